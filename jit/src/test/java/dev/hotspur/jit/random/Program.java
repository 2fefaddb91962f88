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
   */
  record Function(String name, List<String> parameters, List<String> locals, List<Statement> body) {
    Function {
      parameters = List.copyOf(parameters);
      locals = List.copyOf(locals);
      body = List.copyOf(body);
    }

    Function withBody(List<Statement> newBody) {
      return new Function(name, parameters, locals, newBody);
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
    functions.forEach(f -> visit(f.body(), action));
  }

  private static void visit(List<Statement> block, Consumer<Statement> action) {
    for (Statement statement : block) {
      action.accept(statement);
      statement.blocks().forEach(b -> visit(b, action));
    }
  }
}
