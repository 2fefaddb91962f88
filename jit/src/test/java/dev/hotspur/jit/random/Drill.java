package dev.hotspur.jit.random;

import static dev.hotspur.jit.random.ContainerExpressions.method;
import static dev.hotspur.jit.random.Expression.binary;
import static dev.hotspur.jit.random.Expression.call;
import static dev.hotspur.jit.random.Expression.compare;
import static dev.hotspur.jit.random.Expression.global;
import static dev.hotspur.jit.random.Expression.literal;
import static dev.hotspur.jit.random.Expression.local;

import dev.hotspur.jit.random.Expression.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes small programs about one thing: a loop that does something a few dozen times, close to
 * where it changes its nature, that changes something midway, and that prints all it has in each
 * pass. What large programs reach now and then, these reach each time.
 */
final class Drill {
  private static final String[] NEAR = {
    "9223372036854775790",
    "-9223372036854775790",
    "9223372036854775807",
    "-9223372036854775808",
    "9007199254740985",
    "-9007199254740985",
    "4611686018427387900",
    "3",
    "-7",
    "0"
  };

  /** The first so many are about to cross an edge. */
  private static final int EDGES = 6;

  private static final String[] FLOATS = {
    "0.0", "-0.0", "1.5", "-2.5", "1e308", "1e999", "9007199254740992.0", "9.223372036854775e18"
  };

  /** What a drill is about. */
  private enum Topic {
    INTS,
    FLOATS,
    CALLS,
    LISTS,
    GLOBALS,
    FORMS,
    ALL
  }

  private final Dice dice;
  private final Topic topic;
  private final FormDrill forms;
  private final List<String> ints = List.of("i0", "i1", "i2");
  private final List<String> floats = List.of("f", "g");
  private final List<String> lists = List.of("li0", "li1");

  Drill(Dice dice) {
    this.dice = dice;
    this.topic = dice.pick(Topic.values());
    this.forms = new FormDrill(dice, this::anInt);
  }

  Program make() {
    int passes = dice.between(12, 40);
    List<Statement> body = new ArrayList<>();
    if (topic == Topic.INTS) {
      body.add(ramp());
    }
    for (int i = dice.between(1, 4); i > 0; i--) {
      body.add(statement());
    }
    for (int i = dice.between(0, 2); i > 0; i--) {
      body.add(dice.below(body.size() + 1), midway(passes));
    }
    if (dice.oneIn(3)) {
      body = new ArrayList<>(List.of(attempt(body)));
    }
    body.add(shown());
    boolean closes = topic == Topic.FORMS;
    List<Statement> main = new ArrayList<>(initial());
    main.addAll(closes ? FormDrill.definitions() : List.of());
    Expression range = call("range", literal(passes));
    main.add(new Statement(Statement.Kind.FOR, "k", "", List.of(range), List.of(body)));
    List<String> locals = new ArrayList<>(List.of("k", "x", "m", "e"));
    List.of(ints, floats, lists).forEach(locals::addAll);
    List<Program.Function> functions = new ArrayList<>(functions());
    functions.addAll(closes ? FormDrill.functions() : List.of());
    List<Program.Function> inner = closes ? FormDrill.closures() : List.of();
    inner.forEach(each -> locals.add(each.name()));
    functions.add(new Program.Function("main", List.of(), locals, main, List.of(), inner));
    return new Program(functions, List.of("gi0", "gi1", "chosen"));
  }

  private static Program.Function function(
      String name, List<String> parameters, List<Statement> body) {
    return new Program.Function(name, parameters, List.of(), body, List.of(), List.of());
  }

  private static Statement returning(Expression value) {
    return Statement.of(Statement.Kind.RETURN, "", "", value);
  }

  /** Functions of two arguments that do different things, and one that changes globals. */
  private static List<Program.Function> functions() {
    List<String> two = List.of("a", "b");
    Expression sum = binary("-", local("a"), local("b"));
    Expression product = binary("%", binary("*", local("a"), local("b")), literal(1009));
    Statement assigned = Statement.of(Statement.Kind.ASSIGN_GLOBAL, "gi0", "", local("a"));
    Statement raised = Statement.of(Statement.Kind.RAISE, "", "", call("ValueError", local("b")));
    Expression third = compare("==", binary("%", local("a"), literal(3)), literal(0));
    return List.of(
        function("f0", two, List.of(returning(sum))),
        function("f1", two, List.of(returning(product))),
        function("f2", two, List.of(assigned, returning(local("b")))),
        function(
            "f3",
            two,
            List.of(Statement.when(third, List.of(raised), List.of()), returning(local("a")))));
  }

