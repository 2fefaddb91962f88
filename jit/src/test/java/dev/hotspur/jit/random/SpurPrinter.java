package dev.hotspur.jit.random;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Prints random programs as assembly. */
final class SpurPrinter {
  /** Where break and continue go, and which of the two is used. */
  private static final class LoopLabels {
    final String again;
    final String end;
    boolean againUsed;
    boolean endUsed;

    LoopLabels(String again, String end) {
      this.again = again;
      this.end = end;
    }
  }

  private static final Program.Function NOWHERE =
      new Program.Function("", List.of(), List.of(), List.of(), List.of(), List.of());

  private final StringBuilder out = new StringBuilder();
  private final SpurExpressions expressions = new SpurExpressions(this);
  private final Deque<LoopLabels> loops = new ArrayDeque<>();
  private Program.Function current = NOWHERE;
  private int labels;

  private SpurPrinter() {}

  static String print(Program program) {
    SpurPrinter printer = new SpurPrinter();
    program.functions().forEach(printer::function);
    return printer.out.toString();
  }

  private void function(Program.Function function) {
    final Program.Function outer = current;
    current = function;
    out.append(".func ").append(function.name()).append('(');
    out.append(String.join(", ", function.parameters())).append(")\n");
    declare(".cell", function.cells());
    declare(".free", function.frees());
    declare(".local", function.locals().stream().filter(v -> !isShared(v)).toList());
    function.inner().forEach(this::function);
    function.body().forEach(this::statement);
    line("LOAD_CONST None");
    line("RETURN");
    out.append(".end\n\n");
    current = outer;
  }

  private void declare(String directive, List<String> names) {
    if (!names.isEmpty()) {
      line(directive + " " + String.join(", ", names));
    }
  }

  private boolean isShared(String name) {
    return current.cells().contains(name) || current.frees().contains(name);
  }

  private String where(String name) {
    return isShared(name) ? "DEREF" : "FAST";
  }

  void variable(String action, String name) {
    line(action + "_" + where(name) + " " + name);
  }

  /** Makes a function with the cells of the variables that it uses. */
  private void define(Program.Function function) {
    function.frees().forEach(name -> line("LOAD_CLOSURE " + name));
    line("BUILD_TUPLE " + function.frees().size());
    line("LOAD_CONST " + function.name());
    line("MAKE_FUNCTION closure");
    variable("STORE", function.name());
  }

  void line(String text) {
    out.append("        ").append(text).append('\n');
  }

  void label(String name) {
    out.append(name).append(":\n");
  }

  String newLabel() {
    return "L" + labels++;
  }

  // Statements

  private void statement(Statement s) {
    switch (s.kind()) {
      case ASSIGN -> {
        value(s.parts().get(0));
        variable("STORE", s.name());
      }
      case ASSIGN_GLOBAL -> {
        value(s.parts().get(0));
        line("STORE_GLOBAL " + s.name());
      }
      case AUGMENT -> augment(s, where(s.name()));
      case AUGMENT_GLOBAL -> augment(s, "GLOBAL");
      case SET_ITEM -> {
        value(s.parts().get(2));
        value(s.parts().get(0));
        value(s.parts().get(1));
        line("STORE_SUBSCR");
      }
      case AUGMENT_ITEM -> augmentItem(s);
      case DELETE_ITEM -> {
        values(s.parts());
        line("DELETE_SUBSCR");
      }
      case DELETE -> variable("DELETE", s.name());
      case DELETE_GLOBAL -> line("DELETE_GLOBAL " + s.name());
      case DEFINE -> define(current.inner(s.name()));
      case PRINT -> {
        line("LOAD_GLOBAL print");
        values(s.parts());
        line("CALL " + s.parts().size());
        line("POP");
      }
      case EVALUATE -> {
        value(s.parts().get(0));
        line("POP");
      }
      case UNPACK -> unpack(s);
      case PASS -> line("NOP");
      case COLLECT -> collect(s);
      default -> control(s);
    }
  }

  private void augment(Statement s, String where) {
    line("LOAD_" + where + " " + s.name());
    value(s.parts().get(0));
    line("INPLACE_" + SpurExpressions.operation(s.word()));
    line("STORE_" + where + " " + s.name());
  }

  private void augmentItem(Statement s) {
    value(s.parts().get(0));
    value(s.parts().get(1));
    line("COPY 2");
    line("COPY 2");
    line("LOAD_SUBSCR");
    value(s.parts().get(2));
    line("INPLACE_" + SpurExpressions.operation(s.word()));
    line("SWAP 3");
    line("SWAP 2");
    line("STORE_SUBSCR");
  }

  private void unpack(Statement s) {
    String[] names = s.name().split(",");
    Expression source = s.parts().get(0);
    if (names.length == 2 && source.kind() == Expression.Kind.TUPLE && source.parts().size() == 2) {
      values(source.parts());
      line("SWAP 2");
    } else {
      value(source);
      int star = s.name().indexOf('*');
      int before = (int) s.name().chars().limit(Math.max(0, star)).filter(c -> c == ',').count();
      line(
          star < 0
              ? "UNPACK " + names.length
              : "UNPACK_EX " + (before + 256 * (names.length - 1 - before)));
    }
    for (String name : names) {
      variable("STORE", name.replace("*", ""));
    }
  }

