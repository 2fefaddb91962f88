package dev.hotspur.jit.random;

import static dev.hotspur.jit.random.Expression.binary;
import static dev.hotspur.jit.random.Expression.call;
import static dev.hotspur.jit.random.Expression.literal;
import static dev.hotspur.jit.random.Expression.local;

import dev.hotspur.jit.random.Expression.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes expressions of lists, tuples, dicts and strings: slices, methods, spreading, whatever can
 * be iterated over. What is made of a variable is never longer than it by more than a constant.
 */
final class ContainerExpressions {
  private final Dice dice;
  private final Scope scope;
  private final ExpressionGenerator all;

  ContainerExpressions(Dice dice, Scope scope, ExpressionGenerator all) {
    this.dice = dice;
    this.scope = scope;
    this.all = all;
  }

  static Expression method(String name, Expression object, Expression... arguments) {
    List<Expression> parts = new ArrayList<>(List.of(object));
    parts.addAll(List.of(arguments));
    return new Expression(Kind.METHOD, name, parts);
  }

  private static Expression of(Kind kind, String word, Expression... parts) {
    return Expression.of(kind, word, parts);
  }

  /** An int that a container gives. */
  Expression anInt(int depth) {
    return switch (dice.below(7)) {
      case 0 -> dict(depth);
      case 1 -> counted(depth);
      case 2 -> aggregate(depth);
      case 3 ->
          of(
              Kind.ITEM,
              "",
              of(
                  dice.pick(Kind.TUPLE, Kind.LIST),
                  "",
                  all.anInt(depth - 1),
                  all.intLiteral(),
                  all.anInt(depth - 1)),
              binary("%", all.anInt(depth - 1), literal(3)));
      case 4 -> method("index", literal("\"xyzzy\""), literal(dice.pick("\"y\"", "\"z\"")));
      case 5 -> call("len", iterable(depth));
      default -> call("int", call("str", all.anInt(depth - 1)));
    };
  }

  /** What a dict has for a key. */
  private Expression dict(int depth) {
    if (scope.dicts.isEmpty()) {
      return all.anInt(depth - 1);
    }
    Expression dict = local(dice.pick(scope.dicts));
    return switch (dice.below(4)) {
      case 0 -> call("len", dict);
      case 1 ->
          dice.has(Feature.ERRORS)
              ? of(Kind.ITEM, "", dict, key(depth))
              : method("get", dict, key(depth), literal(0));
      case 2 ->
          dice.has(Feature.METHODS)
              ? method("pop", dict, key(depth), all.anInt(depth - 1))
              : of(Kind.TEST, "in", key(depth), dict);
      default -> method("get", dict, key(depth), all.anInt(depth - 1));
    };
  }

  /** One of a few keys; 1, 1.0 and True are the same. */
  Expression key(int depth) {
    return switch (dice.below(6)) {
      case 0 -> literal(dice.pick("\"a\"", "\"b\"", "(1, 2)", "None"));
      case 1 -> dice.has(Feature.FLOATS) ? literal(dice.pick("1.0", "0.5", "-0.0")) : literal(2);
      case 2 -> literal(dice.pick("True", "3", "100000000000000000000"));
      default -> binary("%", all.anInt(depth - 1), literal(5));
    };
  }

  private Expression counted(int depth) {
    if (scope.lists.isEmpty() || !dice.has(Feature.METHODS)) {
      return all.anInt(depth - 1);
    }
    Expression list = local(dice.pick(scope.lists));
    return dice.draw(Feature.ERRORS, 4)
        ? method("index", list, all.anInt(depth - 1))
        : method("count", list, all.anInt(depth - 1));
  }

  private Expression aggregate(int depth) {
    List<String> lists = ofInts();
    Expression items =
        lists.isEmpty() || dice.oneIn(2)
            ? call("range", binary("%", all.anInt(depth - 1), literal(6)))
            : local(dice.pick(lists));
    return switch (dice.below(5)) {
      case 0 -> call("sum", items);
      case 1 -> dice.has(Feature.ERRORS) ? call("max", items) : call("len", items);
      case 2 -> call(dice.pick("any", "all"), items);
      case 3 -> call("len", call("list", items));
      default ->
          dice.has(Feature.KEYWORDS)
              ? of(
                  Kind.CALL_KEYWORDS,
                  "max key",
                  all.anInt(1),
                  all.anInt(1),
                  Expression.global("abs"))
              : call("sum", items, all.anInt(depth - 1));
    };
  }

  private List<String> ofInts() {
    return scope.lists.stream().filter(name -> name.startsWith("li")).toList();
  }

  /** A part of a list, string or tuple. */
  Expression slice(Expression container) {
    List<Expression> parts = new ArrayList<>(List.of(container, bound(), bound()));
    if (dice.oneIn(3)) {
      parts.add(literal(dice.pick("1", "2", "-1", "-2", "None")));
    }
    return new Expression(Kind.SLICE, "", parts);
  }

