package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.InstructionBuilder;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Makes well-formed graphs at random: arithmetic, guards, loads and stores, calls with handlers,
 * branches that join or leave, and loops that end, with {@code continue} and {@code break}.
 */
final class RandomGraphs {
  static final int INPUTS = 5;
  static final int FIRST_LIST = 10;
  static final int RANGE = 12;
  static final int TEXT = 13;

  private static final List<Op> ARITHMETIC =
      Arrays.stream(Op.values())
          .filter(op -> op.ordinal() >= Op.INT_ADD.ordinal())
          .filter(op -> op.ordinal() <= Op.UNBOX_BOOL.ordinal())
          .filter(op -> op != Op.INT_ADD_NW && op != Op.INT_SUB_NW && op != Op.INT_MUL_NW)
          .toList();
  private static final List<Op> COUNTING =
      List.of(
          Op.INT_ADD,
          Op.INT_SUB,
          Op.INT_ADD,
          Op.INT_LT,
          Op.INT_LE,
          Op.INT_EQ,
          Op.INT_GT,
          Op.INT_GE);

  private final Random random;
  private final Graph graph = new Graph(1, "random", 0);
  private final Map<Type, List<Value>> visible = new EnumMap<>(Type.class);
  private final List<Value> lists = new ArrayList<>();
  private Block at = graph.newBlock();
  private Value range = Constant.TRUE;
  private int budget;

  /** The loop around the place where instructions are made. */
  private record Around(Block header, Block exit, Value counter) {}

  private RandomGraphs(long seed, int budget) {
    this.random = new Random(seed);
    this.budget = budget;
    for (Type type : Type.values()) {
      visible.put(type, new ArrayList<>());
    }
  }

  /** A graph of about so many instructions. */
  static Graph make(long seed, int size) {
    RandomGraphs maker = new RandomGraphs(seed, size);
    maker.inputs();
    if (maker.statements(0, Optional.empty())) {
      maker.emit(maker.graph.instruction(Op.EXIT));
    }
    Liveness.addSnapshots(maker.graph, maker.random);
    return maker.graph;
  }

  /** Values for the registers that the graphs read. */
  static List<Object> inputs(long seed) {
    Random random = new Random(seed);
    List<Object> result = new ArrayList<>();
    for (int i = 0; i < INPUTS; i++) {
      Type type = i < 3 ? Type.INT : Type.FLOAT;
      List<Constant> values = EdgeValues.of(type);
      result.add(EdgeValues.value(values.get(random.nextInt(values.size()))));
    }
    return result;
  }

  private void inputs() {
    for (int i = 0; i < INPUTS; i++) {
      emit(graph.instruction(i < 3 ? Op.SLOT_INT : Op.SLOT_FLOAT).number(i));
    }
    lists.add(emit(graph.instruction(Op.SLOT_REF).number(FIRST_LIST)));
    lists.add(emit(graph.instruction(Op.SLOT_REF).number(FIRST_LIST + 1)));
    range = emit(graph.instruction(Op.SLOT_REF).number(RANGE));
    emit(graph.instruction(Op.SLOT_REF).number(TEXT));
  }

  private Instruction emit(InstructionBuilder builder) {
    Instruction result = builder.appendTo(at);
    if (result.isUsable()) {
      visible.get(result.type()).add(result);
    }
    return result;
  }

  /** Makes statements; false if the last block is ended. */
  private boolean statements(int depth, Optional<Around> around) {
    int count = 2 + random.nextInt(8);
    for (int i = 0; i < count && budget > 0; i++) {
      budget--;
      int kind = random.nextInt(100);
      if (kind < 8 && depth < 4) {
        if (!branch(depth, around)) {
          return false;
        }
      } else if (kind < 14 && depth < 3) {
        loop(depth);
      } else if (kind < 20) {
        call(depth, around);
      } else if (kind < 32) {
        memory();
      } else if (kind < 40) {
        guard();
      } else if (kind < 43) {
        emit(graph.instruction(Op.CHARGE).number(1 + random.nextInt(9)));
      } else if (kind < 45) {
        emit(graph.instruction(Op.POLL));
      } else if (kind < 50) {
        bounded();
      } else {
        arithmetic();
      }
    }
    return true;
  }

