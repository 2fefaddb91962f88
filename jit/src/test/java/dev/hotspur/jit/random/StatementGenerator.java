package dev.hotspur.jit.random;

import static dev.hotspur.jit.random.Expression.binary;
import static dev.hotspur.jit.random.Expression.call;
import static dev.hotspur.jit.random.Expression.compare;
import static dev.hotspur.jit.random.Expression.global;
import static dev.hotspur.jit.random.Expression.literal;
import static dev.hotspur.jit.random.Expression.local;

import dev.hotspur.jit.random.Statement.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes statements. A budget bounds how often all of a function's innermost loops run together. */
final class StatementGenerator {
  private static final String[] CAUGHT = {
    "ZeroDivisionError",
    "IndexError",
    "TypeError",
    "ValueError",
    "(ZeroDivisionError, IndexError)",
    "ArithmeticError",
    "LookupError",
    "Exception",
    "UnboundLocalError",
    "NameError"
  };

  /** CPython's compiler allows twenty blocks within each other. */
  private static final int DEEPEST = 7;

  private final Dice dice;
  private final Scope scope;
  private final ExpressionGenerator expressions;
  private final ExpressionGenerator.Environment environment;
  private final ContainerStatements containers;
  private final boolean isMain;
  private int attempts;
  private int nesting;
  private int loops;
  private int handlers;
  private boolean last;

  StatementGenerator(
      Dice dice, Scope scope, ExpressionGenerator.Environment environment, Kind ending) {
    this.dice = dice;
    this.scope = scope;
    this.environment = environment;
    this.expressions = new ExpressionGenerator(dice, scope, environment);
    this.containers = new ContainerStatements(dice, scope, expressions);
    this.isMain = ending == Kind.PRINT;
  }

  ExpressionGenerator expressions() {
    return expressions;
  }

  // Blocks and loops

  List<Statement> block(int most, int budget) {
    List<Statement> out = new ArrayList<>();
    nesting++;
    for (int i = dice.between(1, most); i > 0; i--) {
      out.add(nesting > DEEPEST ? simple() : statement(budget));
    }
    nesting--;
    return out;
  }

  Statement loop(int budget) {
    int most = Math.max(3, Math.min(40, budget));
    int passes = dice.oneIn(4) ? dice.between(0, most) : dice.between(Math.min(8, most), most);
    loops++;
    Statement made =
        switch (dice.below(dice.has(Feature.FOR_EACH) ? 4 : 3)) {
          case 0, 1 -> whileLoop(passes, budget / Math.max(1, passes));
          case 2 -> rangeLoop(passes, budget / Math.max(1, passes));
          default -> eachLoop(budget / Statement.MOST_PASSES);
        };
    loops--;
    return made;
  }

  private List<Statement> body(int rest) {
    boolean lastBefore = last;
    last = false;
    List<Statement> out = new ArrayList<>(block(4, 1));
    if (rest >= 3 && dice.has(Feature.NESTED_LOOPS) && dice.oneIn(2)) {
      out.add(dice.below(out.size() + 1), loop(rest));
    }
    if (dice.draw(Feature.TYPE_CHANGES, 2) && !scope.counters.isEmpty()) {
      out.add(midway());
    }
    last = lastBefore;
    return out;
  }

  /** Something that happens in one pass only. */
  private Statement midway() {
    Expression when = compare("==", local(dice.pick(scope.counters)), literal(dice.between(2, 12)));
    List<Statement> then = new ArrayList<>();
    if (!scope.mixed.isEmpty() && dice.oneIn(2)) {
      then.add(Statement.assign(dice.pick(scope.mixed), expressions.mixed(1)));
    } else if (!scope.ints.isEmpty() && dice.oneIn(2)) {
      then.add(
          Statement.assign(
              dice.pick(scope.ints),
              dice.has(Feature.FLOATS) ? expressions.aFloat(1) : literal("True")));
    } else {
      then.add(simple());
    }
    return Statement.when(when, then, List.of());
  }

  private Statement whileLoop(int passes, int rest) {
    String counter = scope.newCounter();
    return new Statement(
        Kind.WHILE, counter, Integer.toString(passes), List.of(), List.of(body(rest)));
  }