  private List<Statement> initial() {
    List<Statement> out = new ArrayList<>();
    ints.forEach(
        name -> {
          int choices = topic == Topic.INTS && name.equals("i0") ? EDGES : NEAR.length;
          out.add(Statement.assign(name, literal(NEAR[dice.below(choices)])));
        });
    floats.forEach(name -> out.add(Statement.assign(name, literal(dice.pick(FLOATS)))));
    lists.forEach(name -> out.add(Statement.assign(name, list())));
    if (dice.oneIn(2)) {
      out.add(Statement.assign("li1", local("li0")));
    }
    out.add(Statement.assign("x", list()));
    out.add(Statement.assign("m", global(dice.pick("f0", "f1", "f2"))));
    out.add(Statement.assign("e", literal("None")));
    out.add(Statement.of(Statement.Kind.ASSIGN_GLOBAL, "gi0", "", literal(dice.pick(NEAR))));
    out.add(Statement.of(Statement.Kind.ASSIGN_GLOBAL, "gi1", "", literal(2)));
    out.add(Statement.of(Statement.Kind.ASSIGN_GLOBAL, "chosen", "", global("f0")));
    return out;
  }

  private Expression list() {
    String[] kinds = {"1", "0.5", "None"};
    String kind = dice.oneIn(2) ? "1" : dice.pick(kinds);
    List<Expression> items = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      items.add(kind.equals("1") ? literal(dice.between(-3, 9)) : literal(kind));
    }
    return new Expression(Kind.LIST, "", items);
  }

  private Statement shown() {
    List<Expression> all = new ArrayList<>();
    ints.forEach(name -> all.add(local(name)));
    floats.forEach(name -> all.add(local(name)));
    lists.forEach(name -> all.add(local(name)));
    all.addAll(List.of(local("x"), local("e"), global("gi0"), global("gi1")));
    return Statement.print(all.toArray(Expression[]::new));
  }

  // Expressions

  private Expression anInt() {
    return switch (dice.below(10)) {
      case 9 -> Expression.of(Kind.ITEM, "", literal("(3, -1, 8)"), index());
      case 0 -> global(dice.pick("gi0", "gi1"));
      case 1 -> literal(dice.pick("1", "-1", "2", "3", "0"));
      case 2 -> local("k");
      case 3 -> Expression.of(Kind.ITEM, "", local(dice.pick(lists)), index());
      default -> local(dice.pick(ints));
    };
  }

  private Expression index() {
    return dice.oneIn(2)
        ? literal(dice.pick("0", "1", "-1"))
        : binary("%", local("k"), literal(dice.pick("2", "3")));
  }

  private Expression arithmetic() {
    Expression left = anInt();
    return switch (dice.below(13)) {
      case 0, 1, 2 -> binary(dice.pick("+", "-"), left, dice.oneIn(2) ? literal(1) : anInt());
      case 3 -> binary("*", left, literal(dice.pick("2", "-1", "3")));
      case 4 -> Expression.of(Kind.UNARY, dice.pick("-", "~"), left);
      case 5, 6 -> binary("//", left, literal(dice.pick("2", "4", "-1", "-2", "7", "8")));
      case 7 -> binary("%", left, literal(dice.pick("2", "8", "-3", "10")));
      case 8, 9 ->
          binary(dice.pick("<<", ">>"), left, literal(dice.pick("0", "1", "2", "62", "63", "64")));
      case 10 -> binary(dice.pick("&", "|", "^"), left, anInt());
      case 11 -> Expression.of(Kind.CONDITIONAL, "", condition(), anInt(), anInt());
      default -> call(dice.pick("abs", "int"), left);
    };
  }

  private Expression aFloat() {
    return dice.oneIn(4)
        ? literal(dice.pick(FLOATS))
        : dice.oneIn(6) ? anInt() : local(dice.pick(floats));
  }

  private Expression condition() {
    String operator = dice.pick("<", "<=", "==", "!=", ">", ">=");
    Expression made =
        switch (dice.below(5)) {
          case 0 -> compare(operator, anInt(), anInt());
          case 1 -> compare(operator, anInt(), local("f"));
          case 2, 3 -> floatCondition();
          default -> compare("==", binary("%", local("k"), literal(3)), literal(dice.below(3)));
        };
    return dice.oneIn(3) ? Expression.of(Kind.NOT, "", made) : made;
  }

  private Expression floatCondition() {
    String operator = dice.pick("<", "<=", "==", "!=", ">", ">=");
    Expression left = local(dice.pick(floats));
    Expression right =
        switch (dice.below(4)) {
          case 0 -> left;
          case 1 -> literal(dice.pick(FLOATS));
          case 2 -> local(dice.pick(ints));
          default -> local(dice.pick(floats));
        };
    Expression made = compare(operator, left, right);
    return dice.oneIn(2) ? Expression.of(Kind.NOT, "", made) : made;
  }

  private Expression floating() {
    return switch (dice.below(8)) {
      case 0, 1 -> binary(dice.pick("+", "-"), aFloat(), aFloat());
      case 2 -> binary("*", aFloat(), literal(dice.pick(FLOATS)));
      case 3 -> binary("+", local("f"), literal(dice.pick("0.0", "-0.0")));
      case 4, 5 -> Expression.of(Kind.UNARY, "-", local(dice.pick(floats)));
      case 6 -> binary(dice.pick("//", "%"), aFloat(), literal(dice.pick("2.0", "-3.0", "0.5")));
      default -> binary("/", aFloat(), literal(dice.pick("2", "4.0", "-1e300")));
    };
  }

  // Statements

  /** Brings a variable nearer to where it outgrows 64 bits. */
  private Statement ramp() {
    Expression step =
        dice.pick(
            local("k"), literal("1"), literal("1"), literal("3"), literal("1152921504606846976"));
    return dice.oneIn(4)
        ? Statement.of(Statement.Kind.AUGMENT, "i0", "*", literal(dice.pick("7", "-3", "2", "-1")))
        : Statement.of(Statement.Kind.AUGMENT, "i0", dice.pick("+", "-"), step);
  }

  private Statement statement() {
    String list = dice.pick(lists);
    return switch (dice.oneIn(4) ? Topic.ALL : topic) {
      case INTS -> dice.oneIn(4) ? compared() : Statement.assign(dice.pick(ints), arithmetic());
      case FLOATS ->
          dice.oneIn(2)
              ? Statement.assign(dice.pick(floats), floating())
              : Statement.when(
                  floatCondition(),
                  List.of(Statement.assign("i0", literal(dice.below(9)))),
                  List.of(Statement.assign("i1", local("k"))));
      case CALLS -> dice.oneIn(3) ? guarded() : Statement.assign(dice.pick("i1", "i2"), called());
      case LISTS ->
          dice.oneIn(3)
              ? Statement.assign(
                  dice.pick(ints), Expression.of(Kind.ITEM, "", local(list), index()))
              : simple();
      case GLOBALS -> globals();
      case FORMS -> forms.statement();
      case ALL -> any();
    };
  }

  /** Compares an int with the floats near which there is none for each int. */
  private Statement compared() {
    String operator = dice.pick("<", "<=", "==", "!=", ">", ">=");
    Expression limit =
        literal(dice.pick("9007199254740992.0", "-9007199254740992.0", "9.223372036854775807e18"));
    return Statement.assign("e", compare(operator, local("i0"), limit));
  }

  /** Reads of a global before and after something that may change it. */
  private Statement globals() {
    return switch (dice.below(4)) {
      case 0 -> Statement.of(Statement.Kind.ASSIGN_GLOBAL, "gi0", "", arithmetic());
      case 1 -> Statement.assign("i0", call("f2", local("k"), global("gi0")));
      case 2 ->
          Statement.assign(
              "i1",
              binary(
                  "+",
                  global("gi0"),
                  binary("*", call("f2", local("k"), literal(1)), global("gi0"))));
      default -> Statement.of(Statement.Kind.AUGMENT_GLOBAL, "gi0", dice.pick("+", "-"), anInt());
    };
  }

  private Statement any() {
    return switch (dice.below(12)) {
      case 0, 1, 2 -> Statement.assign(dice.pick(ints), arithmetic());
      case 3 -> Statement.assign(dice.pick(floats), floating());
      case 4 ->
          Statement.when(
              condition(), List.of(simple()), dice.oneIn(2) ? List.of(simple()) : List.of());
      case 5 -> Statement.assign(dice.pick(ints), called());
      case 6 -> walk();
      case 7 -> guarded();
      default -> simple();
    };
  }

  private Statement simple() {
    String list = dice.pick(lists);
    return switch (dice.below(9)) {
      case 0, 1 -> Statement.of(Statement.Kind.SET_ITEM, "", "", local(list), index(), anInt());
      case 2 -> Statement.evaluate(method("append", local(list), local("k")));
      case 3 -> Statement.assign(dice.pick(ints), method("pop", local(list)));
      case 4 -> Statement.of(Statement.Kind.ASSIGN_GLOBAL, "gi0", "", arithmetic());
      case 5 -> Statement.of(Statement.Kind.AUGMENT, dice.pick(ints), dice.pick("+", "-"), anInt());
      case 6 -> Statement.assign("e", method(dice.pick("count", "index"), local("x"), literal(1)));
      case 7 -> Statement.assign("e", Expression.of(Kind.ITEM, "", local("x"), index()));
      default -> Statement.assign(dice.pick(ints), arithmetic());
    };
  }

  private Expression called() {
    Expression a = anInt();
    Expression b = anInt();
    return switch (dice.below(6)) {
      case 0, 1 -> new Expression(Kind.CALL_LOCAL, "m", List.of(a, b));
      case 2 -> call("chosen", a, b);
      case 3 -> call("f0", a, b);
      default -> call(dice.pick("f0", "f1", "f2", "f3"), a, b);
    };
  }

  /** A loop over ranges, lists or tuples, some of which differ from pass to pass. */
  private Statement walk() {
    Expression third = binary("%", local("k"), literal(3));
    Expression odd = compare("==", third, literal(1));
    Expression items =
        switch (dice.below(5)) {
          case 0 ->
              Expression.of(
                  Kind.CONDITIONAL,
                  "",
                  odd,
                  call("range", literal(3), literal(0), literal(-1)),
                  call("range", literal(3)));
          case 1 -> call("range", local("k"), literal(12), literal(dice.pick("3", "5")));
          case 2 -> call("range", third);
          case 3 -> Expression.of(Kind.SLICE, "", local(dice.pick(lists)), literal(0), literal(3));
          default -> literal("(1, 2)");
        };
    List<Statement> body = new ArrayList<>(List.of(simple()));
    if (dice.oneIn(2)) {
      body.add(
          Statement.when(
              condition(), List.of(Statement.of(Statement.Kind.BREAK, "", "")), List.of()));
    }
    return new Statement(Statement.Kind.FOR, "e", "", List.of(items), List.of(body));
  }

  private Statement attempt(List<Statement> body) {
    List<Statement> handler = List.of(Statement.assign("e", literal("\"caught\"")), simple());
    return new Statement(Statement.Kind.TRY, "", "|Exception", List.of(), List.of(body, handler));
  }

  /** Something that is tried, after which both ways go on with what it has changed. */
  private Statement guarded() {
    List<Statement> body = new ArrayList<>();
    body.add(simple());
    body.add(Statement.assign(dice.pick(ints), called()));
    body.add(simple());
    return attempt(body);
  }

  /** Happens in one pass, and changes what other statements rely on. */
  private Statement midway(int passes) {
    Expression when = compare("==", local("k"), literal(dice.between(passes / 3, passes - 2)));
    int first =
        switch (topic) {
          case INTS, ALL -> dice.below(12);
          case FLOATS -> dice.pick(7, 7, 4);
          case CALLS -> dice.pick(0, 0, 10, 1, 1, 11, 6);
          case LISTS -> dice.pick(2, 3, 3, 8);
          case GLOBALS -> dice.pick(0, 5, 6);
          case FORMS -> dice.pick(12, 12, 0, 4, 7);
        };
    Statement change =
        switch (first) {
          case 0, 10 ->
              Statement.of(
                  Statement.Kind.ASSIGN_GLOBAL, dice.pick("f0", "chosen", "f3"), "", global("f1"));
          case 1, 11 -> Statement.assign("m", global(dice.pick("f1", "f2", "abs")));
          case 2 -> Statement.assign("x", literal(dice.pick("\"text\"", "(1, 1, 1)")));
          case 3 ->
              Statement.of(
                  Statement.Kind.SET_ITEM,
                  "",
                  "",
                  local(dice.pick(lists)),
                  literal(0),
                  literal(dice.pick("None", "0.5")));
          case 4 ->
              Statement.assign(
                  dice.pick(ints), literal(dice.pick("0.5", "True", "9223372036854775808")));
          case 5 ->
              Statement.of(Statement.Kind.ASSIGN_GLOBAL, "gi1", "", literal(dice.pick("5", "0.5")));
          case 6 -> Statement.of(Statement.Kind.DELETE_GLOBAL, dice.pick("gi1", "f2"), "");
          case 7 ->
              Statement.assign(dice.pick(floats), binary("-", literal("1e999"), literal("1e999")));
          case 8 -> Statement.assign(dice.pick(lists), list());
          case 12 -> forms.change();
          default -> Statement.assign(dice.pick(ints), literal(dice.pick(NEAR)));
        };
    return Statement.when(when, List.of(change), List.of());
  }
}