  private Value any(Type type) {
    List<Value> values = visible.get(type);
    if (type != Type.REF && (values.isEmpty() || random.nextInt(4) == 0)) {
      List<Constant> constants = EdgeValues.of(type);
      return type == Type.INT && random.nextBoolean()
          ? Constant.of(random.nextInt(9) - 2L)
          : constants.get(random.nextInt(constants.size()));
    }
    // Recent values more often than old ones, so that chains arise.
    int back = Math.min(random.nextInt(values.size()), random.nextInt(values.size()));
    return values.get(values.size() - 1 - back);
  }

  private void arithmetic() {
    List<Op> ops = random.nextInt(3) == 0 ? COUNTING : ARITHMETIC;
    Op op = ops.get(random.nextInt(ops.size()));
    if (op.name().startsWith("UNBOX") && random.nextInt(4) != 0) {
      Type type = op.result();
      Op box = type == Type.INT ? Op.BOX_INT : type == Type.FLOAT ? Op.BOX_FLOAT : Op.BOX_BOOL;
      emit(graph.instruction(box).args(any(type)));
      emit(graph.instruction(op).args(visible.get(Type.REF).get(visible.get(Type.REF).size() - 1)));
      return;
    }
    List<Value> args = new ArrayList<>();
    op.arguments().forEach(type -> args.add(any(type)));
    if (op == Op.REF_SAME) {
      // Boxes have no identity to speak of, so it is asked for other objects alone.
      args.set(random.nextInt(2), Constant.of(graph.pool().intern("text", "text")));
    }
    emit(graph.instruction(op).args(args));
    if (random.nextInt(5) == 0) {
      emit(graph.instruction(op).args(args));
    }
  }

  private Value condition() {
    if (random.nextInt(3) > 0) {
      Op[] ops = {Op.INT_LT, Op.INT_LE, Op.INT_EQ, Op.INT_NE, Op.INT_GT, Op.INT_GE, Op.FLOAT_LT};
      Op op = ops[random.nextInt(ops.length)];
      Type type = op.arguments().get(0);
      return emit(graph.instruction(op).args(any(type), any(type)));
    }
    return any(Type.BOOL);
  }

  /** Arithmetic that a comparison just before allows, or just not. */
  private void bounded() {
    Op[] ops = {Op.INT_LT, Op.INT_LE, Op.INT_EQ, Op.INT_NE, Op.INT_GT, Op.INT_GE};
    Value left = any(Type.INT);
    Value right = any(Type.INT);
    Value condition = emit(graph.instruction(ops[random.nextInt(ops.length)]).args(left, right));
    emit(graph.instruction(random.nextBoolean() ? Op.GUARD_TRUE : Op.GUARD_FALSE).args(condition));
    Op op = random.nextBoolean() ? Op.INT_ADD : Op.INT_SUB;
    Value changed = random.nextBoolean() ? left : right;
    emit(graph.instruction(op).args(changed, Constant.of(1L + random.nextInt(2))));
  }

  private void guard() {
    switch (random.nextInt(6)) {
      case 0 -> {
        Class<?> type = random.nextBoolean() ? Long.class : String.class;
        emit(
            graph
                .instruction(Op.GUARD_CLASS)
                .attribute(graph.pool().intern(type, type.getSimpleName()))
                .args(any(Type.REF)));
      }
      case 1 -> emit(graph.instruction(Op.GUARD_FALSE).args(condition()));
      case 2 ->
          emit(
              graph
                  .instruction(Op.GUARD_SAME)
                  .attribute(graph.pool().intern("text", "text"))
                  .args(any(Type.REF)));
      case 3 -> emit(graph.instruction(Op.UNBOX_INT).args(any(Type.REF)));
      default -> emit(graph.instruction(Op.GUARD_TRUE).args(condition()));
    }
  }

  private void memory() {
    String cell = random.nextBoolean() ? "g0" : "g1";
    switch (random.nextInt(8)) {
      case 0, 1 ->
          emit(graph.instruction(Op.GLOBAL_LOAD).attribute(graph.pool().intern(cell, cell)));
      case 2 ->
          emit(
              graph
                  .instruction(Op.GLOBAL_STORE)
                  .attribute(graph.pool().intern(cell, cell))
                  .args(any(Type.REF)));
      case 3 -> range();
      default -> list();
    }
  }

