package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.GuardText;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Origin;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.value.Tag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The ways out of a region. A guard that fails jumps to a stub, which calls the exit's method with
 * the values of the snapshot and returns. What an operation throws is caught at its own exit's
 * stub, and passed to the method first.
 */
final class Exits {
  private final Method method;
  private final Map<Key, Exit> exits = new LinkedHashMap<>();
  private final int forced;
  private final Set<Instruction> atEntry;
  private final ExitMethods methods;
  private final BitSet jumped = new BitSet();
  private final BitSet thrown = new BitSet();

  private record Key(int snapshot, SideExit.Kind kind) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && snapshot == that.snapshot && kind == that.kind;
    }

    @Override
    public int hashCode() {
      return 31 * snapshot + kind.ordinal();
    }
  }

  private record Exit(
      int number,
      Snapshot snapshot,
      Origin origin,
      SideExit.Kind kind,
      Set<String> guards,
      Label stub,
      Label handler) {}

  /**
   * The exits of a graph.
   *
   * @param methods writes the exits' methods
   */
  Exits(Graph graph, Method method, ExitMethods methods, int forced) {
    this.methods = methods;
    this.forced = forced;
    // A function checks nothing when it is entered: its callers have.
    this.atEntry =
        graph.signature().isPresent() ? Set.of() : new HashSet<>(graph.entry().instructions());
    this.method = method;
    graph.forEachInstruction(
        instruction -> instruction.snapshot().ifPresent(snapshot -> add(instruction, snapshot)));
  }

  private void add(Instruction instruction, Snapshot snapshot) {
    SideExit.Kind kind = kind(instruction);
    Origin origin = instruction.origin();
    exits
        .computeIfAbsent(
            new Key(snapshot.id(), kind),
            key ->
                new Exit(
                    exits.size(),
                    snapshot,
                    origin,
                    kind,
                    new LinkedHashSet<>(),
                    new Label(),
                    new Label()))
        .guards()
        .add(GuardText.of(instruction));
  }

  private SideExit.Kind kind(Instruction instruction) {
    if (instruction.op() == Op.POLL) {
      return SideExit.Kind.POLL;
    }
    if (instruction.op() == Op.INVOKE || instruction.op() == Op.GUARD_DEPTH) {
      return SideExit.Kind.TOO_DEEP;
    }
    if (atEntry.contains(instruction)) {
      return SideExit.Kind.ENTRY;
    }
    int goesOn = instruction.snapshot().orElseThrow().innermost().pc();
    boolean again = instruction.origin().inner() == goesOn;
    return instruction.op() == Op.EXIT && again
        ? SideExit.Kind.PERMANENT
        : SideExit.Kind.UNEXPECTED;
  }

  /**
   * Leaves here in any case if this is the exit that is forced, for tests. The jump is one that is
   * always taken without the JVM knowing it, so that what follows is not dead code.
   */
  void force(Instruction instruction) {
    if (exitOf(instruction).number() == forced && mayLeave(instruction)) {
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
    Exit exit = exitOf(instruction);
    jumped.set(exit.number());
    return exit.stub();
  }

  /** Lets what is thrown between two places leave by the instruction's exit. */
  void catchBetween(Instruction instruction, Label start, Label end) {
    Exit exit = exitOf(instruction);
    thrown.set(exit.number());
    method.out.handler(start, end, exit.handler(), ExitMethods.THROWN);
  }

  private Exit exitOf(Instruction instruction) {
    return exits.get(new Key(instruction.snapshot().orElseThrow().id(), kind(instruction)));
  }

  /** Writes the stubs and the methods they call. */
  void write() {
    for (Exit exit : exits.values()) {
      boolean throwing = thrown.get(exit.number());
      boolean jumping = jumped.get(exit.number());
      if (throwing && jumping) {
        writeHandler(exit);
      } else if (throwing) {
        method.out.label(exit.handler(), ExitMethods.THROWN);
      } else if (jumping) {
        method.out.label(exit.stub());
      }
      if (throwing || jumping) {
        methods.write(exit.number(), exit.snapshot(), throwing);
      }
    }
  }

  /**
   * Lets a stub that guards jump to serve what is thrown, too. The handler has an instruction of
   * its own: C1 refuses a method in which a handler is reached by a jump as well, and then all of
   * it is interpreted until C2 is done.
   */
  private void writeHandler(Exit exit) {
    Label both = new Label();
    method.out.label(exit.handler(), ExitMethods.THROWN);
    method.out.jump(Opcodes.GOTO, both);
    method.out.label(exit.stub());
    method.out.insn(Opcodes.ACONST_NULL);
    method.out.label(both, ExitMethods.THROWN);
  }

  /** The table of exits for the running region. */
  List<SideExit> table() {
    List<SideExit> result = new ArrayList<>();
    for (Exit exit : exits.values()) {
      result.add(
          new SideExit(
              exit.number(),
              exit.snapshot().frames().stream().map(Exits::state).toList(),
              exit.origin().pc(),
              exit.origin().inner(),
              exit.snapshot().cost(),
              exit.kind(),
              String.join(", ", exit.guards())));
    }
    return result;
  }

  private static SideExit.State state(FrameState frame) {
    int[] registers = new int[frame.registers().size()];
    byte[] tags = new byte[registers.length];
    int i = 0;
    for (Map.Entry<Integer, Value> entry : frame.registers().entrySet()) {
      registers[i] = entry.getKey();
      tags[i++] = tag(entry.getValue().type());
    }
    return new SideExit.State(frame.pc(), registers, tags);
  }

  private static byte tag(Type type) {
    return switch (type) {
      case INT -> Tag.INT;
      case FLOAT -> Tag.FLOAT;
      default -> Tag.REF;
    };
  }
}
