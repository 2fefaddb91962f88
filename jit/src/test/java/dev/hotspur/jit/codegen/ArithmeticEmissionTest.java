package dev.hotspur.jit.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.opt.Evaluator;
import dev.hotspur.jit.opt.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation on ints, floats and bools, compiled, gives what the evaluator gives. */
class ArithmeticEmissionTest {
  private static final List<Object> INTS =
      List.of(
          0L,
          1L,
          -1L,
          2L,
          -2L,
          3L,
          7L,
          -7L,
          62L,
          63L,
          64L,
          65L,
          -64L,
          1L << 31,
          -(1L << 31),
          3037000500L,
          1L << 53,
          (1L << 53) + 1,
          -(1L << 53) - 1,
          (1L << 53) + 2,
          1L << 62,
          Long.MAX_VALUE - 1,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          Long.MIN_VALUE + 1);
  private static final List<Object> FLOATS =
      List.of(
          0.0,
          -0.0,
          1.0,
          -1.0,
          0.5,
          -2.5,
          3.0,
          1e300,
          -1e300,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          9007199254740992.0,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.NaN);
  private static final List<Object> BOOLS = List.of(true, false);
  private static final int PASSED = 2;
  private static final int LEFT = 1;

  static List<Op> operations() {
    return Arrays.stream(Op.values())
        .filter(op -> !op.arguments().isEmpty() && op.attribute().isEmpty())
        .filter(op -> op.arguments().size() <= 2 && op != Op.STRIP_PASSED)
        .filter(op -> op.arguments().stream().allMatch(ArithmeticEmissionTest::isNumber))
        .filter(op -> op.reads().isEmpty() && op.writes().isEmpty() && !op.has(Trait.TERMINATOR))
        .toList();
  }

  private static boolean isNumber(Type type) {
    return type == Type.INT || type == Type.FLOAT || type == Type.BOOL;
  }

  static List<Op> comparisons() {
    return operations().stream().filter(op -> op.result() == Type.BOOL).toList();
  }

