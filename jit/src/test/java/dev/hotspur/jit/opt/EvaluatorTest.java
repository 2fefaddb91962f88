package dev.hotspur.jit.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.ConstantPool;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation that can be evaluated is, over edge values, as its second description says. */
class EvaluatorTest {
  private static final Set<Op> NOT_EVALUATED =
      EnumSet.of(
          Op.BOX_INT,
          Op.BOX_FLOAT,
          Op.BOX_BOOL,
          Op.UNBOX_INT,
          Op.UNBOX_FLOAT,
          Op.UNBOX_BOOL,
          Op.GUARD_TRUE,
          Op.GUARD_FALSE);

  static Stream<Op> arithmetic() {
    return Arrays.stream(Op.values())
        .filter(op -> !op.arguments().isEmpty() && !op.arguments().contains(Type.REF))
        .filter(op -> op.arguments().size() <= 2)
        .filter(op -> !op.has(Trait.PINNED) && !NOT_EVALUATED.contains(op));
  }

  @ParameterizedTest
  @MethodSource("arithmetic")
  void agreesWithTheSecondDescription(Op op) {
    for (List<Constant> args : arguments(op)) {
      Outcome found = Evaluator.evaluate(op, Attribute.NONE, args);
      List<Object> values = args.stream().map(EdgeValues::value).toList();
      Outcome expected =
          OpSemantics.apply(op, values)
              .filter(EdgeValues::isRepresentable)
              .<Outcome>map(value -> new Outcome.Gives(EdgeValues.constant(value)))
              .orElse(Outcome.LEAVES);
      if (op.has(Trait.PURE) && expected.equals(Outcome.LEAVES)) {
        continue; // An operation without overflow check, where it may not stand.
      }
      assertEquals(expected, found, op + " " + args);
    }
  }

  private static List<List<Constant>> arguments(Op op) {
    List<List<Constant>> result = new ArrayList<>();
    for (Constant first : EdgeValues.of(op.arguments().get(0))) {
      if (op.arguments().size() == 1) {
        result.add(List.of(first));
      } else {
        EdgeValues.of(op.arguments().get(1)).forEach(second -> result.add(List.of(first, second)));
      }
    }
    return result;
  }

  @Test
  void evaluatesGuardsOnTruth() {
    Attribute none = Attribute.NONE;
    assertEquals(Outcome.PASSES, Evaluator.evaluate(Op.GUARD_TRUE, none, List.of(Constant.TRUE)));
    assertEquals(Outcome.LEAVES, Evaluator.evaluate(Op.GUARD_TRUE, none, List.of(Constant.FALSE)));
    assertEquals(Outcome.LEAVES, Evaluator.evaluate(Op.GUARD_FALSE, none, List.of(Constant.TRUE)));
    assertEquals(Outcome.PASSES, Evaluator.evaluate(Op.GUARD_FALSE, none, List.of(Constant.FALSE)));
  }

  @Test
  void evaluatesGuardsAndUnboxingOfObjects() {
    ConstantPool pool = new ConstantPool();
    PoolConstant five = pool.intern(5L, "5");
    PoolConstant text = pool.intern("text", "text");
    PoolConstant longClass = pool.intern(Long.class, "class");
    List<Constant> fiveArg = List.of(Constant.of(five));
    assertEquals(Outcome.of(5L), Evaluator.evaluate(Op.UNBOX_INT, Attribute.NONE, fiveArg));
    assertEquals(Outcome.LEAVES, Evaluator.evaluate(Op.UNBOX_FLOAT, Attribute.NONE, fiveArg));
    assertEquals(Outcome.PASSES, Evaluator.evaluate(Op.GUARD_CLASS, longClass, fiveArg));
    List<Constant> textArg = List.of(Constant.of(text));
    assertEquals(Outcome.LEAVES, Evaluator.evaluate(Op.GUARD_CLASS, longClass, textArg));
    assertEquals(Outcome.PASSES, Evaluator.evaluate(Op.GUARD_SAME, text, textArg));
    assertEquals(Outcome.LEAVES, Evaluator.evaluate(Op.GUARD_SAME, five, textArg));
    List<Constant> both = List.of(Constant.of(text), Constant.of(five));
    assertEquals(Outcome.of(false), Evaluator.evaluate(Op.REF_SAME, Attribute.NONE, both));
  }

  @Test
  void knowsTheEdges() {
    assertTrue(EdgeValues.isRepresentable(BigInteger.valueOf(Long.MIN_VALUE)));
    assertTrue(!EdgeValues.isRepresentable(BigInteger.ONE.shiftLeft(63)));
  }
}
