package dev.hotspur.jit.random;

import static dev.hotspur.jit.random.Expression.binary;
import static dev.hotspur.jit.random.Expression.call;
import static dev.hotspur.jit.random.Expression.compare;
import static dev.hotspur.jit.random.Expression.global;
import static dev.hotspur.jit.random.Expression.literal;
import static dev.hotspur.jit.random.Expression.local;
import static dev.hotspur.jit.random.Expression.math;

import dev.hotspur.jit.random.Expression.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes expressions. No value grows faster than linearly with the number of instructions: what is
 * called an int here is never a sequence, products of variables are reduced, strings and lists grow
 * by constants.
 */
final class ExpressionGenerator {
  private static final String[] COMPARISONS = {"<", "<=", "==", "!=", ">", ">="};
  private static final String[] BIG = {
    "2147483647",
    "-2147483648",
    "4294967296",
    "4611686018427387904",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616",
    "100000000000000000000"
  };
  private static final String[] FLOATS = {
    "0.0", "-0.0", "0.5", "1.5", "-2.5", "3.0", "1e16", "1e308", "5e-324", "0.1", "1e999"
  };
  private static final String[] STRINGS = {
    "\"\"", "\"a\"", "\"spam\"", "\"h\u00e9llo\"", "\"\ud83d\ude00x\"", "\"12\"", "\"Ab c\""
  };
  private static final String[] MODULI = {
    "7", "1000", "2147483647", "9223372036854775783", "18446744073709551616", "-13"
  };

  private final Dice dice;
  private final Scope scope;
  private final Environment environment;
  private final ContainerExpressions containers;

  /**
   * What the program has besides the function's own variables.
   *
   * @param globals names of global variables, the first letter saying what they hold
   * @param functions the functions there are
   */
  record Environment(List<String> globals, List<Program.Function> functions) {
    List<String> globals(char first) {
      return globals.stream().filter(g -> g.charAt(1) == first).toList();
    }
  }

  ExpressionGenerator(Dice dice, Scope scope, Environment environment) {
    this.dice = dice;
    this.scope = scope;
    this.environment = environment;
    this.containers = new ContainerExpressions(dice, scope, this);
  }

  ContainerExpressions containers() {
    return containers;
  }

  private static Expression of(Kind kind, String word, Expression... parts) {
    return Expression.of(kind, word, parts);
  }

  // Ints

  Expression intLiteral() {
    if (dice.draw(Feature.BIG_INTS, 5)) {
      return literal(dice.pick(BIG));
    }
    return dice.oneIn(12) ? literal(dice.pick("True", "False")) : literal(dice.between(-4, 12));
  }

  private Expression intLeaf() {
    List<String> globals = environment.globals('i');
    if (!globals.isEmpty() && dice.oneIn(5)) {
      return global(dice.pick(globals));
    }
    List<String> names = new ArrayList<>(scope.ints);
    names.addAll(scope.counters);
    if (!names.isEmpty() && dice.below(3) > 0) {
      return local(dice.pick(names));
    }
    return intLiteral();
  }

  Expression anInt(int depth) {
    if (depth <= 0 || dice.oneIn(6)) {
      return intLeaf();
    }
    return switch (dice.below(15)) {
      case 0, 1, 2 -> binary(dice.pick("+", "-"), anInt(depth - 1), anInt(depth - 1));
      case 3 -> binary("*", anInt(depth - 1), literal(dice.between(-3, 9)));
      case 4 -> product(depth);
      case 5 -> binary(dice.pick("//", "%"), anInt(depth - 1), divisor(depth));
      case 6 -> dice.has(Feature.BITS) ? bits(depth) : intLeaf();
      case 7 -> of(Kind.UNARY, dice.pick("-", "+", "~"), anInt(depth - 1));
      case 8 -> builtin(depth);
      case 9 -> function(depth);
      case 10 -> listItem(depth);
      case 11 -> dice.has(Feature.CONDITIONALS) ? conditional(depth) : intLeaf();
      case 12 -> dice.has(Feature.LOGIC) ? logic(depth) : intLeaf();
      case 13 ->
          dice.has(Feature.BUILTINS) || !scope.dicts.isEmpty()
              ? containers.anInt(depth)
              : intLeaf();
      default -> dice.oneIn(3) ? of(Kind.NOT, "", condition(depth - 1)) : anInt(depth - 1);
    };
  }