  private Expression bound() {
    return dice.oneIn(3) ? literal("None") : binary("%", all.anInt(1), literal(dice.pick(-4, 5)));
  }

  /** A list made of the one in a variable. */
  Expression listFrom(String name) {
    Expression list = local(name);
    return switch (dice.below(6)) {
      case 0 -> dice.has(Feature.SLICES) ? slice(list) : call("list", list);
      case 1 ->
          dice.has(Feature.SPREADING)
              ? of(
                  Kind.SPREAD_LIST,
                  "*.*",
                  dice.draw(Feature.ERRORS, 9) ? all.anInt(1) : list,
                  all.itemFor(name),
                  literal("(1, 2)"))
              : binary("+", list, of(Kind.LIST, "", all.itemFor(name)));
      case 2 -> sorted(name);
      case 3 -> call("list", call("reversed", list));
      case 4 -> dice.has(Feature.METHODS) ? method("copy", list) : call("list", list);
      default ->
          scope.closures.isEmpty() || !name.startsWith("li")
              ? call("list", list)
              // Of a copy: what is called may append to the list, so that there is always one more.
              : call(
                  "list",
                  call("map", local(dice.pick(scope.closures).name()), method("copy", list)));
    };
  }

  private Expression sorted(String name) {
    if (!name.startsWith("li")) {
      return call("list", local(name));
    }
    return dice.has(Feature.KEYWORDS)
        ? of(Kind.CALL_KEYWORDS, "sorted reverse", local(name), literal(dice.pick("True", "False")))
        : call("sorted", local(name));
  }

  /** A dict of a few entries. */
  Expression dict() {
    if (!scope.dicts.isEmpty() && dice.oneIn(3)) {
      return of(Kind.DICT_WITH, "", local(dice.pick(scope.dicts)), key(1), all.itemFor("li"));
    }
    List<Expression> parts = new ArrayList<>();
    for (int i = dice.between(0, 3); i > 0; i--) {
      parts.add(key(1));
      parts.add(all.itemFor("li"));
    }
    return new Expression(Kind.DICT, "", parts);
  }

  /** A string that is not much longer than what it is made of. */
  Expression string(int depth) {
    return switch (dice.below(4)) {
      case 0 ->
          dice.has(Feature.SLICES)
              ? slice(all.string(depth - 1))
              : call("str", all.anInt(depth - 1));
      case 1 ->
          dice.has(Feature.METHODS)
              ? method(dice.pick("upper", "lower", "strip", "title"), all.string(depth - 1))
              : all.string(depth - 1);
      case 2 ->
          dice.has(Feature.METHODS)
              ? method("join", literal("\"-\""), of(Kind.LIST, "", all.string(0), literal("\"z\"")))
              : all.string(depth - 1);
      default -> of(Kind.FORMAT, "", all.string(0), binary("%", all.anInt(1), literal(1000)));
    };
  }

  /** Something of a known length that can be iterated over. */
  Expression iterable(int depth) {
    List<String> lists = ofInts();
    return switch (dice.below(5)) {
      case 0 -> scope.dicts.isEmpty() ? range() : call("list", entries());
      case 1 -> of(Kind.TUPLE, "", all.anInt(depth - 1), all.string(0), all.number(depth - 1));
      case 2 -> call("list", call("zip", range(), lists.isEmpty() ? range() : local(lists.get(0))));
      default -> ints(depth);
    };
  }

  /** Some ints. */
  Expression ints(int depth) {
    List<String> lists = ofInts();
    return switch (dice.below(4)) {
      case 0 -> lists.isEmpty() ? range() : slice(local(dice.pick(lists)));
      case 1 ->
          of(Kind.TUPLE, "", all.anInt(depth - 1), all.anInt(depth - 1), all.anInt(depth - 1));
      case 2 ->
          dice.has(Feature.SPREADING)
              ? of(Kind.SPREAD_TUPLE, ".*", all.anInt(depth - 1), range())
              : range();
      default -> range();
    };
  }

  /** Something to loop over, whose items may be anything. */
  Expression iterator() {
    Expression items = iterable(1);
    return switch (dice.below(5)) {
      case 0 -> call("enumerate", items);
      case 1 -> call("reversed", items);
      case 2 ->
          scope.dicts.isEmpty() ? items : dice.oneIn(2) ? entries() : local(scope.dicts.get(0));
      case 3 -> call("zip", items, iterable(1));
      default -> dice.draw(Feature.ERRORS, 6) ? all.mixed(1) : items;
    };
  }

  private Expression entries() {
    return method(dice.pick("keys", "values", "items"), local(dice.pick(scope.dicts)));
  }

  Expression range() {
    return call("range", binary("%", all.anInt(1), literal(dice.between(2, 9))));
  }
}
