package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.GuardText;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.PendingWrite;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.value.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * The ways out of a region. A guard that fails jumps to a stub, which moves the snapshot's values
 * into one home for each register and joins the one tail that writes all homes back. A home begins
 * with what the register held at entry, so writing back one that an exit does not name changes
 * nothing. (One tail for all takes far fewer bytes than one for each exit.)
 */
final class Exits {
  private final Method method;
  private final Map<Key, Exit> exits = new LinkedHashMap<>();
  private final Map<Integer, Integer> bitHomes = new TreeMap<>();
  private final Map<Integer, Integer> refHomes = new TreeMap<>();
  private final int number;
  private final int forced;
  private final Set<Instruction> atEntry;
  private final Optional<ExitMethods> outlined;

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
      int origin,
      SideExit.Kind kind,
      Set<String> guards,
      Label stub) {}

  /**
   * The exits of a graph.
   *
   * @param methods writes exits as methods of their own, for a function
   */
  Exits(Graph graph, Method method, Optional<ExitMethods> methods, int forced) {
    this.outlined = methods;
    this.forced = forced;
    // A function checks nothing when it is entered: its callers have.
    this.atEntry =
        graph.signature().isPresent() ? Set.of() : new HashSet<>(graph.entry().instructions());
    this.method = method;
    this.number = method.out.newLocal(Type.BOOL);
    graph.forEachInstruction(
        instruction -> instruction.snapshot().ifPresent(snapshot -> add(instruction, snapshot)));
  }

  private void add(Instruction instruction, Snapshot snapshot) {
    SideExit.Kind kind = kind(instruction);
    int origin = instruction.origin().pc();
    exits
        .computeIfAbsent(
            new Key(snapshot.id(), kind),
            key ->
                new Exit(exits.size(), snapshot, origin, kind, new LinkedHashSet<>(), new Label()))
        .guards()
        .add(GuardText.of(instruction));
    if (outlined.isPresent()) {
      return;
    }
    frame(snapshot)
        .registers()
        .forEach(
            (register, value) ->
                (Placement.isBits(value) ? bitHomes : refHomes)
                    .computeIfAbsent(
                        register,
                        key -> method.out.newLocal(Placement.isBits(value) ? Type.INT : Type.REF)));
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
    boolean again = instruction.origin().pc() == frame(instruction.snapshot().orElseThrow()).pc();
    return instruction.op() == Op.EXIT && again
        ? SideExit.Kind.PERMANENT
        : SideExit.Kind.UNEXPECTED;
  }

  static FrameState frame(Snapshot snapshot) {
    return snapshot.frames().get(snapshot.frames().size() - 1);
  }

  /** The number of the exit of an instruction. */
  int numberOf(Instruction instruction) {
    return exitOf(instruction).number();
  }

  /**
   * Leaves here in any case if this is the exit that is forced, for tests. The jump is one that is
   * always taken without the JVM knowing it, so that what follows is not dead code.
   */
  void force(Instruction instruction) {
    if (numberOf(instruction) == forced && mayLeave(instruction)) {
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
        || instruction.origin().pc() == frame(instruction.snapshot().orElseThrow()).pc();
  }

  /** Where to jump when the instruction leaves. */
  Label stubOf(Instruction instruction) {
    return exitOf(instruction).stub();
  }

  private Exit exitOf(Instruction instruction) {
    return exits.get(new Key(instruction.snapshot().orElseThrow().id(), kind(instruction)));
  }

  /** The stubs by their numbers. */
  List<Label> stubs() {
    return exits.values().stream().map(Exit::stub).toList();
  }

  /** Takes what the registers hold into their homes; a function has none. */
  void initialise() {
    CodeWriter out = method.out;
    out.initialise(number, Type.BOOL);
    bitHomes.forEach(
        (register, home) -> {
          out.variable(Opcodes.ALOAD, method.longs);
          out.number((int) register);
          out.insn(Opcodes.LALOAD);
          out.store(home, Type.INT);
        });
    refHomes.forEach(
        (register, home) -> {
          out.variable(Opcodes.ALOAD, method.refs);
          out.number((int) register);
          out.insn(Opcodes.AALOAD);
          out.store(home, Type.REF);
        });
  }

  /** Writes the stubs and the tail. */
  void write() {
    if (outlined.isPresent()) {
      for (Exit exit : exits.values()) {
        method.out.label(exit.stub());
        outlined.get().call(exit.number(), exit.snapshot());
        outlined.get().write(exit.number(), exit.snapshot());
      }
      return;
    }
    Label tail = new Label();
    for (Exit exit : exits.values()) {
      method.out.label(exit.stub());
      writeStub(exit);
      method.out.number(exit.number());
      method.out.store(number, Type.BOOL);
      method.out.jump(Opcodes.GOTO, tail);
    }
    method.out.label(tail);
    writeTail();
  }

  private void writeStub(Exit exit) {
    CodeWriter out = method.out;
    ObjectMaker objects = new ObjectMaker(out, method::loadKept);
    for (Instruction virtual : ObjectMaker.virtuals(exit.snapshot())) {
      objects.make(virtual);
      out.store(method.placement.local(virtual), Type.REF);
    }
    frame(exit.snapshot())
        .registers()
        .forEach(
            (register, value) -> {
              method.loadKept(value);
              switch (value.type()) {
                case INT -> out.store(bitHomes.get(register), Type.INT);
                case FLOAT -> {
                  out.callStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
                  out.store(bitHomes.get(register), Type.INT);
                }
                case BOOL -> {
                  out.callStatic("java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;");
                  out.store(refHomes.get(register), Type.REF);
                }
                default -> out.store(refHomes.get(register), Type.REF);
              }
            });
    for (PendingWrite write : exit.snapshot().writes()) {
      method.loadKept(write.args().get(0));
      out.type(Opcodes.CHECKCAST, HeapEmitter.iteratorSetBy(write.op()));
      method.loadKept(write.args().get(1));
      HeapEmitter.setNext(write.op(), out);
    }
  }

  private void writeTail() {
    CodeWriter out = method.out;
    bitHomes.forEach(
        (register, home) -> {
          out.variable(Opcodes.ALOAD, method.longs);
          out.number((int) register);
          out.load(home, Type.INT);
          out.insn(Opcodes.LASTORE);
        });
    refHomes.forEach(
        (register, home) -> {
          out.variable(Opcodes.ALOAD, method.refs);
          out.number((int) register);
          out.load(home, Type.REF);
          out.insn(Opcodes.AASTORE);
        });
    if (method.metered) {
      method.loadMachine();
      out.load(method.fuel, Type.INT);
      out.field(Opcodes.PUTFIELD, Method.INTERPRETER, "fuel", "J");
    }
    out.variable(Opcodes.ALOAD, Method.THIS);
    out.load(method.strip, Type.BOOL);
    out.field(Opcodes.PUTFIELD, Method.LOOP, "stripLeft", "I");
    out.variable(Opcodes.ALOAD, Method.THIS);
    out.load(method.strips, Type.BOOL);
    out.field(Opcodes.PUTFIELD, Method.LOOP, "strips", "I");
    out.load(number, Type.BOOL);
    out.insn(Opcodes.IRETURN);
  }

  /** The table of exits for the running region. */
  List<SideExit> table() {
    List<SideExit> result = new ArrayList<>();
    for (Exit exit : exits.values()) {
      FrameState frame = frame(exit.snapshot());
      int[] registers = new int[frame.registers().size()];
      byte[] tags = new byte[registers.length];
      int i = 0;
      for (Map.Entry<Integer, Value> entry : frame.registers().entrySet()) {
        registers[i] = entry.getKey();
        tags[i++] = tag(entry.getValue().type());
      }
      result.add(
          new SideExit(
              exit.number(),
              frame.pc(),
              exit.origin(),
              exit.snapshot().cost(),
              exit.kind(),
              String.join(", ", exit.guards()),
              registers,
              tags));
    }
    return result;
  }

  private static byte tag(Type type) {
    return switch (type) {
      case INT -> Tag.INT;
      case FLOAT -> Tag.FLOAT;
      default -> Tag.REF;
    };
  }
}