  private Expression product(int depth) {
    Expression product = binary("*", anInt(depth - 1), anInt(depth - 1));
    return binary("%", product, literal(dice.pick(MODULI)));
  }

  private Expression divisor(int depth) {
    if (dice.draw(Feature.ERRORS, 9)) {
      return anInt(depth - 1);
    }
    return literal(dice.pick("1", "2", "3", "7", "-1", "-5", "1000"));
  }

  private Expression bits(int depth) {
    Expression left = anInt(depth - 1);
    if (dice.oneIn(2)) {
      return binary(dice.pick("&", "|", "^"), left, anInt(depth - 1));
    }
    Expression count =
        dice.oneIn(2)
            ? literal(dice.pick("0", "1", "31", "32", "63", "64"))
            : binary("&", anInt(depth - 1), literal(7));
    if (dice.draw(Feature.ERRORS, 6)) {
      count = binary("-", count, literal(1));
    }
    return dice.oneIn(2)
        ? binary(">>", left, count)
        : binary("<<", binary("%", left, literal(dice.pick(MODULI))), count);
  }

  private Expression builtin(int depth) {
    if (!dice.has(Feature.BUILTINS)) {
      return intLeaf();
    }
    return switch (dice.below(8)) {
      case 0 -> call("abs", anInt(depth - 1));
      case 1 -> call(dice.pick("min", "max"), anInt(depth - 1), anInt(depth - 1));
      case 2 -> dice.has(Feature.FLOATS) ? call("int", bounded(depth)) : intLeaf();
      case 3 -> scope.lists.isEmpty() ? intLeaf() : call("len", local(dice.pick(scope.lists)));
      case 4 -> scope.strings.isEmpty() ? intLeaf() : call("len", local(dice.pick(scope.strings)));
      case 5 -> call("sum", of(Kind.LIST, "", anInt(depth - 1), anInt(depth - 1)));
      case 6 ->
          dice.has(Feature.MATH) && dice.has(Feature.FLOATS)
              ? math(dice.pick("floor", "ceil"), bounded(depth))
              : intLeaf();
      default ->
          dice.has(Feature.MATH)
              ? math("gcd", anInt(depth - 1), anInt(depth - 1))
              : call("bool", anInt(depth - 1));
    };
  }

  /** A float that is mostly finite. */
  private Expression bounded(int depth) {
    return dice.draw(Feature.ERRORS, 9)
        ? aFloat(depth - 1)
        : binary("*", binary("%", anInt(depth - 1), literal(1000)), literal("0.25"));
  }

