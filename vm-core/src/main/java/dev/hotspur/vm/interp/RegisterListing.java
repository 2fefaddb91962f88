package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.Operations;

/**
 * Prints the register form of a function as the interpreter runs it. Each instruction stands beside
 * the offset of the stack code it came from; a block begins with the offset by which jumps name it.
 */
public final class RegisterListing {
  private static final int INDENT = 6;

  private final Translation translation;
  private final Code code;
  private final StringBuilder out = new StringBuilder();

  private RegisterListing(VerifiedCode verified) {
    Environment nowhere = new Environment(new Globals(), new Globals(), false);
    this.translation = Translator.fast(verified, nowhere);
    this.code = verified.code();
  }

  /** The fast form of a function, without those inside it; ends with a newline. */
  public static String of(VerifiedCode verified) {
    RegisterListing listing = new RegisterListing(verified);
    listing.heading();
    listing.blocks();
    return listing.out.toString();
  }

  private void heading() {
    out.append("function ").append(code.name()).append('\n');
    for (int i = 0; i < translation.locals(); i++) {
      out.append("  r").append(i).append(" is ").append(code.locals().get(i)).append('\n');
    }
    for (int i = 0; i < code.cells().size() + code.frees().size(); i++) {
      String from = i < code.cells().size() ? "" : ", from a function around";
      out.append("  r").append(translation.locals() + i).append(" is the cell of ");
      out.append(code.sharedVariable(i)).append(from).append('\n');
    }
    if (code.maxStack() > 0) {
      int first = translation.stackBase();
      out.append("  from r").append(first).append(" on: the operand stack\n");
    }
    ConstantRegisters constants = translation.constants();
    for (int i = 0; i < constants.values().size(); i++) {
      out.append("  r").append(constants.first() + i).append(" holds ");
      out.append(Operations.repr(constants.values().get(i)).value()).append('\n');
    }
  }

  private void blocks() {
    for (int pc = 0; pc < code.size(); pc++) {
      if (translation.isLeader(pc)) {
        out.append(pc).append(":\n");
        block(pc);
      }
    }
  }

  private void block(int leader) {
    Insn insn = translation.fast(leader);
    line(insn);
    while (insn.next() != Insn.HALT && insn.next().leader() < 0) {
      insn = insn.next();
      line(insn);
    }
    // A jump costs no instruction: what stands before it is linked to its target.
    Insn following = insn.next();
    if (following != Insn.HALT && following.leader() != leaderAfter(leader)) {
      out.append(" ".repeat(INDENT)).append("  to ").append(following.leader()).append('\n');
    }
  }

  private int leaderAfter(int leader) {
    int pc = leader + 1;
    while (pc < code.size() && !translation.isLeader(pc)) {
      pc++;
    }
    return pc;
  }

  private void line(Insn insn) {
    String offset = Integer.toString(insn.pc());
    out.append(" ".repeat(Math.max(0, INDENT - offset.length())));
    out.append(offset).append("  ").append(insn).append('\n');
  }
}
