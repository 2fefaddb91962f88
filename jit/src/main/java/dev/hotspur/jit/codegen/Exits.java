package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * How a method leaves its region. A guard that fails jumps to a stub, which calls the exit's method
 * with the values of the snapshot and returns. What an operation throws is caught at its own exit's
 * stub, and passed to the method first.
 */
final class Exits {
  private final Method method;
  private final ExitTable table;
  private final List<ExitTable.Exit> all;
  private final Label[] stubs;
  private final Label[] handlers;
  private final int forced;
  private final ExitMethods methods;
  private final BitSet jumped = new BitSet();
  private final BitSet thrown = new BitSet();

  /**
   * The exits in a method.
   *
   * @param methods writes the exits' methods
   * @param forced the number of the one that is always taken; -1 for none
   */
  Exits(Method method, ExitMethods methods, int forced) {
    this.methods = methods;
    this.forced = forced;
    this.method = method;
    this.table = method.region.exits;
    this.all = table.all();
    this.stubs = labels(all.size());
    this.handlers = labels(all.size());
  }

  private static Label[] labels(int count) {
    Label[] result = new Label[count];
    Arrays.setAll(result, i -> new Label());
    return result;
  }

  /**
   * Leaves here in any case if this is the exit that is forced, for tests. The jump is one that is
   * always taken without the JVM knowing it, so that what follows is not dead code.
   */
  void force(Instruction instruction) {
    if (table.of(instruction).number() == forced && mayLeave(instruction)) {
      method.loadMachine();
      method.out.jump(Opcodes.IFNONNULL, stubOf(instruction));
    }
  }

  /**
   * Whether the program goes on correctly after leaving here without a reason. Most exits execute
   * the instruction again. A guard on which way a branch goes leaves for the other way, which is
   * right only if its condition says so.
   */
  private static boolean mayLeave(Instruction instruction) {
    boolean decides = instruction.op() == Op.GUARD_TRUE || instruction.op() == Op.GUARD_FALSE;
    return !decides
        || instruction.origin().inner() == instruction.snapshot().orElseThrow().innermost().pc();
  }

  /** Where to jump when the instruction leaves. */
  Label stubOf(Instruction instruction) {
    int number = table.of(instruction).number();
    jumped.set(number);
    return stubs[number];
  }

  /** Lets what is thrown between two places leave by the instruction's exit. */
  void catchBetween(Instruction instruction, Label start, Label end) {
    int number = table.of(instruction).number();
    thrown.set(number);
    method.out.handler(start, end, handlers[number], ExitMethods.THROWN);
  }

  /** Writes the stubs and the methods they call. */
  void write() {
    for (ExitTable.Exit exit : all) {
      int number = exit.number();
      boolean throwing = thrown.get(number);
      boolean jumping = jumped.get(number);
      if (throwing && jumping) {
        writeHandler(number);
      } else if (throwing) {
        method.out.label(handlers[number], ExitMethods.THROWN);
      } else if (jumping) {
        method.out.label(stubs[number]);
      }
      if (throwing || jumping) {
        methods.write(number, exit.snapshot(), throwing);
      }
    }
  }

  /**
   * Lets a stub that guards jump to serve what is thrown, too. The handler has an instruction of
   * its own: C1 refuses a method in which a handler is reached by a jump as well, and then all of
   * it is interpreted until C2 is done.
   */
  private void writeHandler(int number) {
    Label both = new Label();
    method.out.label(handlers[number], ExitMethods.THROWN);
    method.out.jump(Opcodes.GOTO, both);
    method.out.label(stubs[number]);
    method.out.insn(Opcodes.ACONST_NULL);
    method.out.label(both, ExitMethods.THROWN);
  }
}
