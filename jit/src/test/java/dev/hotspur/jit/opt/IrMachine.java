package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.PendingWrite;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs a graph as compiled code would, and goes on where it is left as the interpreter would: in
 * the original graph, with ints of any size. Every snapshot of the original has a pc of its own,
 * and its registers are the ids of the values that the original needs from there on.
 */
final class IrMachine {
  private static final int STEPS = 20_000;
  private static final int BITS = 20_000;

  /** The sample takes too long or too much memory to say anything. */
  static final class Unsuitable extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Where a run ends. */
  record End(int pc, String registers, long fuel, String heap) {}

  /** A place in the original. */
  private record Place(Block block, int index, Snapshot snapshot) {}

  private final Map<Integer, Place> places = new HashMap<>();
  private final Map<Integer, Value> values = new HashMap<>();
  private final Graph original;
  private TestHeap heap = new TestHeap();
  private long fuel;
  private int steps;
  private int guards;
  private int forced;

  IrMachine(Graph original) {
    this.original = original;
    for (Block block : original.blocks()) {
      block.parameters().forEach(parameter -> values.put(parameter.id(), parameter));
      block.entrySnapshot().ifPresent(entry -> place(block, 0, entry));
      for (int i = 0; i < block.instructions().size(); i++) {
        Instruction instruction = block.instructions().get(i);
        values.put(instruction.id(), instruction);
        int index = i;
        instruction.snapshot().ifPresent(snapshot -> place(block, index, snapshot));
      }
    }
  }

  private void place(Block block, int index, Snapshot snapshot) {
    places.put(snapshot.frames().get(0).pc(), new Place(block, index, snapshot));
  }

  /** The number of guards that the last run of compiled code met. */
  int guards() {
    return guards;
  }

  /** Runs the original as the interpreter does. */
  End interpret(TestHeap fresh) {
    start(fresh, 0);
    return run(original.entry(), 0, new HashMap<>(), true);
  }

  /**
   * Runs compiled code, then the interpreter.
   *
   * @param failing the number of the guard met that fails though it holds; 0 for none
   */
  End compiled(Graph graph, TestHeap fresh, int failing) {
    start(fresh, failing);
    return run(graph.entry(), 0, new HashMap<>(), false);
  }

  private void start(TestHeap fresh, int failing) {
    heap = fresh;
    fuel = 0;
    steps = 0;
    guards = 0;
    forced = failing;
  }

  private End run(Block entry, int start, Map<Value, Object> env, boolean slow) {
    Block block = entry;
    int index = start;
    while (true) {
      if (steps++ > STEPS) {
        throw new Unsuitable();
      }
      Instruction instruction = block.instructions().get(index);
      if (instruction.has(Trait.GUARD) && !slow && ++guards == forced) {
        return leave(instruction, env, false);
      }
      if (instruction.isTerminator()) {
        if (instruction.op() == Op.EXIT) {
          return leave(instruction, env, slow);
        }
        boolean second =
            instruction.op() == Op.BRANCH && value(instruction.arg(0), env).equals(false);
        block = go(instruction.targets().get(second ? 1 : 0), env, Optional.empty());
        index = 0;
        continue;
      }
      Optional<Object> result = apply(instruction, env, slow);
      if (result.isEmpty() && instruction.handler().isPresent()) {
        block = go(instruction.handler().get(), env, Optional.of("raised"));
        index = 0;
        continue;
      }
      if (result.isEmpty() || (!slow && !EdgeValues.isRepresentable(result.get()))) {
        check(instruction);
        return leave(instruction, env, slow);
      }
      env.put(instruction, result.get());
      index++;
    }
  }

  private static void check(Instruction instruction) {
    if (!instruction.has(Trait.GUARD) && !instruction.has(Trait.RAISES)) {
      boolean float64 = instruction.op() == Op.INT_TO_FLOAT;
      if (!float64) {
        throw new AssertionError(instruction + " " + instruction.op() + " has failed, no guard");
      }
    }
  }

