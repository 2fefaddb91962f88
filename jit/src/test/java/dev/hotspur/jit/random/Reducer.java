package dev.hotspur.jit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a failing program smaller as long as it fails: takes away functions and statements, puts
 * blocks in place of what they are in, and parts or literals in place of expressions.
 */
final class Reducer {
  private static final int MOST_TRIALS = 4000;
  private static final long MOST_NANOS = 20_000_000_000L;

  private final Predicate<Program> fails;
  private final long start = System.nanoTime();
  private int trials;

  private Reducer(Predicate<Program> fails) {
    this.fails = fails;
  }

  static Program reduce(Program program, Predicate<Program> fails) {
    return new Reducer(fails).run(program);
  }

  private Program run(Program program) {
    Program best = program;
    boolean smaller = true;
    while (smaller && goesOn()) {
      smaller = false;
      List<Program> candidates = candidates(best).toList();
      for (Program candidate : candidates) {
        if (goesOn() && fails.test(candidate)) {
          best = candidate;
          smaller = true;
          break;
        }
      }
    }
    return best;
  }

  private boolean goesOn() {
    return trials++ < MOST_TRIALS && System.nanoTime() - start < MOST_NANOS;
  }

  private static Stream<Program> candidates(Program program) {
    List<Program> out = new ArrayList<>();
    for (int i = 0; i < program.functions().size() - 1; i++) {
      out.add(program.withoutFunction(i));
    }
    for (int i = program.functions().size() - 1; i >= 0; i--) {
      Program.Function function = program.functions().get(i);
      int index = i;
      blocks(function.body())
          .forEach(body -> out.add(program.withFunction(index, function.withBody(body))));
      inner(function).forEach(smaller -> out.add(program.withFunction(index, smaller)));
    }
    return out.stream();
  }

  /** The function with smaller functions within it. */
  private static Stream<Program.Function> inner(Program.Function function) {
    Stream.Builder<Program.Function> out = Stream.builder();
    for (int i = 0; i < function.inner().size(); i++) {
      int at = i;
      blocks(function.inner().get(i).body())
          .forEach(
              body -> {
                List<Program.Function> changed = new ArrayList<>(function.inner());
                changed.set(at, changed.get(at).withBody(body));
                out.add(function.withInner(changed));
              });
    }
    return out.build();
  }

  /** Smaller versions of a block, those that take away most first. */
  private static Stream<List<Statement>> blocks(List<Statement> block) {
    Stream.Builder<List<Statement>> out = Stream.builder();
    for (int length = block.size(); length >= 1; length /= 2) {
      for (int from = 0; from + length <= block.size(); from += length) {
        out.add(replaced(block, from, length, List.of()));
      }
    }
    for (int i = 0; i < block.size(); i++) {
      int at = i;
      Statement statement = block.get(i);
      statement.blocks().forEach(inner -> out.add(replaced(block, at, 1, inner)));
      statements(statement).forEach(s -> out.add(replaced(block, at, 1, List.of(s))));
    }
    return out.build();
  }

  private static List<Statement> replaced(
      List<Statement> block, int from, int length, List<Statement> by) {
    List<Statement> changed = new ArrayList<>(block.subList(0, from));
    changed.addAll(by);
    changed.addAll(block.subList(from + length, block.size()));
    return changed;
  }

  private static Stream<Statement> statements(Statement statement) {
    Stream.Builder<Statement> out = Stream.builder();
    for (int i = 0; i < statement.blocks().size(); i++) {
      int at = i;
      blocks(statement.blocks().get(i))
          .forEach(
              block -> {
                List<List<Statement>> changed = new ArrayList<>(statement.blocks());
                changed.set(at, block);
                out.add(statement.withBlocks(changed));
              });
    }
    for (int i = 0; i < statement.parts().size(); i++) {
      int at = i;
      expressions(statement.parts().get(i))
          .forEach(
              e -> {
                List<Expression> changed = new ArrayList<>(statement.parts());
                changed.set(at, e);
                out.add(statement.withParts(changed));
              });
    }
    return out.build();
  }

  /** Whether the expression is what keeps its first part from growing without end. */
  private static boolean isBound(Expression expression) {
    return expression.kind() == Expression.Kind.BINARY
        && (expression.word().equals("&")
            || (expression.word().equals("%") && expression.parts().get(0).word().equals("*")));
  }

  private static Stream<Expression> expressions(Expression expression) {
    Stream.Builder<Expression> out = Stream.builder();
    if (!expression.parts().isEmpty()) {
      expression.parts().stream().skip(isBound(expression) ? 1 : 0).forEach(out::add);
      out.add(Expression.literal(1));
    }
    for (int i = 0; i < expression.parts().size(); i++) {
      int at = i;
      expressions(expression.parts().get(i))
          .forEach(
              part -> {
                List<Expression> changed = new ArrayList<>(expression.parts());
                changed.set(at, part);
                out.add(expression.withParts(changed));
              });
    }
    return out.build();
  }
}
