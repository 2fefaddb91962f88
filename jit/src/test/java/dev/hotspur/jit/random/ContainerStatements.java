package dev.hotspur.jit.random;

import static dev.hotspur.jit.random.ContainerExpressions.method;
import static dev.hotspur.jit.random.Expression.call;
import static dev.hotspur.jit.random.Expression.literal;
import static dev.hotspur.jit.random.Expression.local;

import dev.hotspur.jit.random.Statement.Kind;

/** Makes statements that change lists and dicts. */
final class ContainerStatements {
  private final Dice dice;
  private final Scope scope;
  private final ExpressionGenerator expressions;
  private final ContainerExpressions containers;

  ContainerStatements(Dice dice, Scope scope, ExpressionGenerator expressions) {
    this.dice = dice;
    this.scope = scope;
    this.expressions = expressions;
    this.containers = expressions.containers();
  }

  /** Some statement about a container, if there is one. */
  Statement any() {
    if (dice.draw(Feature.COLLECTING, 4)) {
      return collect();
    }
    if (!scope.dicts.isEmpty() && dice.oneIn(2)) {
      return dict();
    }
    return scope.lists.isEmpty() ? Statement.of(Kind.PASS, "", "") : list();
  }

  private Statement list() {
    String name = dice.pick(scope.lists);
    if (dice.draw(Feature.SLICES, 4)) {
      Expression part = containers.slice(local(name));
      Expression slice = call("slice", part.parts().get(1), part.parts().get(2));
      return dice.oneIn(3)
          ? Statement.of(Kind.DELETE_ITEM, "", "", local(name), slice)
          : Statement.of(
              Kind.SET_ITEM,
              "",
              "",
              local(name),
              slice,
              Expression.of(Expression.Kind.LIST, "", expressions.itemFor(name)));
    }
    if (!dice.has(Feature.METHODS)) {
      return Statement.assign(name, containers.listFrom(name));
    }
    return dice.oneIn(3)
        ? Statement.assign(name, containers.listFrom(name))
        : Statement.evaluate(changed(name));
  }

  /** A call of a method that changes a list. */
  private Expression changed(String name) {
    Expression list = local(name);
    return switch (dice.below(9)) {
      case 0, 1 -> dice.oneIn(2) ? method("pop", list) : method("pop", list, index());
      case 2 -> method("insert", list, index(), expressions.itemFor(name));
      case 3 -> method("extend", list, containers.range());
      case 4 -> method("reverse", list);
      case 5 -> name.startsWith("li") ? method("sort", list) : method("reverse", list);
      case 6 ->
          dice.has(Feature.ERRORS) ? method("remove", list, literal(1)) : method("copy", list);
      case 7 -> dice.oneIn(3) ? method("clear", list) : method("append", list, literal(3));
      default -> method("append", list, expressions.itemFor(name));
    };
  }

  private Expression index() {
    return dice.draw(Feature.ERRORS, 4) ? expressions.anInt(1) : literal(dice.pick("0", "-1"));
  }

  private Statement dict() {
    String name = dice.pick(scope.dicts);
    Expression dict = local(name);
    return switch (dice.below(7)) {
      case 0 -> Statement.assign(name, containers.dict());
      case 1 ->
          dice.has(Feature.ERRORS)
              ? Statement.of(Kind.DELETE_ITEM, "", "", dict, containers.key(1))
              : Statement.evaluate(method("pop", dict, containers.key(1), literal("None")));
      case 2 ->
          dice.has(Feature.METHODS)
              ? Statement.evaluate(method("update", dict, containers.dict()))
              : Statement.print(dict);
      case 3 ->
          dice.has(Feature.ERRORS)
              ? Statement.of(
                  Kind.AUGMENT_ITEM, "", "+", dict, containers.key(1), expressions.anInt(1))
              : Statement.print(dict);
      default ->
          Statement.of(Kind.SET_ITEM, "", "", dict, containers.key(1), expressions.itemFor("li"));
    };
  }

  /** Builds a list or a dict item by item; the item's variable is used here only. */
  private Statement collect() {
    boolean dict = !scope.dicts.isEmpty() && dice.oneIn(2);
    if (!dict && scope.lists.isEmpty()) {
      return Statement.of(Kind.PASS, "", "");
    }
    String target = dict ? dice.pick(scope.dicts) : dice.pick(scope.lists);
    String item = scope.newName("t");
    scope.items.add(item);
    boolean same = dice.oneIn(3);
    Expression items = same ? containers.ints(1) : containers.iterable(1);
    String names = target + "," + item;
    Expression kept = same ? local(item) : expressions.itemFor(dict ? "li0" : target);
    return dict
        ? Statement.of(Kind.COLLECT, names, "", items, containers.key(1), kept)
        : Statement.of(Kind.COLLECT, names, "", items, kept);
  }
}
