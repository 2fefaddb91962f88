package dev.hotspur.jit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A random program: functions, of which the last is main.
 *
 * @param functions the functions
 * @param globals the global variables besides the functions
 */
record Program(List<Function> functions, List<String> globals) {
  Program {
    functions = List.copyOf(functions);
    globals = List.copyOf(globals);
  }

  /**
   * A function.
   *
   * @param name its name
   * @param parameters its parameters, with defaults as {@code b=1}
   * @param locals its other local variables
   * @param body its statements
   * @param frees variables of the function around it that it uses
   * @param inner the functions within it
   */
  record Function(
      String name,
      List<String> parameters,
      List<String> locals,
      List<Statement> body,
      List<String> frees,
      List<Function> inner) {
    Function {
      parameters = List.copyOf(parameters);
      locals = List.copyOf(locals);
      body = List.copyOf(body);
      frees = List.copyOf(frees);
      inner = List.copyOf(inner);
    }

    Function withBody(List<Statement> newBody) {
      return new Function(name, parameters, locals, newBody, frees, inner);
    }

    Function withInner(List<Function> newInner) {
      return new Function(name, parameters, locals, body, frees, newInner);
    }

    /** The names of the parameters. */
    List<String> names() {
      return parameters.stream().map(p -> p.replaceAll("=.*", "")).toList();
    }

    /** The variables of this function that those within it use. */
    List<String> cells() {
      return inner.stream().flatMap(f -> f.frees().stream()).distinct().toList();
    }

    /** The function within this one of that name. */
    Function inner(String wanted) {
      return inner.stream().filter(f -> f.name().equals(wanted)).findFirst().orElseThrow();
    }
  }

  Program withFunction(int index, Function function) {
    List<Function> changed = new ArrayList<>(functions);
    changed.set(index, function);
    return new Program(changed, globals);
  }

  Program withoutFunction(int index) {
    List<Function> changed = new ArrayList<>(functions);
    changed.remove(index);
    return new Program(changed, globals);
  }

  void forEachStatement(Consumer<Statement> action) {
    functions.forEach(f -> visit(f, action));
  }

  private static void visit(Function function, Consumer<Statement> action) {
    visit(function.body(), action);
    function.inner().forEach(f -> visit(f, action));
  }

  private static void visit(List<Statement> block, Consumer<Statement> action) {
    for (Statement statement : block) {
      action.accept(statement);
      statement.blocks().forEach(b -> visit(b, action));
    }
  }
}
