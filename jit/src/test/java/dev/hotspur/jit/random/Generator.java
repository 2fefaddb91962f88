package dev.hotspur.jit.random;

import dev.hotspur.jit.random.Expression.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes programs of a number: the same number, the same program. */
final class Generator {
  private static final int BUDGET = 150;

  private final Dice dice;
  private final List<String> globals = new ArrayList<>();
  private final List<Program.Function> functions = new ArrayList<>();

  private Generator(long seed) {
    dice = new Dice(seed);
  }

  static Program program(long seed) {
    return new Generator(seed).make();
  }

  private Program make() {
    if (dice.oneIn(2)) {
      return new Drill(dice).make();
    }
    if (dice.has(Feature.GLOBALS)) {
      globals.add("gi0");
      globals.add("gi1");
      if (dice.has(Feature.FLOATS)) {
        globals.add("gf0");
      }
    }
    int count = dice.has(Feature.FUNCTIONS) ? dice.between(1, 3) : 0;
    for (int i = 0; i < count; i++) {
      functions.add(dice.oneIn(2) ? small(i) : function(i));
    }
    functions.add(main(count));
    return new Program(functions, globals);
  }

  private Program.Function function(int number) {
    List<String> parameters = new ArrayList<>(List.of("n"));
    Scope scope = new Scope();
    boolean isFloat = dice.draw(Feature.FLOATS, 3);
    for (int i = dice.between(1, 3); i > 0; i--) {
      boolean takesFloat = isFloat && dice.oneIn(2);
      String name = (takesFloat ? "q" : "p") + i;
      (takesFloat ? scope.floats : scope.ints).add(name);
      boolean optional = i == 1 && dice.oneIn(2);
      parameters.add(optional ? name + "=" + dice.pick("1", "-2", "0", "7") : name);
    }
    scope.depth = "n";
    scope.callable = number;
    scope.calls = number > 0 && dice.oneIn(2);
    scope.ints.add("i0");
    if (dice.has(Feature.TYPE_CHANGES)) {
      scope.mixed.add("m0");
    }
    closures(scope);
    StatementGenerator statements = statements(scope, Statement.Kind.RETURN);
    FrameStatements frame = frame(scope, statements);
    List<Statement> body = new ArrayList<>(frame.initial());
    body.addAll(frame.definitions());
    body.addAll(statements.block(2, !scope.calls && dice.oneIn(2) ? 5 : 1));
    ExpressionGenerator expressions = statements.expressions();
    String name = (isFloat ? "h" : "f") + number;
    if (dice.oneIn(2)) {
      body.addAll(recursion(name, parameters, expressions));
    }
    body.add(returning(isFloat ? expressions.aFloat(2) : expressions.anInt(2)));
    List<String> names = parameters.stream().map(p -> p.replaceAll("=.*", "")).toList();
    return new Program.Function(
        name, parameters, scope.locals(names), body, List.of(), scope.closures);
  }

  /** A function of a few instructions that shares no variables, as those that are inlined. */
  private Program.Function small(int number) {
    Scope scope = new Scope();
    scope.depth = "n";
    scope.callable = number;
    scope.calls = number > 0 && dice.oneIn(2);
    scope.ints.addAll(List.of("p1", "i0"));
    StatementGenerator statements = statements(scope, Statement.Kind.RETURN);
    List<Statement> body = new ArrayList<>(frame(scope, statements).initial());
    body.addAll(statements.block(2, 1));
    body.add(returning(statements.expressions().anInt(1)));
    List<String> parameters = List.of("n", "p1");
    return new Program.Function(
        "f" + number, parameters, scope.locals(parameters), body, List.of(), List.of());
  }

  /** A call of the function by itself, the first parameter counting how deep it goes. */
  private List<Statement> recursion(
      String name, List<String> parameters, ExpressionGenerator expressions) {
    Statement end =
        Statement.when(
            Expression.compare("<=", Expression.local("n"), Expression.literal(0)),
            List.of(returning(expressions.anInt(1))),
            List.of());
    List<Expression> arguments = new ArrayList<>();
    arguments.add(Expression.binary("-", Expression.local("n"), Expression.literal(1)));
    parameters.stream().skip(1).forEach(p -> arguments.add(expressions.argument(p, 2)));
    Expression call = new Expression(Kind.CALL, name, arguments);
    return List.of(
        end,
        dice.draw(Feature.TAIL_CALLS, 2)
            ? Statement.of(Statement.Kind.TAIL_CALL, "", "", call)
            : Statement.assign("i0", call));
  }