  @Test
  void thereAreOperations() {
    assertEquals(50, operations().size(), operations().toString());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void givesWhatTheEvaluatorGives(Op op) {
    RegionCompiler.Compiled compiled = compile(graph(op, "v1", "v2"));
    EmissionMachine.with(
        false,
        in -> {
          for (List<Object> args : arguments(op)) {
            check(op, args, EmissionMachine.run(in, compiled, args.toArray()));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void takesConstants(Op op) {
    EmissionMachine.with(
        false,
        in -> {
          boolean unary = op.arguments().size() == 1;
          for (Object last : values(op.arguments().get(unary ? 0 : 1))) {
            String text = constant(last).toString();
            RegionCompiler.Compiled compiled =
                compile(graph(op, unary ? text : "v1", unary ? "" : text));
            arguments(op).stream()
                .filter(args -> args.get(args.size() - 1).equals(last))
                .forEach(
                    args -> check(op, args, EmissionMachine.run(in, compiled, args.toArray())));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void jumpsAndGuards(Op op) {
    String inputs = inputs(op);
    String compared = "  v3:bool = " + op.mnemonic() + arguments(op, "v1", "v2") + "\n";
    String branch = "  branch v3, b1, b2\nb1:\n  exit @s1\nb2:\n  exit @s2\n";
    String both = "s0: main pc 0 {} cost 0\ns1: main pc 1 {} cost 0\ns2: main pc 2 {} cost 0\n";
    String negated = "  v4:bool = bool.not v3\n  branch v4, b2, b1\n" + branch.substring(20);
    RegionCompiler.Compiled jump = compile(inputs + compared + branch + both);
    RegionCompiler.Compiled jumpNot = compile(inputs + compared + negated + both);
    RegionCompiler.Compiled guard =
        compile(inputs + compared + "  guard.true v3 @s2\n  exit @s1\n" + both);
    RegionCompiler.Compiled guardNot =
        compile(inputs + compared + "  guard.false v3 @s1\n  exit @s2\n" + both);
    EmissionMachine.with(
        false,
        in -> {
          for (List<Object> args : arguments(op)) {
            boolean holds = ((Outcome.Gives) evaluate(op, args)).value().asBool();
            for (RegionCompiler.Compiled compiled : List.of(jump, jumpNot, guard, guardNot)) {
              EmissionMachine.Left left = EmissionMachine.run(in, compiled, args.toArray());
              assertEquals(holds ? 1 : 2, left.pc(), op + " " + args);
            }
          }
        });
  }

  private static RegionCompiler.Compiled compile(String text) {
    return EmissionMachine.compile(text, Map.of(), false, -1);
  }

  private static String inputs(Op op) {
    StringBuilder text = new StringBuilder("region 1 main pc 0\nb0:\n");
    for (int i = 0; i < op.arguments().size(); i++) {
      String value = "v" + (i + 1);
      switch (op.arguments().get(i)) {
        case INT -> text.append("  " + value + ":int = slot.int " + i + " @s0\n");
        case FLOAT -> text.append("  " + value + ":float = slot.float " + i + " @s0\n");
        default ->
            text.append("  v9:ref = slot.ref " + i + " @s0\n")
                .append("  " + value + ":bool = unbox.bool v9 @s0\n");
      }
    }
    // An entry block of its own, so that the guards below are not the region's entry.
    return text.append("  jump b9\nb9:\n").toString();
  }

  private static String arguments(Op op, String first, String second) {
    return " " + first + (op.arguments().size() > 1 ? ", " + second : "");
  }

  private static String graph(Op op, String first, String second) {
    boolean gives = op.result() != Type.NONE;
    return inputs(op)
        + "  "
        + (gives ? "v3:" + op.result().word() + " = " : "")
        + op.mnemonic()
        + arguments(op, first, second)
        + (op.has(Trait.GUARD) ? " @s1" : "")
        + "\n  exit @s2\ns0: main pc 0 {} cost 0\ns1: main pc 1 {} cost 0\ns2: main pc 2 {"
        + (gives ? "7=v3" : "")
        + "} cost 0\n";
  }

  private static List<List<Object>> arguments(Op op) {
    List<List<Object>> result = new ArrayList<>();
    for (Object first : values(op.arguments().get(0))) {
      if (op.arguments().size() == 1) {
        result.add(List.of(first));
      } else {
        values(op.arguments().get(1)).forEach(second -> result.add(List.of(first, second)));
      }
    }
    return result;
  }

  private static List<Object> values(Type type) {
    return switch (type) {
      case INT -> INTS;
      case FLOAT -> FLOATS;
      default -> BOOLS;
    };
  }

  private static Constant constant(Object value) {
    if (value instanceof Long number) {
      return Constant.of(number.longValue());
    } else if (value instanceof Double number) {
      return Constant.of(number.doubleValue());
    }
    return Constant.of(value.equals(true));
  }

  private static Outcome evaluate(Op op, List<Object> args) {
    List<Constant> constants = args.stream().map(ArithmeticEmissionTest::constant).toList();
    return switch (op) {
      case BOX_INT, BOX_FLOAT, BOX_BOOL -> new Outcome.Gives(constants.get(0));
      default -> Evaluator.evaluate(op, Attribute.NONE, constants);
    };
  }

  private static void check(Op op, List<Object> args, EmissionMachine.Left left) {
    Outcome expected = evaluate(op, args);
    String shown = op + " " + args;
    if (expected instanceof Outcome.Gives gives) {
      assertEquals(PASSED, left.pc(), shown);
      assertEquals(value(gives.value()), left.registers().get(7), shown);
    } else {
      assertEquals(expected == Outcome.PASSES ? PASSED : LEFT, left.pc(), shown);
    }
    assertEquals(args, left.registers().subList(0, args.size()), shown);
  }

  private static Object value(Constant constant) {
    return switch (constant.type()) {
      case INT -> constant.asInt();
      case FLOAT -> constant.asFloat();
      default -> constant.asBool();
    };
  }
}
