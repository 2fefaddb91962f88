package dev.hotspur.jit.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.value.TupleValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fold rule is an equation: over every instruction that it applies to, built from the
 * signature of its operations, both sides are evaluated with edge values for what is unknown.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldRulesTest {
  private static final int ENOUGH = 60;

  private final Graph graph = new Graph(1, "rules", 0);
  private final Block block = graph.newBlock();

  /** Operations on objects that are no boxes. */
  private static final Set<Op> OBJECTS =
      EnumSet.of(
          Op.RANGE_END,
          Op.RANGE_STEP,
          Op.LIST_ITERATOR,
          Op.LISTITER_LIST,
          Op.GUARD_PRIVATE,
          Op.GUARD_TUPLE,
          Op.TUPLE_ITEM,
          Op.TUPLE_ITERATOR,
          Op.CELL_NEW,
          Op.CLOSURE_CELL,
          Op.GUARD_CODE,
          Op.TUPLEITER_TUPLE,
          Op.TUPLE_SIZE,
          Op.TUPLE_GET,
          Op.TUPLE_AT,
          Op.GUARD_SAME);

  private final Map<Type, List<Value>> leaves = new HashMap<>();
  private final Map<Type, List<Value>> deep = new HashMap<>();
  private final List<PoolConstant> classes = new ArrayList<>();

  FoldRulesTest() {
    for (Type type : List.of(Type.INT, Type.FLOAT, Type.BOOL)) {
      List<Value> values = new ArrayList<>(EdgeValues.of(type));
      values.add(block.addParameter(type));
      values.add(block.addParameter(type));
      leaves.put(type, values);
    }
    Constant text = Constant.of(graph.pool().intern("text", "text"));
    leaves.put(Type.REF, List.of(block.addParameter(Type.REF), text));
    for (Class<?> type : List.of(Long.class, Double.class, Boolean.class, String.class)) {
      classes.add(graph.pool().intern(type, type.getSimpleName()));
    }
    for (Type type : leaves.keySet()) {
      List<Value> values = new ArrayList<>(leaves.get(type));
      for (Op op : Op.values()) {
        if (op.result() == type && isArithmetic(op)) {
          // Constants on the right suffice one level down.
          instructions(op, leaves, true).forEach(values::add);
        }
      }
      deep.put(type, values);
    }
  }

  /** The rules of algebra; those about what is in objects have tests of their own. */
  static List<FoldRule> rules() {
    return FoldRules.all().stream().filter(rule -> !HeapRules.RULES.contains(rule)).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isAnEquation(FoldRule rule) {
    for (Op op : rule.ops()) {
      List<Instruction> applicable = new ArrayList<>();
      for (Instruction instruction : instructions(op, deep, false)) {
        if (rule.rewrite().apply(instruction).isPresent()) {
          applicable.add(instruction);
        }
      }
      assertFalse(applicable.isEmpty(), "no " + op + " was made that the rule applies to");
      int step = 1 + applicable.size() / ENOUGH;
      for (int i = 0; i < applicable.size(); i += step) {
        check(rule, applicable.get(i), rule.rewrite().apply(applicable.get(i)).orElseThrow());
      }
    }
  }

  private static Instruction tuple(Graph graph, Value... items) {
    Residual routine =
        new Residual(
            "build.tuple." + items.length,
            "owner",
            "buildTuple",
            "([Ljava/lang/Object;)Ljava/lang/Object;",
            Collections.nCopies(items.length, Type.REF),
            Type.REF,
            Set.of(),
            Set.of(),
            false,
            true);
    return graph.instruction(Op.CALL).attribute(routine).args(items).build();
  }

  private static Optional<Rewrite> rewritten(Instruction instruction) {
    return FoldRules.of(instruction.op()).stream()
        .flatMap(rule -> rule.rewrite().apply(instruction).stream())
        .findFirst();
  }

  @Test
  void knowsWhatIsInATuple() {
    Value first = block.addParameter(Type.REF);
    Value second = block.addParameter(Type.REF);
    Instruction made = tuple(graph, first, second);
    Instruction item =
        graph.instruction(Op.TUPLE_ITEM).attribute(Attribute.of(1)).args(made).build();
    assertEquals(Optional.of(Rewrite.same(second)), rewritten(item));
    Instruction fits =
        graph.instruction(Op.GUARD_TUPLE).attribute(Attribute.of(2)).args(made).build();
    assertEquals(Optional.of(new Rewrite.Passes()), rewritten(fits));
    Instruction other =
        graph.instruction(Op.GUARD_TUPLE).attribute(Attribute.of(3)).args(made).build();
    assertEquals(Optional.of(new Rewrite.Leaves()), rewritten(other));
    Instruction unknown =
        graph.instruction(Op.GUARD_TUPLE).attribute(Attribute.of(2)).args(first).build();
    assertEquals(Optional.empty(), rewritten(unknown));
  }

  @Test
  void knowsTheLengthAndTheItemsOfATuple() {
    Value first = block.addParameter(Type.REF);
    Value second = block.addParameter(Type.REF);
    Instruction made = tuple(graph, first, second);
    Constant constant = Constant.of(graph.pool().intern(TupleValue.of(1L, 2L, 3L), "tuple"));
    assertEquals(Optional.of(Rewrite.same(Constant.of(2L))), size(made));
    assertEquals(Optional.of(Rewrite.same(Constant.of(3L))), size(constant));
    assertEquals(Optional.empty(), size(first));
    Map<Long, Optional<Rewrite>> wanted =
        Map.of(
            0L,
            Optional.of(Rewrite.same(first)),
            1L,
            Optional.of(Rewrite.same(second)),
            -1L,
            Optional.of(Rewrite.same(second)),
            -2L,
            Optional.of(Rewrite.same(first)),
            2L,
            Optional.empty(),
            -3L,
            Optional.empty(),
            Long.MIN_VALUE,
            Optional.empty());
    wanted.forEach((index, item) -> assertEquals(item, item(made, Constant.of(index)), "" + index));
    assertEquals(Optional.empty(), item(made, block.addParameter(Type.INT)));
    assertEquals(Optional.empty(), item(tuple(graph), Constant.of(0L)));
    assertEquals(Optional.empty(), item(first, Constant.of(0L)));
  }

  private Optional<Rewrite> size(Value tuple) {
    return rewritten(graph.instruction(Op.TUPLE_SIZE).args(tuple).build());
  }

  private Optional<Rewrite> item(Value tuple, Value index) {
    return rewritten(graph.instruction(Op.TUPLE_GET).args(tuple, index).build());
  }

  @Test
  void knowsWhichRangesFit() {
    Value stop = block.addParameter(Type.INT);
    for (long start : new long[] {0, 7, Long.MAX_VALUE, -1}) {
      for (long step : new long[] {1, 2, -1, 0}) {
        Instruction fits =
            graph
                .instruction(Op.RANGE_FITS)
                .args(Constant.of(start), stop, Constant.of(step))
                .build();
        boolean always =
            EdgeValues.of(Type.INT).stream()
                .allMatch(bound -> dev.hotspur.vm.value.Ranges.fits(start, bound.asInt(), step));
        assertEquals(
            start >= 0 && step == 1 ? Optional.of(new Rewrite.Passes()) : Optional.empty(),
            rewritten(fits));
        assertTrue(always || rewritten(fits).isEmpty());
      }
    }
  }

  @Test
  void namesAreDifferent() {
    Set<String> names = new HashSet<>();
    FoldRules.all().forEach(rule -> assertTrue(names.add(rule.name()), rule.name()));
  }

  private static boolean isArithmetic(Op op) {
    return !op.has(Trait.PINNED)
        && op.reads().isEmpty()
        && !op.arguments().isEmpty()
        && op.arguments().size() <= 2
        && !OBJECTS.contains(op);
  }

  private List<Instruction> instructions(Op op, Map<Type, List<Value>> values, boolean constants) {
    List<Instruction> result = new ArrayList<>();
    List<? extends Attribute> attributes = op == Op.GUARD_CLASS ? classes : List.of(Attribute.NONE);
    for (Attribute attribute : attributes) {
      for (Value first : values.get(op.arguments().get(0))) {
        if (op.arguments().size() == 1) {
          result.add(graph.instruction(op).attribute(attribute).args(first).build());
          continue;
        }
        boolean simple = !(first instanceof Instruction);
        for (Value second : (simple ? values : leaves).get(op.arguments().get(1))) {
          if (!constants || (first instanceof Parameter && second instanceof Constant)) {
            result.add(graph.instruction(op).args(first, second).build());
          }
        }
        result.add(graph.instruction(op).args(first, first).build());
      }
    }
    return result;
  }

  private void check(FoldRule rule, Instruction before, Rewrite rewrite) {
    if (rewrite instanceof Rewrite.Become become) {
      assertFalse(
          become.op().has(Trait.GUARD) && !before.has(Trait.GUARD),
          rule.name() + " makes a guard of what has no snapshot");
    }
    List<Parameter> unknown = new ArrayList<>();
    collect(before, unknown);
    environments(unknown, 0, new HashMap<>(), rule, before, rewrite);
  }

  private static void collect(Value value, List<Parameter> into) {
    if (value instanceof Parameter parameter && !into.contains(parameter)) {
      into.add(parameter);
    } else if (value instanceof Instruction instruction) {
      instruction.args().forEach(arg -> collect(arg, into));
    }
  }

  private void environments(
      List<Parameter> unknown,
      int index,
      Map<Value, Object> values,
      FoldRule rule,
      Instruction before,
      Rewrite rewrite) {
    if (index == unknown.size()) {
      compare(rule, before, rewrite, values);
      return;
    }
    Parameter parameter = unknown.get(index);
    for (Object value : candidates(parameter.type())) {
      values.put(parameter, value);
      environments(unknown, index + 1, values, rule, before, rewrite);
    }
  }

  private static List<Object> candidates(Type type) {
    if (type == Type.REF) {
      return List.of(EdgeValues.canonical(7L), 1.5, true, "text");
    }
    return EdgeValues.of(type).stream().map(EdgeValues::value).toList();
  }

  private static void compare(
      FoldRule rule, Instruction before, Rewrite rewrite, Map<Value, Object> values) {
    for (Value arg : before.args()) {
      if (value(arg, values).equals("leaves")) {
        return; // What comes before leaves already.
      }
    }
    Object expected = value(before, values);
    if (before.has(Trait.PURE) && expected.equals("leaves")) {
      return; // An operation without overflow check, where it may not stand.
    }
    Supplier<String> message =
        () -> rule.name() + ": " + before.op() + before.args() + " with " + values;
    if (rewrite instanceof Rewrite.Same same) {
      assertEquals(expected, value(same.value(), values), message);
    } else if (rewrite instanceof Rewrite.Become become) {
      assertEquals(
          expected, apply(become.op(), become.attribute(), become.args(), values), message);
    } else {
      assertEquals(expected, rewrite instanceof Rewrite.Passes ? "passes" : "leaves", message);
    }
  }

  private static Object value(Value value, Map<Value, Object> values) {
    if (value instanceof Constant constant) {
      return EdgeValues.value(constant);
    }
    if (value instanceof Instruction instruction) {
      return apply(instruction.op(), instruction.attribute(), instruction.args(), values);
    }
    return values.get(value);
  }

  private static Object apply(
      Op op, Attribute attribute, List<Value> args, Map<Value, Object> values) {
    List<Object> operands = new ArrayList<>();
    for (Value arg : args) {
      Object operand = value(arg, values);
      if (operand.equals("leaves")) {
        return operand;
      }
      operands.add(operand);
    }
    switch (op) {
      case GUARD_TRUE -> {
        return operands.get(0).equals(true) ? "passes" : "leaves";
      }
      case GUARD_FALSE -> {
        return operands.get(0).equals(true) ? "leaves" : "passes";
      }
      case GUARD_CLASS -> {
        Class<?> found = IrMachine.classOf(operands.get(0));
        return found == ((PoolConstant) attribute).value() ? "passes" : "leaves";
      }
      case REF_SAME -> {
        return operands.get(0) == operands.get(1) || args.get(0) == args.get(1);
      }
      default -> {
        return OpSemantics.apply(op, operands).filter(EdgeValues::isRepresentable).orElse("leaves");
      }
    }
  }
}