  /** Builds the list or dict on the stack, under the iterator. */
  private void collect(Statement s) {
    String[] names = s.name().split(",");
    boolean isList = s.parts().size() == 2;
    String again = newLabel();
    String done = newLabel();
    line(isList ? "BUILD_LIST 0" : "BUILD_DICT 0");
    value(s.parts().get(0));
    line("GET_ITER");
    label(again);
    line("FOR_ITER " + done);
    variable("STORE", names[1]);
    values(s.parts().subList(1, s.parts().size()));
    line(isList ? "LIST_APPEND 2" : "MAP_ADD 2");
    line("JUMP " + again);
    label(done);
    variable("STORE", names[0]);
  }

  private void value(Expression expression) {
    expressions.value(expression);
  }

  private void values(List<Expression> all) {
    all.forEach(expressions::value);
  }

  private void control(Statement s) {
    switch (s.kind()) {
      case IF -> choose(s);
      case WHILE -> repeat(s);
      case FOR -> iterate(s);
      case BREAK -> leave();
      case CONTINUE -> again();
      case RETURN -> {
        value(s.parts().get(0));
        line("RETURN");
      }
      case TAIL_CALL -> {
        Expression call = s.parts().get(0);
        line("LOAD_GLOBAL " + call.word());
        values(call.parts());
        line("TAIL_CALL " + call.parts().size());
      }
      case RAISE, RAISE_FROM -> {
        values(s.parts());
        line("RAISE " + s.parts().size());
      }
      case RERAISE -> line("RAISE 0");
      default -> attempt(s);
    }
  }

  private void choose(Statement s) {
    String otherwise = newLabel();
    String end = newLabel();
    value(s.parts().get(0));
    line("POP_JUMP_IF_FALSE " + otherwise);
    s.blocks().get(0).forEach(this::statement);
    line("JUMP " + end);
    label(otherwise);
    s.blocks().get(1).forEach(this::statement);
    label(end);
  }

  private void repeat(Statement s) {
    LoopLabels loop = new LoopLabels(newLabel(), newLabel());
    line("LOAD_CONST 0");
    variable("STORE", s.name());
    label(loop.again);
    variable("LOAD", s.name());
    line("LOAD_CONST " + s.word());
    line("COMPARE <");
    line("POP_JUMP_IF_FALSE " + loop.end);
    count(s.name());
    body(loop, s.blocks().get(0));
    label(loop.end);
  }

  private void count(String name) {
    variable("LOAD", name);
    line("LOAD_CONST 1");
    line("INPLACE_ADD");
    variable("STORE", name);
  }

  private void body(LoopLabels loop, List<Statement> block) {
    loops.push(loop);
    block.forEach(this::statement);
    loops.pop();
    line("JUMP " + loop.again);
  }

  private void iterate(Statement s) {
    LoopLabels loop = new LoopLabels(newLabel(), newLabel());
    String done = newLabel();
    boolean counted = !s.word().isEmpty();
    if (counted) {
      line("LOAD_CONST 0");
      variable("STORE", s.word());
    }
    value(s.parts().get(0));
    line("GET_ITER");
    label(loop.again);
    line("FOR_ITER " + done);
    variable("STORE", s.name());
    if (counted) {
      count(s.word());
      variable("LOAD", s.word());
      line("LOAD_CONST " + Statement.MOST_PASSES);
      line("COMPARE >");
      line("POP_JUMP_IF_TRUE " + loop.end);
    }
    body(loop, s.blocks().get(0));
    label(loop.end);
    line("POP");
    label(done);
  }

  private void leave() {
    loops.getFirst().endUsed = true;
    line("JUMP " + loops.getFirst().end);
  }

  private void again() {
    loops.getFirst().againUsed = true;
    line("JUMP " + loops.getFirst().again);
  }

  private void attempt(Statement s) {
    List<List<Statement>> blocks = s.blocks();
    line(".try");
    blocks.get(0).forEach(this::statement);
    List<String> handlers = s.handlers();
    for (int i = 0; i < handlers.size(); i++) {
      line(".except " + handlers.get(i));
      handler(blocks.get(i + 1));
    }
    if (s.hasFinally()) {
      line(".finally");
      blocks.get(blocks.size() - 1).forEach(this::statement);
    }
    line(".end");
  }

  /** A jump out of a handler goes to the handler's own level first and ends the handler there. */
  private void handler(List<Statement> block) {
    if (loops.isEmpty()) {
      block.forEach(this::statement);
      return;
    }
    LoopLabels inner = new LoopLabels(newLabel(), newLabel());
    String end = newLabel();
    loops.push(inner);
    block.forEach(this::statement);
    loops.pop();
    line("JUMP " + end);
    if (inner.againUsed) {
      label(inner.again);
      line("POP_EXCEPT");
      again();
    }
    if (inner.endUsed) {
      label(inner.end);
      line("POP_EXCEPT");
      leave();
    }
    label(end);
  }
}