  /** Functions that share some of the variables of the function around them. */
  private void closures(Scope outer) {
    int count = dice.has(Feature.CLOSURES) ? dice.between(1, 2) : 0;
    List<Program.Function> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Scope scope = new Scope();
      scope.calls = false;
      List<String> frees = new ArrayList<>();
      share(outer.ints, scope.ints, frees);
      share(outer.floats, scope.floats, frees);
      share(outer.lists, scope.lists, frees);
      share(outer.dicts, scope.dicts, frees);
      share(outer.mixed, scope.mixed, frees);
      share(outer.volatiles, scope.volatiles, frees);
      List<String> parameters = dice.oneIn(3) ? List.of() : List.of("a" + i);
      scope.ints.addAll(parameters);
      scope.ints.add("j" + i);
      StatementGenerator statements = statements(scope, Statement.Kind.RETURN);
      List<Statement> body = new ArrayList<>();
      body.add(Statement.assign("j" + i, statements.expressions().intLiteral()));
      body.addAll(statements.block(3, 1));
      body.add(returning(statements.expressions().anInt(2)));
      List<String> own = scope.locals(parameters);
      own.removeAll(frees);
      made.add(new Program.Function("c" + i, parameters, own, body, frees, List.of()));
    }
    outer.closures.addAll(made);
  }

  private void share(List<String> from, List<String> to, List<String> frees) {
    for (String name : from) {
      if (dice.oneIn(2)) {
        to.add(name);
        frees.add(name);
      }
    }
  }

  private static Statement returning(Expression value) {
    return Statement.of(Statement.Kind.RETURN, "", "", value);
  }

  private Program.Function main(int callable) {
    Scope scope = new Scope();
    scope.callable = callable;
    scope.ints.addAll(List.of("i0", "i1", "i2").subList(0, dice.between(1, 3)));
    if (dice.has(Feature.FLOATS)) {
      scope.floats.addAll(List.of("f", "g").subList(0, dice.between(1, 2)));
    }
    if (dice.has(Feature.STRINGS)) {
      scope.strings.add("s0");
    }
    if (dice.has(Feature.LISTS)) {
      scope.lists.add("li0");
      if (dice.oneIn(2)) {
        scope.lists.add("li1");
      }
      if (dice.has(Feature.FLOATS)) {
        scope.lists.add("lf0");
      }
      if (dice.has(Feature.TYPE_CHANGES)) {
        scope.lists.add("lm0");
      }
    }
    if (dice.has(Feature.DICTS)) {
      scope.dicts.add("d0");
    }
    if (dice.has(Feature.TYPE_CHANGES)) {
      scope.mixed.addAll(List.of("m0", "m1").subList(0, dice.between(1, 2)));
    }
    if (dice.has(Feature.DELETES)) {
      scope.volatiles.add("v0");
    }
    closures(scope);
    StatementGenerator statements = statements(scope, Statement.Kind.PRINT);
    FrameStatements frame = frame(scope, statements);
    List<Statement> body = new ArrayList<>(frame.initialGlobals());
    body.addAll(frame.initial());
    body.addAll(frame.definitions());
    for (int i = dice.between(1, 3); i > 0; i--) {
      body.addAll(statements.block(1, 1));
      body.add(statements.loop(BUDGET));
    }
    body.addAll(frame.finalPrints());
    return new Program.Function(
        "main", List.of(), scope.locals(List.of()), body, List.of(), scope.closures);
  }

  private FrameStatements frame(Scope scope, StatementGenerator statements) {
    return new FrameStatements(dice, scope, statements.expressions(), globals);
  }

  private StatementGenerator statements(Scope scope, Statement.Kind ending) {
    return new StatementGenerator(
        dice, scope, new ExpressionGenerator.Environment(globals, functions), ending);
  }

  /** Whether a program does what only the machine defines. */
  static boolean isMachineOnly(long seed) {
    return new Dice(seed).has(Feature.IDENTITY);
  }
}
