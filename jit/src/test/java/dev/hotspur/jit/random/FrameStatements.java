package dev.hotspur.jit.random;

import static dev.hotspur.jit.random.Expression.literal;
import static dev.hotspur.jit.random.Expression.local;

import dev.hotspur.jit.random.Statement.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes what a function begins and ends with: variables get values, and are printed. */
final class FrameStatements {
  private final Dice dice;
  private final Scope scope;
  private final ExpressionGenerator expressions;
  private final List<String> globals;

  FrameStatements(Dice dice, Scope scope, ExpressionGenerator expressions, List<String> globals) {
    this.dice = dice;
    this.scope = scope;
    this.expressions = expressions;
    this.globals = globals;
  }

  /** Gives every variable a value. */
  List<Statement> initial() {
    List<Statement> out = new ArrayList<>();
    for (String name : scope.ints) {
      if (name.startsWith("i")) {
        out.add(Statement.assign(name, expressions.intLiteral()));
      }
    }
    scope.floats.forEach(
        n -> out.add(Statement.assign(n, literal(dice.pick("0.0", "1.5", "-0.5", "1e10")))));
    scope.strings.forEach(n -> out.add(Statement.assign(n, literal(dice.pick("\"\"", "\"ab\"")))));
    scope.mixed.forEach(n -> out.add(Statement.assign(n, literal(dice.pick("0", "1.5", "None")))));
    scope.lists.forEach(
        n ->
            out.add(
                Statement.assign(
                    n,
                    new Expression(
                        Expression.Kind.LIST,
                        "",
                        List.of(literal(1), literal(dice.pick("2", "3")))))));
    scope.lists.forEach(n -> out.add(Statement.assign(n, expressions.list(n))));
    scope.dicts.forEach(
        n -> out.add(Statement.assign(n, new Expression(Expression.Kind.DICT, "", List.of()))));
    return out;
  }

  /** Makes the functions within this one. */
  List<Statement> definitions() {
    return scope.closures.stream().map(FrameStatements::define).toList();
  }

  static Statement define(Program.Function closure) {
    return Statement.of(Kind.DEFINE, closure.name(), "");
  }

  List<Statement> initialGlobals() {
    return globals.stream()
        .map(
            g ->
                Statement.of(
                    Kind.ASSIGN_GLOBAL,
                    g,
                    "",
                    g.startsWith("gf") ? literal("0.25") : expressions.intLiteral()))
        .toList();
  }

  List<Statement> finalPrints() {
    List<Statement> out = new ArrayList<>();
    scope.ints.forEach(n -> out.add(Statement.print(local(n))));
    for (List<String> names :
        List.of(scope.floats, scope.strings, scope.mixed, scope.lists, scope.dicts)) {
      if (!names.isEmpty()) {
        out.add(Statement.print(names.stream().map(Expression::local).toArray(Expression[]::new)));
      }
    }
    return out;
  }
}