  /** A call of a function within this one. */
  Expression closure(Program.Function closure, int depth) {
    int given = closure.parameters().size() + (dice.draw(Feature.ERRORS, 25) ? 1 : 0);
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < given; i++) {
      arguments.add(anInt(depth - 1));
    }
    return new Expression(Kind.CALL_LOCAL, closure.name(), arguments);
  }

  private Expression function(int depth) {
    if (!scope.closures.isEmpty() && dice.oneIn(2)) {
      return closure(dice.pick(scope.closures), depth);
    }
    List<Program.Function> functions = callable("f");
    return functions.isEmpty() ? intLeaf() : called(dice.pick(functions), depth);
  }

  /** The functions that may be called here whose names begin so. */
  List<Program.Function> callable(String prefix) {
    return scope.calls
        ? environment.functions().subList(0, scope.callable).stream()
            .filter(function -> function.name().startsWith(prefix))
            .toList()
        : List.of();
  }

  /** A call of a function of the program, in one of the ways there are. */
  private Expression called(Program.Function function, int depth) {
    return WaysToCall.vary(dice, function, plainCall(function, depth));
  }

  /** A plain call of a function of the program. */
  Expression plainCall(Program.Function function, int depth) {
    scope.calls = false;
    List<Expression> arguments = new ArrayList<>();
    boolean first = environment.functions().get(0).name().equals(function.name());
    arguments.add(
        scope.depth.equals("n")
            ? binary("-", local("n"), literal(1))
            : literal(dice.between(0, first ? 9 : 3)));
    int count = function.parameters().size() - 1;
    boolean fewer = count > 0 && function.parameters().get(count).contains("=") && dice.oneIn(2);
    int given = fewer ? count - 1 : count;
    if (dice.draw(Feature.ERRORS, 25)) {
      given += dice.pick(-1, 1, 2);
    }
    for (int i = 1; i <= given; i++) {
      arguments.add(i <= count ? argument(function.parameters().get(i), depth) : anInt(depth - 1));
    }
    scope.calls = true;
    return new Expression(Kind.CALL, function.name(), arguments);
  }

  /** A value for a parameter, whose first letter says what it should be. */
  Expression argument(String parameter, int depth) {
    boolean isFloat = parameter.startsWith("q") && !dice.draw(Feature.TYPE_CHANGES, 6);
    return isFloat ? aFloat(depth - 1) : anInt(depth - 1);
  }

  private Expression listItem(int depth) {
    List<String> lists = scope.lists.stream().filter(n -> n.startsWith("li")).toList();
    return lists.isEmpty() ? intLeaf() : item(dice.pick(lists), depth);
  }

  private Expression item(String list, int depth) {
    return of(Kind.ITEM, "", local(list), index(list, depth));
  }

  Expression index(String list, int depth) {
    if (dice.draw(Feature.ERRORS, 20)) {
      return dice.oneIn(8) ? mixed(1) : anInt(depth - 1);
    }
    if (dice.oneIn(3)) {
      return literal(dice.pick("0", "1", "-1", "-2"));
    }
    return binary("%", anInt(depth - 1), call("len", local(list)));
  }

  private Expression conditional(int depth) {
    return of(Kind.CONDITIONAL, "", condition(depth - 1), anInt(depth - 1), anInt(depth - 1));
  }

  private Expression logic(int depth) {
    return of(dice.pick(Kind.AND, Kind.OR), "", anInt(depth - 1), anInt(depth - 1));
  }

  // Conditions

  Expression condition(int depth) {
    return switch (dice.below(11)) {
      case 0, 1, 2 -> compare(dice.pick(COMPARISONS), anInt(depth - 1), anInt(depth - 1));
      case 3 ->
          dice.has(Feature.FLOATS)
              ? compare(dice.pick(COMPARISONS), number(depth - 1), aFloat(depth - 1))
              : compare(dice.pick(COMPARISONS), intLeaf(), intLiteral());
      case 4 ->
          dice.has(Feature.CHAINS)
              ? of(
                  Kind.CHAIN,
                  dice.pick(COMPARISONS) + " " + dice.pick(COMPARISONS),
                  anInt(depth - 1),
                  number(depth - 1),
                  number(depth - 1))
              : anInt(depth - 1);
      case 5 -> of(Kind.NOT, "", depth > 0 ? condition(depth - 1) : intLeaf());
      case 6 ->
          dice.has(Feature.LOGIC) && depth > 0
              ? of(dice.pick(Kind.AND, Kind.OR), "", condition(depth - 1), condition(depth - 1))
              : intLeaf();
      case 7 -> dice.has(Feature.TESTS) ? test(depth) : intLeaf();
      case 8 -> compare(dice.pick("==", "!="), mixed(depth - 1), mixed(depth - 1));
      case 9 ->
          dice.has(Feature.STRINGS)
              ? compare(dice.pick(COMPARISONS), string(depth - 1), string(depth - 1))
              : mixed(depth - 1);
      default ->
          dice.draw(Feature.ERRORS, 8)
              ? compare(dice.pick(COMPARISONS), mixed(depth - 1), number(depth - 1))
              : compare("!=", binary("%", intLeaf(), literal(dice.between(2, 4))), literal(0));
    };
  }

  private Expression test(int depth) {
    if (dice.draw(Feature.IDENTITY, 2)) {
      return of(Kind.TEST, dice.pick("is", "is not"), mixed(depth - 1), mixed(depth - 1));
    }
    if (dice.oneIn(2)) {
      String wanted = dice.pick("None", "None", "True", "False");
      return of(Kind.TEST, dice.pick("is", "is not"), mixed(depth - 1), literal(wanted));
    }
    String in = dice.pick("in", "not in");
    if (dice.draw(Feature.STRINGS, 2)) {
      return of(Kind.TEST, in, string(0), string(depth - 1));
    }
    Expression items =
        of(dice.pick(Kind.LIST, Kind.TUPLE), "", anInt(depth - 1), intLiteral(), intLiteral());
    return of(
        Kind.TEST,
        in,
        anInt(depth - 1),
        scope.lists.isEmpty() || dice.oneIn(2) ? items : local(dice.pick(scope.lists)));
  }

  // Floats

  Expression number(int depth) {
    return dice.draw(Feature.FLOATS, 2) ? aFloat(depth) : anInt(depth);
  }

  Expression aFloat(int depth) {
    if (depth <= 0 || dice.oneIn(5)) {
      List<String> globals = environment.globals('f');
      if (!globals.isEmpty() && dice.oneIn(5)) {
        return global(dice.pick(globals));
      }
      return scope.floats.isEmpty() || dice.oneIn(3)
          ? literal(dice.pick(FLOATS))
          : local(dice.pick(scope.floats));
    }
    return switch (dice.below(11)) {
      case 0, 1 -> binary(dice.pick("+", "-"), aFloat(depth - 1), number(depth - 1));
      case 2 -> floatProduct(depth);
      case 3 -> binary(dice.pick("+", "-"), number(depth - 1), aFloat(depth - 1));
      case 4 ->
          binary(
              "/",
              number(depth - 1),
              dice.draw(Feature.ERRORS, 9)
                  ? number(depth - 1)
                  : literal(dice.pick("2", "0.5", "-3", "1e3")));
      case 5 -> of(Kind.UNARY, dice.pick("-", "+"), aFloat(depth - 1));
      case 6 ->
          dice.has(Feature.BUILTINS)
              ? call(dice.pick("min", "max"), aFloat(depth - 1), number(depth - 1))
              : aFloat(depth - 1);
      case 7 -> dice.has(Feature.MATH) ? mathCall(depth) : aFloat(depth - 1);
      case 8 -> floatCall(depth);
      case 9 -> dice.oneIn(2) ? power(depth) : floatItem(depth);
      default ->
          binary(
              dice.pick("//", "%"),
              aFloat(depth - 1),
              dice.draw(Feature.ERRORS, 9)
                  ? number(depth - 1)
                  : literal(dice.pick("2", "0.5", "-3.0")));
    };
  }

  /** One of the factors is certainly a float: the square of an int would have twice its digits. */
  private Expression floatProduct(int depth) {
    Expression factor =
        binary("%", number(depth - 1), literal(dice.pick("1000.5", "-3.0", "1e300")));
    return dice.oneIn(2)
        ? binary("*", aFloat(depth - 1), factor)
        : binary("*", factor, aFloat(depth - 1));
  }

  private Expression floatCall(int depth) {
    List<Program.Function> functions = callable("h");
    return functions.isEmpty() || dice.oneIn(2)
        ? call(dice.pick("abs", "float"), number(depth - 1))
        : called(dice.pick(functions), depth);
  }

  /**
   * Of a base without a fraction: of others, C's library gives squares that are not the nearest.
   */
  private Expression power(int depth) {
    Expression whole = binary("//", number(depth - 1), literal(1));
    Expression base = binary("%", whole, literal(dice.pick("10", "1000")));
    return binary("**", base, literal(dice.pick("2", "3", "0", "2.0", "-1")));
  }

  private Expression floatItem(int depth) {
    List<String> lists = scope.lists.stream().filter(n -> n.startsWith("lf")).toList();
    return lists.isEmpty() ? aFloat(depth - 1) : item(dice.pick(lists), depth);
  }

  private Expression mathCall(int depth) {
    Expression argument = number(depth - 1);
    if (!dice.draw(Feature.ERRORS, 9)) {
      argument = call("abs", argument);
    }
    return math(dice.pick("sqrt", "fabs", "trunc"), argument);
  }

  // Strings and whatever

  Expression string(int depth) {
    if (depth <= 0 || dice.oneIn(4)) {
      return scope.strings.isEmpty() || dice.oneIn(2)
          ? literal(dice.pick(STRINGS))
          : local(dice.pick(scope.strings));
    }
    return switch (dice.below(7)) {
      case 0 -> binary("+", string(depth - 1), literal(dice.pick(STRINGS)));
      case 5, 6 -> containers.string(depth);
      case 1 -> call("str", binary("%", anInt(depth - 1), literal(1000)));
      case 2 -> binary("*", literal(dice.pick(STRINGS)), literal(dice.between(-1, 3)));
      case 3 ->
          dice.has(Feature.ERRORS) || scope.strings.isEmpty()
              ? of(Kind.ITEM, "", string(0), literal(dice.between(-2, 2)))
              : literal(dice.pick(STRINGS));
      default ->
          of(Kind.CONDITIONAL, "", condition(depth - 1), string(depth - 1), string(depth - 1));
    };
  }

  /** A string that is no longer than another by more than a constant. */
  Expression growing(String name) {
    return binary(
        "+",
        local(name),
        dice.oneIn(2)
            ? literal(dice.pick(STRINGS))
            : call("str", binary("%", anInt(1), literal(100))));
  }

  /** Any scalar, string or short tuple. */
  Expression mixed(int depth) {
    if (!scope.mixed.isEmpty() && dice.oneIn(3)) {
      return local(dice.pick(scope.mixed));
    }
    return switch (dice.below(7)) {
      case 0 -> literal(dice.pick("None", "True", "False"));
      case 1 -> dice.has(Feature.STRINGS) ? literal(dice.pick(STRINGS)) : intLiteral();
      case 2 -> dice.has(Feature.FLOATS) ? aFloat(depth) : anInt(depth);
      case 3 ->
          !dice.has(Feature.TUPLES)
              ? intLeaf()
              : depth <= 0 || dice.oneIn(2)
                  ? literal("(1, 2.5, \"x\")")
                  : of(Kind.TUPLE, "", anInt(depth - 1), number(depth - 1));
      case 4 -> {
        List<String> lists = scope.lists.stream().filter(n -> n.startsWith("lm")).toList();
        yield lists.isEmpty() ? intLeaf() : item(dice.pick(lists), depth);
      }
      default -> anInt(depth);
    };
  }

  /** A new list of a few items for a variable of that name. */
  Expression list(String name) {
    int size = dice.between(name.equals("lm0") ? 0 : 1, 5);
    if (name.startsWith("li") && dice.oneIn(4)) {
      return call("list", call("range", literal(dice.between(1, 6))));
    }
    if (scope.lists.indexOf(name) != 0 && dice.oneIn(4)) {
      return containers.listFrom(
          scope.lists.get(0).charAt(1) == name.charAt(1) ? scope.lists.get(0) : name);
    }
    List<Expression> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(itemFor(name));
    }
    Expression list = new Expression(Kind.LIST, "", items);
    return dice.oneIn(5) ? binary("*", list, literal(dice.between(1, 3))) : list;
  }

  /** Something to store into a list of that name. */
  Expression itemFor(String name) {
    if (name.startsWith("lf")) {
      return dice.draw(Feature.TYPE_CHANGES, 6) ? anInt(1) : aFloat(1);
    }
    if (name.startsWith("lm")) {
      return mixed(1);
    }
    return dice.draw(Feature.TYPE_CHANGES, 6)
        ? dice.pick(literal("None"), literal("0.5"), literal("9223372036854775808"))
        : anInt(1);
  }
}