  private void range() {
    Value iterator = random.nextInt(4) == 0 ? any(Type.REF) : range;
    emit(
        graph
            .instruction(Op.GUARD_CLASS)
            .attribute(graph.pool().intern(TestHeap.RangeObject.class, "range"))
            .args(iterator));
    Op[] ops = {Op.RANGE_NEXT, Op.RANGE_NEXT, Op.RANGE_END, Op.RANGE_STEP, Op.RANGE_SET_NEXT};
    Op op = ops[random.nextInt(ops.length)];
    List<Value> args = new ArrayList<>(List.of(iterator));
    if (op == Op.RANGE_SET_NEXT) {
      args.add(any(Type.INT));
    }
    emit(graph.instruction(op).args(args));
  }

  private void list() {
    Value list = lists.get(random.nextInt(2));
    emit(graph.instruction(Op.GUARD_LIST_KIND).number(1).args(list));
    Value index = random.nextInt(3) == 0 ? any(Type.INT) : Constant.of(random.nextInt(2));
    if (random.nextInt(3) == 0) {
      emit(graph.instruction(Op.LIST_SIZE).args(list));
      return;
    }
    Value position = emit(graph.instruction(Op.LIST_INDEX).args(list, index));
    if (random.nextBoolean()) {
      emit(graph.instruction(Op.LIST_PUT_INT).args(list, position, any(Type.INT)));
    } else {
      emit(graph.instruction(Op.LIST_ITEM_INT).args(list, position));
    }
  }

  private static Residual routine(
      String name, Type arg, boolean raises, boolean pure, Heap... writes) {
    Set<Heap> reads = name.equals("watch") ? Set.of(Heap.GLOBALS) : Set.of();
    return new Residual(
        name, "T", name, "(J)J", List.of(arg), Type.INT, reads, Set.of(writes), raises, pure);
  }

  private void call(int depth, Optional<Around> around) {
    List<Residual> routines =
        List.of(
            routine("pure", Type.INT, false, true),
            routine("watch", Type.INT, false, true),
            routine("assign", Type.INT, true, false, Heap.GLOBALS),
            routine("spoil", Type.INT, true, false, Heap.LISTS),
            routine("advance", Type.INT, true, false, Heap.ITERATORS),
            routine("print", Type.REF, true, false, Heap.OTHER));
    Residual routine = routines.get(random.nextInt(routines.size()));
    InstructionBuilder call =
        graph.instruction(Op.CALL).attribute(routine).args(any(routine.arguments().get(0)));
    if (!routine.raises() || random.nextBoolean() || depth > 3) {
      emit(call);
      return;
    }
    Value passed = any(Type.INT);
    Block handler = graph.newBlock();
    Value exception = handler.addParameter(Type.REF);
    Value kept = handler.addParameter(Type.INT);
    Block before = at;
    List<List<Value>> saved = save();
    at = handler;
    visible.get(Type.REF).add(exception);
    visible.get(Type.INT).add(kept);
    Block join = graph.newBlock();
    if (statements(depth + 1, around)) {
      at.jump(join, any(Type.INT));
    }
    restore(saved);
    at = before;
    emit(call.handler(Target.of(handler, passed)));
    arithmetic();
    at.jump(join, any(Type.INT));
    restore(saved);
    at = join;
    visible.get(Type.INT).add(join.addParameter(Type.INT));
  }

  private List<List<Value>> save() {
    List<List<Value>> result = new ArrayList<>();
    visible.values().forEach(values -> result.add(List.copyOf(values)));
    return result;
  }

  private void restore(List<List<Value>> saved) {
    int index = 0;
    for (List<Value> values : visible.values()) {
      values.clear();
      values.addAll(saved.get(index++));
    }
  }

