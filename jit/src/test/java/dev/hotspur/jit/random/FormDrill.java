package dev.hotspur.jit.random;

import static dev.hotspur.jit.random.Expression.binary;
import static dev.hotspur.jit.random.Expression.call;
import static dev.hotspur.jit.random.Expression.compare;
import static dev.hotspur.jit.random.Expression.global;
import static dev.hotspur.jit.random.Expression.literal;
import static dev.hotspur.jit.random.Expression.local;

import dev.hotspur.jit.random.Expression.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What drills do with closures, calls by name and with unpacked arguments, tuples, calls in place
 * of an activation, and exceptions that are handled where they are raised or raised again. Its
 * functions call those of {@link Drill}.
 */
final class FormDrill {
  private final Dice dice;
  private final Supplier<Expression> anInt;

  FormDrill(Dice dice, Supplier<Expression> anInt) {
    this.dice = dice;
    this.anInt = anInt;
  }

  // Functions

  private static Program.Function function(String name, Statement... body) {
    List<String> two = List.of("a", "b=2");
    return new Program.Function(name, two, List.of(), List.of(body), List.of(), List.of());
  }

  private static Statement returning(Expression value) {
    return Statement.of(Statement.Kind.RETURN, "", "", value);
  }

  private static Statement inPlace(String function, Expression... arguments) {
    return Statement.of(Statement.Kind.TAIL_CALL, "", "", call(function, arguments));
  }

  private static Statement attempt(String types, Statement body, Statement... handlers) {
    List<List<Statement>> blocks = new ArrayList<>(List.of(List.of(body)));
    for (Statement handler : handlers) {
      blocks.add(List.of(handler));
    }
    return new Statement(Statement.Kind.TRY, "", types, List.of(), blocks);
  }

  private static Statement raise(String type, Expression value) {
    return Statement.of(Statement.Kind.RAISE, "", "", call(type, value));
  }

  /** Functions that end with calls, and such that look at what others raise. */
  static List<Program.Function> functions() {
    Expression a = local("a");
    Expression b = local("b");
    Statement ends = Statement.when(compare("<=", a, literal(0)), List.of(returning(b)), List.of());
    Statement tried = returning(call("f3", a, b));
    return List.of(
        function("t0", inPlace("f0", b, a)),
        function("t1", ends, inPlace("t2", binary("-", a, literal(1)), binary("+", b, a))),
        function("t2", ends, inPlace("t1", binary("-", a, literal(1)), binary("-", b, literal(1)))),
        function("t3", inPlace("chosen", a, b)),
        function("t4", inPlace("max", a, b)),
        function("t5", inPlace("f3", a, b)),
        function("r0", attempt("|KeyError", tried, returning(a))),
        function("r1", attempt("|ValueError", tried, Statement.of(Statement.Kind.RERAISE, "", ""))),
        function(
            "r2",
            attempt("|finally", tried, Statement.of(Statement.Kind.ASSIGN_GLOBAL, "gi1", "", a))),
        function("r3", attempt("|ValueError", tried, raise("IndexError", b))));
  }

  /** Functions within the loop's: one changes a variable of it, one reads some. */
  static List<Program.Function> closures() {
    Expression a = local("a");
    Statement changed =
        Statement.assign("i2", binary("%", binary("+", local("i2"), a), literal(9)));
    return List.of(
        new Program.Function(
            "c0",
            List.of("a"),
            List.of(),
            List.of(changed, returning(local("i2"))),
            List.of("i2"),
            List.of()),
        new Program.Function(
            "c1",
            List.of("a"),
            List.of(),
            List.of(returning(binary("-", local("i1"), binary("*", a, local("f"))))),
            List.of("i1", "f"),
            List.of()));
  }

  static List<Statement> definitions() {
    return closures().stream().map(FrameStatements::define).toList();
  }

  // Statements of the loop