  private Statement rangeLoop(int passes, int rest) {
    String variable = dice.oneIn(3) && !scope.ints.isEmpty() ? dice.pick(scope.ints) : "";
    if (variable.isEmpty()) {
      variable = scope.newCounter();
    }
    Expression range =
        switch (dice.below(5)) {
          case 0, 1 -> call("range", literal(passes));
          case 2 -> call("range", literal(-passes / 2), literal(passes - passes / 2));
          case 3 -> call("range", literal(passes * 2L), literal(0), literal(-2));
          default ->
              dice.has(Feature.BIG_INTS)
                  ? call(
                      "range",
                      literal("9223372036854775800"),
                      literal(dice.pick("9223372036854775807", "9223372036854775812")),
                      literal(dice.pick("1", "3")))
                  : call("range", binary("%", expressions.anInt(1), literal(9)));
        };
    return new Statement(Kind.FOR, variable, "", List.of(range), List.of(body(rest)));
  }

  private Statement eachLoop(int rest) {
    Expression items;
    String variable = scope.newName("e");
    if (!scope.lists.isEmpty() && dice.oneIn(2)) {
      items = local(dice.pick(scope.lists));
    } else if (!scope.strings.isEmpty() && dice.oneIn(2)) {
      items = local(dice.pick(scope.strings));
    } else if (dice.has(Feature.BUILTINS) && dice.oneIn(2)) {
      items = expressions.containers().iterator();
    } else {
      items =
          Expression.of(
              dice.pick(Expression.Kind.TUPLE, Expression.Kind.LIST),
              "",
              expressions.anInt(1),
              expressions.number(1),
              expressions.mixed(1),
              expressions.anInt(1));
    }
    if (scope.mixed.isEmpty()) {
      scope.volatiles.add(variable);
    } else {
      variable = dice.pick(scope.mixed);
    }
    String counter = scope.newCounter();
    List<Statement> body = new ArrayList<>(body(rest));
    body.add(
        0,
        dice.oneIn(4)
            ? Statement.print(local(variable))
            : Statement.when(
                compare(dice.pick("==", "!="), local(variable), expressions.mixed(1)),
                List.of(simple()),
                List.of()));
    return new Statement(Kind.FOR, variable, counter, List.of(items), List.of(body));
  }

  // Statements

  private Statement statement(int budget) {
    if (budget >= 3 && dice.oneIn(3)) {
      return loop(budget);
    }
    return switch (dice.below(12)) {
      case 0, 1 ->
          Statement.when(
              expressions.condition(2), block(2, 1), dice.oneIn(2) ? block(2, 1) : List.of());
      case 2 -> dice.has(Feature.HANDLERS) ? attempt() : simple();
      case 3 -> jump();
      default -> simple();
    };
  }

  private Statement attempt() {
    List<List<Statement>> blocks = new ArrayList<>();
    attempts++;
    blocks.add(block(2, 1));
    StringBuilder word = new StringBuilder();
    int count = dice.between(0, 2);
    handlers++;
    for (int i = 0; i < count; i++) {
      boolean all = i == count - 1 && dice.oneIn(4);
      word.append('|').append(all ? "" : dice.pick(CAUGHT));
      blocks.add(block(2, 1));
    }
    handlers--;
    if (count == 0 || dice.oneIn(3)) {
      word.append("|finally");
      boolean before = last;
      last = true;
      blocks.add(List.of(simple()));
      last = before;
    }
    attempts--;
    return new Statement(Kind.TRY, "", word.toString(), List.of(), blocks);
  }

  private Statement jump() {
    if (last) {
      return simple();
    }
    if (loops > 0 && dice.draw(Feature.BREAKS, 2)) {
      return rarely(Statement.of(dice.pick(Kind.BREAK, Kind.CONTINUE), "", ""));
    }
    if (dice.draw(Feature.RAISES, 2)) {
      return rarely(raise());
    }
    // What a call in place of this activation raises is not for the handlers here.
    List<Program.Function> called = attempts == 0 ? expressions.callable("f") : List.of();
    if (!isMain && !called.isEmpty() && dice.draw(Feature.TAIL_CALLS, 2)) {
      return rarely(
          Statement.of(Kind.TAIL_CALL, "", "", expressions.plainCall(dice.pick(called), 2)));
    }
    if (!isMain && dice.oneIn(2)) {
      return rarely(Statement.of(Kind.RETURN, "", "", expressions.anInt(1)));
    }
    return simple();
  }