  private boolean branch(int depth, Optional<Around> around) {
    Value condition = condition();
    Block join = graph.newBlock();
    List<Type> types = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      types.add(List.of(Type.INT, Type.FLOAT, Type.BOOL, Type.REF).get(random.nextInt(4)));
    }
    Block before = at;
    List<List<Value>> saved = save();
    List<Target> targets = new ArrayList<>();
    boolean joined = false;
    for (int arm = 0; arm < 2; arm++) {
      at = before;
      if (random.nextInt(3) == 0 && (arm == 0 || !targets.get(0).block().equals(join))) {
        targets.add(new Target(join, args(types)));
        joined = true;
        continue;
      }
      at = graph.newBlock();
      targets.add(Target.of(at));
      if (statements(depth + 1, around) && !leaves(around)) {
        graph.instruction(Op.JUMP).targets(new Target(join, args(types))).appendTo(at);
        joined = true;
      }
      restore(saved);
    }
    graph.instruction(Op.BRANCH).args(condition).targets(targets).appendTo(before);
    at = join;
    types.forEach(type -> visible.get(type).add(join.addParameter(type)));
    if (!joined) {
      emit(graph.instruction(Op.EXIT));
    }
    return joined;
  }

  private List<Value> args(List<Type> types) {
    List<Value> result = new ArrayList<>();
    types.forEach(type -> result.add(any(type)));
    return result;
  }

  /**
   * Ends an arm of a branch now and then: by an exit, or on the way round the loop or out of it.
   */
  private boolean leaves(Optional<Around> around) {
    return switch (random.nextInt(8)) {
      case 0 -> {
        emit(graph.instruction(Op.EXIT));
        yield true;
      }
      case 1 -> {
        around.ifPresent(this::again);
        yield around.isPresent();
      }
      case 2 -> {
        around.ifPresent(loop -> at.jump(loop.exit()));
        yield around.isPresent();
      }
      default -> false;
    };
  }

  private void again(Around loop) {
    List<Value> args = new ArrayList<>(List.of(loop.counter()));
    List<Parameter> parameters = loop.header().parameters();
    for (Parameter parameter : parameters.subList(1, parameters.size())) {
      args.add(random.nextInt(4) == 0 ? parameter : any(parameter.type()));
    }
    graph.instruction(Op.JUMP).targets(new Target(loop.header(), args)).appendTo(at);
  }

  private void loop(int depth) {
    Block header = graph.newBlock();
    Block body = graph.newBlock();
    Block exit = graph.newBlock();
    Parameter counter = header.addParameter(Type.INT);
    List<Value> begin = new ArrayList<>(List.of(Constant.of(random.nextInt(3))));
    for (int i = random.nextInt(4); i > 0; i--) {
      Type type = List.of(Type.INT, Type.INT, Type.FLOAT, Type.REF).get(random.nextInt(4));
      begin.add(any(type));
      header.addParameter(type);
    }
    header.setLoopHeader(true);
    graph.instruction(Op.JUMP).targets(new Target(header, begin)).appendTo(at);
    at = header;
    header.parameters().forEach(parameter -> visible.get(parameter.type()).add(parameter));
    Value limit = Constant.of(random.nextInt(6));
    Value more = emit(graph.instruction(Op.INT_LT).args(counter, limit));
    at.branch(more, Target.of(body), Target.of(exit));
    Optional<Value> bound =
        header.parameters().size() > 1 && header.parameters().get(1).type() == Type.INT
            ? Optional.of(header.parameters().get(1))
            : Optional.empty();
    List<List<Value>> saved = save();
    at = body;
    Value next = emit(graph.instruction(Op.INT_ADD).args(counter, Constant.of(1)));
    Around around = new Around(header, exit, next);
    bound.ifPresent(value -> stepTowards(value, exit));
    if (statements(depth + 1, Optional.of(around))) {
      again(around);
    }
    restore(saved);
    at = exit;
  }

  /** Leaves the loop unless a parameter is below a bound, else adds to it. */
  private void stepTowards(Value parameter, Block exit) {
    Op[] ops = {Op.INT_LT, Op.INT_LE, Op.INT_GT, Op.INT_GE};
    Op op = ops[random.nextInt(ops.length)];
    Value condition = emit(graph.instruction(op).args(parameter, any(Type.INT)));
    Block within = graph.newBlock();
    at.branch(condition, Target.of(within), Target.of(exit));
    at = within;
    Op step = random.nextInt(4) == 0 ? Op.INT_SUB : Op.INT_ADD;
    emit(graph.instruction(step).args(parameter, Constant.of(1)));
  }

  /** Whether an instruction needs a snapshot. */
  static boolean leaves(Instruction instruction) {
    return instruction.has(Trait.GUARD) || instruction.op() == Op.EXIT || instruction.mayRaise();
  }
}
