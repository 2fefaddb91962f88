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
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  static List<FoldRule> rules() {
    return FoldRules.all();
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

  @Test
  void namesAreDifferent() {
    Set<String> names = new HashSet<>();
    rules().forEach(rule -> assertTrue(names.add(rule.name()), rule.name()));
  }

  private static boolean isArithmetic(Op op) {
    return !op.has(Trait.PINNED)
        && op.reads().isEmpty()
        && !op.arguments().isEmpty()
        && op != Op.RANGE_END
        && op != Op.RANGE_STEP
        && op != Op.GUARD_SAME;
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
      case GUARD_DISTINCT -> {
        return args.get(0) == args.get(1) ? "leaves" : "passes";
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