  private Statement rarely(Statement statement) {
    return Statement.when(
        compare("==", binary("%", expressions.anInt(1), literal(dice.between(3, 9))), literal(2)),
        List.of(statement),
        List.of());
  }

  private Statement raise() {
    if (handlers > 0 && dice.oneIn(3)) {
      return Statement.of(Kind.RERAISE, "", "");
    }
    String type = dice.pick("ValueError", "IndexError", "TypeError", "RuntimeError", "KeyError");
    Expression made =
        dice.oneIn(4)
            ? global(type)
            : call(type, dice.oneIn(2) ? literal("\"why\"") : expressions.mixed(1));
    if (dice.oneIn(5)) {
      return Statement.of(
          Kind.RAISE_FROM, "", "", made, dice.oneIn(2) ? literal("None") : global("ValueError"));
    }
    return Statement.of(Kind.RAISE, "", "", made);
  }

  private Statement simple() {
    return switch (dice.below(18)) {
      case 0, 1, 2 -> assignInt();
      case 15, 16 ->
          scope.lists.isEmpty() && scope.dicts.isEmpty() ? assignInt() : containers.any();
      case 3 -> dice.has(Feature.AUGMENTED) ? augment() : assignInt();
      case 4, 5 ->
          scope.floats.isEmpty()
              ? assignInt()
              : Statement.assign(dice.pick(scope.floats), expressions.aFloat(3));
      case 6, 7 -> scope.lists.isEmpty() ? assignInt() : list();
      case 8 ->
          scope.strings.isEmpty()
              ? assignInt()
              : Statement.assign(
                  dice.pick(scope.strings),
                  dice.oneIn(3)
                      ? expressions.string(1)
                      : expressions.growing(scope.strings.get(0)));
      case 9 -> scope.mixed.isEmpty() ? assignInt() : changing();
      case 10, 11 -> environment.globals().isEmpty() ? assignInt() : assignGlobal();
      case 12 -> unpack();
      case 13 -> dice.has(Feature.DELETES) ? delete() : assignInt();
      case 14 -> dice.oneIn(3) ? print() : assignInt();
      default ->
          !scope.closures.isEmpty() && dice.oneIn(2)
              ? closure()
              : dice.oneIn(3) ? Statement.evaluate(expressions.mixed(2)) : assignInt();
    };
  }

  private Statement closure() {
    Program.Function closure = dice.pick(scope.closures);
    return dice.oneIn(3)
        ? FrameStatements.define(closure)
        : Statement.evaluate(expressions.closure(closure, 2));
  }

  private Statement assignInt() {
    if (scope.ints.isEmpty()) {
      return Statement.evaluate(expressions.anInt(2));
    }
    return Statement.assign(dice.pick(scope.ints), expressions.anInt(3));
  }

  private Statement print() {
    return Statement.print(expressions.mixed(1), expressions.anInt(1));
  }

  private Statement augmentFloat() {
    String name = dice.pick(scope.floats);
    String operator = dice.pick("+", "-", "*", "/", "**");
    Expression operand =
        operator.equals("**")
            ? literal(dice.pick("1", "0"))
            : literal(dice.pick("0.5", "3.0", "7"));
    return Statement.of(Kind.AUGMENT, name, operator, operand);
  }

  private Statement augment() {
    if (!scope.floats.isEmpty() && dice.oneIn(3)) {
      return augmentFloat();
    }
    String name = scope.ints.isEmpty() ? "" : dice.pick(scope.ints);
    if (name.isEmpty()) {
      return assignInt();
    }
    return switch (dice.below(4)) {
      case 0 -> Statement.of(Kind.AUGMENT, name, "*", literal(dice.between(-2, 3)));
      case 1 ->
          Statement.of(
              Kind.AUGMENT, name, dice.pick("//", "%"), literal(dice.pick("3", "-7", "100003")));
      case 2 ->
          !dice.has(Feature.BITS)
              ? assignInt()
              : dice.oneIn(2)
                  ? Statement.of(Kind.AUGMENT, name, dice.pick("&", "|", "^"), expressions.anInt(1))
                  : Statement.of(
                      Kind.AUGMENT, name, dice.pick("<<", ">>"), literal(dice.between(0, 5)));
      default -> Statement.of(Kind.AUGMENT, name, dice.pick("+", "-"), expressions.anInt(2));
    };
  }