  private static Block go(Target target, Map<Value, Object> env, Optional<Object> raised) {
    List<Object> args = new ArrayList<>();
    raised.ifPresent(args::add);
    target.args().forEach(arg -> args.add(value(arg, env)));
    List<Parameter> parameters = target.block().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      env.put(parameters.get(i), args.get(i));
    }
    return target.block();
  }

  private End leave(Instruction instruction, Map<Value, Object> env, boolean slow) {
    Optional<Snapshot> found = instruction.snapshot();
    if (found.isEmpty()) {
      return new End(-1 - instruction.op().ordinal(), "", fuel, heap.toString());
    }
    FrameState frame = found.get().frames().get(0);
    Map<Integer, Object> registers = new TreeMap<>();
    frame.registers().forEach((register, value) -> registers.put(register, value(value, env)));
    Place place = places.get(frame.pc());
    for (PendingWrite write : found.get().writes()) {
      // Only exits of the original have any, and only to globals.
      String cell = ((PoolConstant) write.attribute()).description();
      heap.globals.put(cell, value(write.args().get(0), env));
    }
    Instruction there = place.block().instructions().get(place.index());
    if (slow || there.op() == Op.EXIT || there.mayRaise()) {
      return new End(frame.pc(), registers.toString(), fuel, heap.toString());
    }
    if (found.get().cost() != place.snapshot().cost()) {
      throw new AssertionError("a wrong cost in " + found.get());
    }
    Map<Value, Object> fresh = new HashMap<>();
    registers.forEach((register, value) -> fresh.put(values.get(register), value));
    return run(place.block(), place.index(), fresh, true);
  }

  private static Object value(Value value, Map<Value, Object> env) {
    if (value instanceof Constant constant) {
      return EdgeValues.value(constant);
    }
    Object result = env.get(value);
    if (result == null) {
      throw new AssertionError(value + " is missing: a snapshot has lost it");
    }
    return result;
  }

  /** The class that a guard sees. */
  static Class<?> classOf(Object value) {
    return value instanceof BigInteger ? Long.class : value.getClass();
  }

  private Optional<Object> apply(Instruction instruction, Map<Value, Object> env, boolean slow) {
    List<Object> args = instruction.args().stream().map(arg -> value(arg, env)).toList();
    Optional<Object> done = Optional.of("done");
    return switch (instruction.op()) {
      case SLOT_INT, SLOT_FLOAT, SLOT_REF -> Optional.of(heap.registers.get(instruction.number()));
      case GUARD_TRUE -> done.filter(ok -> args.get(0).equals(true));
      case GUARD_FALSE -> done.filter(ok -> args.get(0).equals(false));
      case GUARD_CLASS -> done.filter(ok -> classOf(args.get(0)) == instruction.constant().value());
      case GUARD_SAME -> done.filter(ok -> args.get(0) == instruction.constant().value());
      case GLOBAL_LOAD -> Optional.of(heap.globals.get(instruction.constant().description()));
      case GLOBAL_STORE -> {
        heap.globals.put(instruction.constant().description(), args.get(0));
        yield done;
      }
      case CALL -> heap.call(instruction.residual().name(), args);
      case CHARGE -> {
        fuel += instruction.number();
        yield done;
      }
      case POLL, STRIP_PASSED -> done;
      case STRIP_LEFT -> Optional.of(BigInteger.valueOf(2));
      default -> arithmetic(instruction, args, slow);
    };
  }

  private Optional<Object> arithmetic(Instruction instruction, List<Object> args, boolean slow) {
    Op op = instruction.op();
    if (!op.reads().isEmpty()
        || !op.writes().isEmpty()
        || op == Op.RANGE_END
        || op == Op.RANGE_STEP) {
      int number = op == Op.GUARD_LIST_KIND ? instruction.number() : 0;
      return heap.apply(op, args, number);
    }
    Optional<Object> result = OpSemantics.apply(op, args);
    if (slow
        && result.isPresent()
        && result.get() instanceof BigInteger big
        && big.bitLength() > BITS) {
      throw new Unsuitable();
    }
    boolean unchecked = op == Op.INT_ADD_NW || op == Op.INT_SUB_NW || op == Op.INT_MUL_NW;
    if (unchecked && !slow && !EdgeValues.isRepresentable(result.orElseThrow())) {
      throw new AssertionError(instruction + " overflows unchecked on " + args);
    }
    return result.filter(value -> instruction.type() != Type.NONE);
  }
}