  Statement statement() {
    return switch (dice.below(8)) {
      case 0, 1 -> Statement.assign("e", closure());
      case 2 -> FrameStatements.define(closures().get(dice.below(2)));
      case 3 -> Statement.assign("e", argumentsByName());
      case 4 -> tuple();
      case 5 -> handled();
      case 6 -> guarded(new Expression(Kind.CALL, ending(), arguments()));
      default -> guarded(call(dice.pick("r0", "r1", "r2", "r3"), anInt.get(), anInt.get()));
    };
  }

  private Expression closure() {
    return new Expression(Kind.CALL_LOCAL, dice.pick("c0", "c1"), List.of(anInt.get()));
  }

  private String ending() {
    return dice.pick("t0", "t1", "t2", "t3", "t4", "t5");
  }

  /** The first is small: it says how often two functions call each other. */
  private List<Expression> arguments() {
    Expression first =
        dice.oneIn(3) ? local("k") : binary("%", local("k"), literal(dice.between(2, 7)));
    return dice.oneIn(4) ? List.of(first) : List.of(first, anInt.get());
  }

  private Expression argumentsByName() {
    String function = dice.pick("f0", "f2", "t0", "r0");
    Expression first = binary("+", binary("*", local("k"), literal(3)), literal(1));
    return switch (dice.below(4)) {
      case 0 -> new Expression(Kind.CALL_KEYWORDS, function + " b", List.of(first, anInt.get()));
      case 1 -> new Expression(Kind.CALL_KEYWORDS, function + " b,a", List.of(anInt.get(), first));
      case 2 ->
          Expression.of(
              Kind.CALL_UNPACKED, function, Expression.of(Kind.TUPLE, "", first, anInt.get()));
      default ->
          Expression.of(
              Kind.CALL_UNPACKED,
              function,
              Expression.of(Kind.TUPLE, "", first),
              Expression.of(Kind.DICT, "", literal("\"b\""), anInt.get()));
    };
  }

  private Statement tuple() {
    Expression made = Expression.of(Kind.TUPLE, "", anInt.get(), local("f"), local("k"));
    Expression index = binary("%", local("k"), literal(dice.pick("2", "3", "4")));
    return switch (dice.below(4)) {
      case 0 -> Statement.assign("m", made);
      case 1 -> Statement.assign("e", Expression.of(Kind.ITEM, "", made, index));
      case 2 ->
          new Statement(
              Statement.Kind.FOR,
              "e",
              "",
              List.of(dice.oneIn(2) ? made : literal("(1, 2, 3)")),
              List.of(List.of(Statement.assign("f", binary("+", local("e"), local("k"))))));
      default -> Statement.of(Statement.Kind.UNPACK, "i0,f,x", "", made);
    };
  }

  /** Something that is raised and handled in the loop, perhaps after it was raised again. */
  private Statement handled() {
    Expression when =
        compare("==", binary("%", local("k"), literal(dice.between(2, 4))), literal(1));
    Statement raised =
        Statement.when(
            when,
            List.of(raise(dice.pick("ValueError", "KeyError", "IndexError"), local("k"))),
            List.of(Statement.assign("i0", anInt.get())));
    Statement again = Statement.of(Statement.Kind.RERAISE, "", "");
    Statement inner =
        switch (dice.below(3)) {
          case 0 -> attempt("|ValueError", raised, again);
          case 1 -> attempt("|finally", raised, Statement.assign("i1", local("k")));
          default -> raised;
        };
    String types = dice.pick("|(ValueError, LookupError)", "|KeyError|Exception");
    Statement caught = Statement.assign("e", literal("\"caught\""));
    return types.indexOf('|', 1) > 0
        ? attempt(types, inner, caught, Statement.assign("e", local("k")))
        : attempt(types, inner, caught);
  }

  private Statement guarded(Expression call) {
    Statement done = Statement.assign("e", call);
    Statement caught = Statement.assign("e", literal(dice.pick("\"caught\"", "-1")));
    return dice.oneIn(4) ? done : attempt("|Exception", done, caught);
  }

  /** Changes what others call. */
  Statement change() {
    return Statement.of(
        Statement.Kind.ASSIGN_GLOBAL,
        dice.pick("f0", "f3", "chosen", "t2"),
        "",
        global(dice.pick("f1", "f2")));
  }
}
