package dev.hotspur.jit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints random programs as Python. */
final class PythonPrinter {
  private static final Program.Function NOWHERE =
      new Program.Function("", List.of(), List.of(), List.of(), List.of(), List.of());

  private final StringBuilder out = new StringBuilder();
  private Program program = new Program(List.of(), List.of());
  private Program.Function current = NOWHERE;
  private int indent;

  private PythonPrinter() {}

  static String print(Program program) {
    PythonPrinter printer = new PythonPrinter();
    printer.program = program;
    program.functions().forEach(printer::function);
    return printer.out.toString();
  }

  private void function(Program.Function function) {
    final Program.Function outer = current;
    current = function;
    line("def " + function.name() + "(" + String.join(", ", function.parameters()) + "):");
    indent++;
    program.globals().forEach(g -> line("global " + g));
    program.functions().forEach(f -> line("global " + f.name()));
    function.frees().forEach(f -> line("nonlocal " + f));
    if (!function.locals().isEmpty()) {
      line("if 0: " + String.join(" = ", function.locals()) + " = 0");
    }
    block(function.body());
    indent--;
    current = outer;
  }

  private void line(String text) {
    out.append(" ".repeat(indent)).append(text).append('\n');
  }

  private void nested(List<Statement> statements) {
    indent++;
    block(statements);
    indent--;
  }

  private void block(List<Statement> statements) {
    statements.forEach(this::statement);
    line("pass");
  }

  private void statement(Statement s) {
    List<Expression> parts = s.parts();
    switch (s.kind()) {
      case PASS -> line("pass");
      case TAIL_CALL -> line("return " + text(parts.get(0)));
      case COLLECT -> collect(s);
      case ASSIGN, ASSIGN_GLOBAL, UNPACK -> line(s.name() + " = " + text(parts.get(0)));
      case AUGMENT, AUGMENT_GLOBAL -> line(s.name() + " " + s.word() + "= " + text(parts.get(0)));
      case SET_ITEM -> line(item(s) + " = " + text(parts.get(2)));
      case AUGMENT_ITEM -> line(item(s) + " " + s.word() + "= " + text(parts.get(2)));
      case DELETE_ITEM -> line("del " + item(s));
      case DELETE, DELETE_GLOBAL -> line("del " + s.name());
      case DEFINE -> function(current.inner(s.name()));
      case PRINT -> line("print(" + list(parts) + ")");
      case EVALUATE -> line(text(parts.get(0)));
      case BREAK -> line("break");
      case CONTINUE -> line("continue");
      case RETURN -> line("return " + text(parts.get(0)));
      case RAISE -> line("raise " + text(parts.get(0)));
      case RAISE_FROM -> line("raise " + text(parts.get(0)) + " from " + text(parts.get(1)));
      case RERAISE -> line("raise");
      default -> compound(s);
    }
  }

  private void compound(Statement s) {
    switch (s.kind()) {
      case IF -> {
        line("if " + text(s.parts().get(0)) + ":");
        nested(s.blocks().get(0));
        line("else:");
        nested(s.blocks().get(1));
      }
      case WHILE -> {
        line(s.name() + " = 0");
        line("while " + s.name() + " < " + s.word() + ":");
        indent++;
        line(s.name() + " += 1");
        block(s.blocks().get(0));
        indent--;
      }
      case FOR -> iterate(s);
      default -> attempt(s);
    }
  }

  /** A loop and no comprehension, whose variables would be those of a function of its own. */
  private void collect(Statement s) {
    String[] names = s.name().split(",");
    boolean isList = s.parts().size() == 2;
    line(isList ? "collected = []" : "collected = {}");
    line("for " + names[1] + " in " + text(s.parts().get(0)) + ":");
    indent++;
    if (isList) {
      line("collected.append(" + text(s.parts().get(1)) + ")");
    } else {
      line("key = " + text(s.parts().get(1)));
      line("collected[key] = " + text(s.parts().get(2)));
    }
    indent--;
    line(names[0] + " = collected");
  }

  private void iterate(Statement s) {
    boolean counted = !s.word().isEmpty();
    if (counted) {
      line(s.word() + " = 0");
    }
    line("for " + s.name() + " in " + text(s.parts().get(0)) + ":");
    indent++;
    if (counted) {
      line(s.word() + " += 1");
      line("if " + s.word() + " > " + Statement.MOST_PASSES + ": break");
    }
    block(s.blocks().get(0));
    indent--;
  }