  private Statement list() {
    String name = dice.pick(scope.lists);
    return switch (dice.below(7)) {
      case 0, 1 ->
          Statement.of(
              Kind.SET_ITEM,
              "",
              "",
              local(name),
              expressions.index(name, 2),
              expressions.itemFor(name));
      case 2 ->
          name.startsWith("lm")
              ? Statement.evaluate(call("len", local(name)))
              : Statement.of(
                  Kind.AUGMENT_ITEM,
                  "",
                  dice.pick("+", "-"),
                  local(name),
                  expressions.index(name, 1),
                  expressions.anInt(1));
      case 3, 4 ->
          Statement.evaluate(
              Expression.of(
                  Expression.Kind.METHOD, "append", local(name), expressions.itemFor(name)));
      case 5 ->
          dice.oneIn(3)
              ? Statement.of(Kind.DELETE_ITEM, "", "", local(name), expressions.index(name, 1))
              : Statement.of(
                  Kind.AUGMENT,
                  name,
                  "+",
                  Expression.of(Expression.Kind.LIST, "", expressions.itemFor(name)));
      default -> Statement.assign(name, expressions.list(name));
    };
  }

  private Statement changing() {
    String name = dice.pick(scope.mixed);
    return switch (dice.below(4)) {
      case 0 -> Statement.assign(name, expressions.mixed(2));
      case 1 ->
          Statement.assign(name, binary("+", local(name), literal(dice.pick("1", "0.5", "\"x\""))));
      case 2 -> Statement.assign(name, binary("-", local(name), expressions.number(1)));
      default ->
          Statement.assign(
              name, dice.has(Feature.STRINGS) ? expressions.string(1) : expressions.number(1));
    };
  }

  private Statement assignGlobal() {
    String name = dice.pick(environment.globals());
    if (dice.draw(Feature.REASSIGNED_FUNCTIONS, 3) && isMain && scope.callable > 1) {
      // Functions call those before them; the other way round they would never end.
      int replaced = dice.between(1, scope.callable - 1);
      List<Program.Function> functions = environment.functions();
      Statement assigned =
          Statement.of(
              Kind.ASSIGN_GLOBAL,
              functions.get(replaced).name(),
              "",
              global(functions.get(dice.below(replaced + 1)).name()));
      return Statement.when(
          compare("==", binary("%", expressions.anInt(1), literal(5)), literal(3)),
          List.of(assigned),
          List.of());
    }
    if (dice.draw(Feature.DELETES, 12)) {
      return Statement.of(Kind.DELETE_GLOBAL, name, "");
    }
    if (name.startsWith("gf")) {
      return Statement.of(Kind.ASSIGN_GLOBAL, name, "", expressions.aFloat(2));
    }
    return dice.oneIn(2)
        ? Statement.of(Kind.ASSIGN_GLOBAL, name, "", expressions.anInt(2))
        : Statement.of(Kind.AUGMENT_GLOBAL, name, dice.pick("+", "-"), expressions.anInt(1));
  }

  private Statement unpack() {
    if (!dice.has(Feature.UNPACKING) || scope.ints.size() < 2) {
      return assignInt();
    }
    String names = scope.ints.get(0) + "," + scope.ints.get(1);
    Expression source =
        dice.draw(Feature.ERRORS, 8)
            ? dice.pick(literal("(1, 2, 3)"), literal("(1,)"), literal("5"))
            : Expression.of(
                dice.pick(Expression.Kind.TUPLE, Expression.Kind.LIST),
                "",
                expressions.anInt(2),
                expressions.anInt(1));
    if (scope.lists.isEmpty() || !dice.draw(Feature.SPREADING, 2)) {
      return Statement.of(Kind.UNPACK, names, "", source);
    }
    String rest = "*" + scope.lists.get(0);
    String starred =
        dice.pick(names + "," + rest, rest + "," + names, names.replace(",", "," + rest + ","));
    return Statement.of(Kind.UNPACK, starred, "", expressions.containers().ints(1));
  }

  private Statement delete() {
    if (dice.oneIn(3)) {
      return Statement.of(Kind.DELETE, dice.pick(scope.ints), "");
    }
    if (scope.volatiles.isEmpty()) {
      return assignInt();
    }
    String name = dice.pick(scope.volatiles);
    return switch (dice.below(3)) {
      case 0 -> Statement.of(Kind.DELETE, name, "");
      case 1 -> Statement.print(local(name));
      default -> Statement.assign(name, expressions.anInt(1));
    };
  }
}
