package dev.hotspur.jit.random;

import java.util.List;
import java.util.Map;

/** Prints the expressions of random programs as assembly. */
final class SpurExpressions {
  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("+", "ADD"),
          Map.entry("-", "SUB"),
          Map.entry("*", "MUL"),
          Map.entry("/", "DIV"),
          Map.entry("//", "FLOOR_DIV"),
          Map.entry("%", "MOD"),
          Map.entry("**", "POW"),
          Map.entry("&", "AND"),
          Map.entry("|", "OR"),
          Map.entry("^", "XOR"),
          Map.entry("<<", "LSHIFT"),
          Map.entry(">>", "RSHIFT"));
  private static final Map<String, String> UNARY = Map.of("-", "NEG", "+", "POS", "~", "INVERT");
  private static final Map<String, String> TESTS =
      Map.of("is", "IS", "is not", "IS_NOT", "in", "CONTAINS", "not in", "NOT_CONTAINS");

  private final SpurPrinter printer;

  SpurExpressions(SpurPrinter printer) {
    this.printer = printer;
  }

  /** The instruction of a binary operator. */
  static String operation(String operator) {
    return BINARY.get(operator);
  }

  private void values(List<Expression> expressions) {
    expressions.forEach(this::value);
  }

  void value(Expression e) {
    switch (e.kind()) {
      case LITERAL -> printer.line("LOAD_CONST " + e.word());
      case LOCAL -> printer.variable("LOAD", e.word());
      case GLOBAL -> printer.line("LOAD_GLOBAL " + e.word());
      case BINARY -> apply(e, BINARY.get(e.word()));
      case UNARY -> apply(e, UNARY.get(e.word()));
      case NOT -> apply(e, "NOT");
      case COMPARE -> apply(e, "COMPARE " + e.word());
      case TEST -> apply(e, TESTS.get(e.word()));
      case ITEM -> apply(e, "LOAD_SUBSCR");
      case LIST -> apply(e, "BUILD_LIST " + e.parts().size());
      case TUPLE -> apply(e, "BUILD_TUPLE " + e.parts().size());
      case AND -> either(e, "JUMP_IF_FALSE_OR_POP ");
      case OR -> either(e, "JUMP_IF_TRUE_OR_POP ");
      case CHAIN -> chain(e);
      case CONDITIONAL -> conditional(e);
      case CALL -> {
        printer.line("LOAD_GLOBAL " + e.word());
        apply(e, "CALL " + e.parts().size());
      }
      case CALL_LOCAL -> {
        printer.variable("LOAD", e.word());
        apply(e, "CALL " + e.parts().size());
      }
      case METHOD -> {
        value(e.parts().get(0));
        printer.line("LOAD_METHOD " + e.word());
        values(e.parts().subList(1, e.parts().size()));
        printer.line("CALL_METHOD " + (e.parts().size() - 1));
      }
      case MATH -> {
        printer.line("IMPORT_NAME math");
        printer.line("LOAD_ATTR " + e.word());
        apply(e, "CALL " + e.parts().size());
      }
      default -> building(e);
    }
  }

  /** What is built piece by piece, and the rarer calls. */
  private void building(Expression e) {
    List<Expression> parts = e.parts();
    switch (e.kind()) {
      case DICT -> apply(e, "BUILD_DICT " + parts.size() / 2);
      case DICT_WITH -> {
        printer.line("BUILD_DICT 0");
        value(parts.get(0));
        printer.line("DICT_UPDATE 1");
        values(parts.subList(1, 3));
        printer.line("MAP_ADD 1");
      }
      case SPREAD_LIST, SPREAD_TUPLE -> spread(e);
      case SLICE -> {
        values(parts);
        printer.line("BUILD_SLICE " + (parts.size() - 1));
        printer.line("LOAD_SUBSCR");
      }
      case FORMAT -> {
        for (Expression part : parts) {
          printer.line("LOAD_GLOBAL str");
          value(part);
          printer.line("CALL 1");
        }
        printer.line("BUILD_STRING " + parts.size());
      }
      case CALL_KEYWORDS -> {
        String[] words = e.word().split(" ");
        printer.line("LOAD_GLOBAL " + words[0]);
        values(parts);
        printer.line("LOAD_CONST ('" + words[1].replace(",", "', '") + "',)");
        printer.line("CALL_KW " + parts.size());
      }
      default -> unpacked(e);
    }
  }

  private void spread(Expression e) {
    printer.line("BUILD_LIST 0");
    for (int i = 0; i < e.parts().size(); i++) {
      value(e.parts().get(i));
      printer.line(e.word().charAt(i) == '*' ? "LIST_EXTEND 1" : "LIST_APPEND 1");
    }
    if (e.kind() == Expression.Kind.SPREAD_TUPLE) {
      printer.line("LIST_TO_TUPLE");
    }
  }

  private void unpacked(Expression e) {
    printer.line("LOAD_GLOBAL " + e.word());
    value(e.parts().get(0));
    if (e.parts().size() == 1) {
      printer.line("CALL_EX");
      return;
    }
    printer.line("BUILD_DICT 0");
    value(e.parts().get(1));
    printer.line("DICT_MERGE 1");
    printer.line("CALL_EX keywords");
  }

  private void apply(Expression e, String instruction) {
    values(e.parts());
    printer.line(instruction);
  }

  private void either(Expression e, String jump) {
    String end = printer.newLabel();
    value(e.parts().get(0));
    printer.line(jump + end);
    value(e.parts().get(1));
    printer.label(end);
  }

  private void chain(Expression e) {
    String[] operators = e.word().split(" ");
    String cleanup = printer.newLabel();
    String end = printer.newLabel();
    value(e.parts().get(0));
    value(e.parts().get(1));
    printer.line("SWAP 2");
    printer.line("COPY 2");
    printer.line("COMPARE " + operators[0]);
    printer.line("JUMP_IF_FALSE_OR_POP " + cleanup);
    value(e.parts().get(2));
    printer.line("COMPARE " + operators[1]);
    printer.line("JUMP " + end);
    printer.label(cleanup);
    printer.line("SWAP 2");
    printer.line("POP");
    printer.label(end);
  }

  private void conditional(Expression e) {
    String otherwise = printer.newLabel();
    String end = printer.newLabel();
    value(e.parts().get(0));
    printer.line("POP_JUMP_IF_FALSE " + otherwise);
    value(e.parts().get(1));
    printer.line("JUMP " + end);
    printer.label(otherwise);
    value(e.parts().get(2));
    printer.label(end);
  }
}