  private void attempt(Statement s) {
    line("try:");
    nested(s.blocks().get(0));
    List<String> handlers = s.handlers();
    for (int i = 0; i < handlers.size(); i++) {
      String types = handlers.get(i);
      line("except" + (types.isEmpty() ? "" : " " + types) + ":");
      nested(s.blocks().get(i + 1));
    }
    if (s.hasFinally()) {
      line("finally:");
      nested(s.blocks().get(s.blocks().size() - 1));
    }
  }

  private static String item(Statement s) {
    return text(s.parts().get(0)) + "[" + text(s.parts().get(1)) + "]";
  }

  private static String list(List<Expression> expressions) {
    return expressions.stream().map(PythonPrinter::text).collect(Collectors.joining(", "));
  }

  private static String text(Expression e) {
    List<Expression> parts = e.parts();
    return switch (e.kind()) {
      case LITERAL -> e.word().startsWith("-") ? "(" + e.word() + ")" : e.word();
      case LOCAL, GLOBAL -> e.word();
      case UNARY -> "(" + e.word() + text(parts.get(0)) + ")";
      case NOT -> "(not " + text(parts.get(0)) + ")";
      case AND -> "(" + text(parts.get(0)) + " and " + text(parts.get(1)) + ")";
      case OR -> "(" + text(parts.get(0)) + " or " + text(parts.get(1)) + ")";
      case BINARY, COMPARE, TEST ->
          "(" + text(parts.get(0)) + " " + e.word() + " " + text(parts.get(1)) + ")";
      case CHAIN -> {
        String[] operators = e.word().split(" ");
        yield "(%s %s %s %s %s)"
            .formatted(
                text(parts.get(0)),
                operators[0],
                text(parts.get(1)),
                operators[1],
                text(parts.get(2)));
      }
      case CONDITIONAL ->
          "(%s if %s else %s)"
              .formatted(text(parts.get(1)), text(parts.get(0)), text(parts.get(2)));
      case ITEM -> text(parts.get(0)) + "[" + text(parts.get(1)) + "]";
      case CALL, CALL_LOCAL -> e.word() + "(" + list(parts) + ")";
      case METHOD ->
          text(parts.get(0)) + "." + e.word() + "(" + list(parts.subList(1, parts.size())) + ")";
      case MATH -> "math." + e.word() + "(" + list(parts) + ")";
      case LIST -> "[" + list(parts) + "]";
      case TUPLE -> "(" + list(parts) + (parts.size() == 1 ? ",)" : ")");
      default -> building(e);
    };
  }

  /** What is built piece by piece, and the rarer calls. */
  private static String building(Expression e) {
    List<Expression> parts = e.parts();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      texts.add(text(parts.get(i)));
    }
    switch (e.kind()) {
      case DICT, DICT_WITH -> {
        boolean with = e.kind() == Expression.Kind.DICT_WITH;
        List<String> entries = new ArrayList<>(with ? List.of("**" + texts.get(0)) : List.of());
        for (int i = with ? 1 : 0; i < texts.size(); i += 2) {
          entries.add(texts.get(i) + ": " + texts.get(i + 1));
        }
        return "{" + String.join(", ", entries) + "}";
      }
      case SPREAD_LIST, SPREAD_TUPLE -> {
        texts.replaceAll(text -> text + ",");
        for (int i = 0; i < texts.size(); i++) {
          texts.set(i, (e.word().charAt(i) == '*' ? "*" : "") + texts.get(i));
        }
        String items = String.join(" ", texts);
        return e.kind() == Expression.Kind.SPREAD_LIST ? "[" + items + "]" : "(" + items + ")";
      }
      case SLICE -> {
        return texts.get(0) + "[" + String.join(":", texts.subList(1, texts.size())) + "]";
      }
      case FORMAT -> {
        texts.replaceAll(text -> "str(" + text + ")");
        return "''.join([" + String.join(", ", texts) + "])";
      }
      case CALL_KEYWORDS -> {
        String[] words = e.word().split(" ");
        String[] names = words[1].split(",");
        for (int i = 0; i < names.length; i++) {
          int at = texts.size() - names.length + i;
          texts.set(at, names[i] + "=" + texts.get(at));
        }
        return words[0] + "(" + String.join(", ", texts) + ")";
      }
      default -> {
        String keywords = texts.size() == 1 ? "" : ", **" + texts.get(1);
        return e.word() + "(*" + texts.get(0) + keywords + ")";
      }
    }
  }
}
