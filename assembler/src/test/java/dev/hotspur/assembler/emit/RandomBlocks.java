package dev.hotspur.assembler.emit;

import java.util.Random;

/**
 * Makes functions of loops and {@code .try} blocks within each other, with every way out of them
 * that the language allows; and the same functions in Python.
 */
final class RandomBlocks {
  private static final String[] ERRORS = {"KeyError", "ValueError", "TypeError"};
  private static final String[] TYPES = {
    "ValueError", "(KeyError, TypeError)", "KeyError", "RuntimeError", "Exception"
  };

  private static final String FLAG =
      """
      .func flag()
      LOAD_GLOBAL count
      LOAD_CONST 421
      MUL
      LOAD_CONST 1663
      ADD
      LOAD_CONST 7875
      MOD
      STORE_GLOBAL count
      LOAD_GLOBAL count
      LOAD_CONST 3
      MOD
      LOAD_CONST 0
      COMPARE ==
      RETURN
      .end
      .func f()
      """;
  private static final String PYTHON_FLAG =
      """
      def flag():
          global count
          count = (count * 421 + 1663) % 7875
          return count % 3 == 0
      def f():
      """;
  private static final String MAIN =
      """
      LOAD_CONST None
      RETURN
      .end
      .func main()
      LOAD_CONST %d
      STORE_GLOBAL count
      LOAD_CONST (1, 2, 3, 4, 5, 6)
      GET_ITER
      again: FOR_ITER done
      STORE_FAST i
      .try
      LOAD_GLOBAL print
      LOAD_GLOBAL f
      CALL 0
      CALL 1
      POP
      .except Exception as e
      LOAD_GLOBAL print
      LOAD_CONST "raised"
      LOAD_FAST e
      CALL 2
      POP
      .end
      JUMP again
      done: LOAD_CONST None
      RETURN
      .end
      """;
  private static final String PYTHON_MAIN =
      """
      count = %d
      for i in (1, 2, 3, 4, 5, 6):
          try:
              print(f())
          except Exception as e:
              print("raised", e)
      """;

  private final Random random;
  private final StringBuilder assembly = new StringBuilder();
  private final StringBuilder python = new StringBuilder();
  private int indent;
  private int labels;

  /** What surrounds a line; the innermost kind, and what is around that. */
  private record Around(Kind kind, int label, Around outer) {
    static Around function() {
      return new Around(Kind.FUNCTION, 0, null);
    }

    Around inner(Kind kind, int label) {
      return new Around(kind, label, this);
    }
  }

  private enum Kind {
    FUNCTION,
    LOOP,
    TRIED,
    HANDLER,
    FINALLY
  }

  private RandomBlocks(long seed) {
    random = new Random(seed);
    assembly.append(FLAG);
    python.append(PYTHON_FLAG);
    indent = 1;
    python("pass", 0);
    block(Around.function().inner(Kind.FUNCTION, 0), 4);
    lines(Around.function(), 3);
    assembly.append(MAIN.formatted(seed & 1023));
    python.append(PYTHON_MAIN.formatted(seed & 1023));
  }

  /** The program of a seed. */
  static RandomBlocks of(long seed) {
    return new RandomBlocks(seed);
  }

  /** The program in the assembly language. */
  String assembly() {
    return assembly.toString();
  }

  /** The program in Python. */
  String python() {
    return python.toString();
  }

  /** Adds lines of assembly; {@code #} stands for the number. */
  private void code(int number, String... lines) {
    for (String line : lines) {
      assembly.append(line.replace("#", Integer.toString(number))).append('\n');
    }
  }

  private void python(String line, int deeper) {
    python.append("    ".repeat(indent)).append(line).append('\n');
    indent += deeper;
    if (deeper > 0) {
      python("pass", 0);
    }
  }

  private void lines(Around around, int nesting) {
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(nesting > 0 ? 10 : 6)) {
        case 0 -> conditionally(this::giveBack);
        case 1 -> conditionally(() -> jump(around, true));
        case 2 -> conditionally(() -> jump(around, false));
        case 3, 4 -> conditionally(this::raise);
        case 5 -> print(labels++);
        case 6 -> loop(around, nesting - 1);
        default -> block(around, nesting - 1);
      }
    }
  }

  private void print(int number) {
    code(number, "LOAD_GLOBAL print", "LOAD_CONST #", "CALL 1", "POP");
    python("print(" + number + ")", 0);
  }

  private void conditionally(Runnable lines) {
    int skip = labels++;
    code(skip, "LOAD_GLOBAL flag", "CALL 0", "POP_JUMP_IF_FALSE skip#");
    python("if flag():", 1);
    lines.run();
    indent--;
    code(skip, "skip#: NOP");
  }

  private void giveBack() {
    int number = labels++;
    if (random.nextBoolean()) {
      code(0, "LOAD_CONST 7");
    }
    code(number, "LOAD_CONST #", "RETURN");
    python("return " + number, 0);
  }

  /** A new error, or the present one again. */
  private void raise() {
    if (random.nextInt(3) == 0) {
      code(0, "RAISE 0");
      python("raise", 0);
    } else {
      String type = ERRORS[random.nextInt(ERRORS.length)];
      int number = labels++;
      code(number, "LOAD_GLOBAL " + type, "LOAD_CONST #", "CALL 1", "RAISE 1");
      python("raise " + type + "(" + number + ")", 0);
    }
  }

  private void loop(Around around, int nesting) {
    int label = labels++;
    code(label, "LOAD_CONST (1, 2)", "GET_ITER", "loop#: FOR_ITER done#", "STORE_FAST i");
    python("for i in (1, 2):", 1);
    lines(around.inner(Kind.LOOP, label), nesting);
    indent--;
    code(label, "JUMP loop#", "leave#: POP", "done#: NOP");
  }

  /**
   * A jump to the beginning of the innermost loop, or out of it. The iterator may be dropped before
   * the jump only where no outer block in the loop still protects a {@code .finally} part on the
   * way.
   */
  private void jump(Around around, boolean again) {
    boolean inHandler = around.kind() == Kind.HANDLER;
    Around at = inHandler ? around.outer() : around;
    int blocks = inHandler ? 1 : 0;
    while (at.kind() == Kind.TRIED) {
      at = at.outer();
      blocks++;
    }
    if (at.kind() == Kind.LOOP) {
      boolean drop = !again && blocks <= 1 && random.nextBoolean();
      String target = again ? "loop" : drop ? "done" : "leave";
      if (inHandler) {
        code(0, "POP_EXCEPT");
      }
      if (drop) {
        code(0, "POP");
      }
      code(at.label(), "JUMP " + target + "#");
      python(again ? "continue" : "break", 0);
    }
  }

  private void block(Around around, int nesting) {
    code(0, ".try");
    python("try:", 1);
    lines(around.inner(Kind.TRIED, 0), nesting);
    indent--;
    int handlers = random.nextInt(3);
    for (int i = 0; i < handlers; i++) {
      boolean all = i + 1 == handlers && random.nextBoolean();
      handler(all ? "" : " " + TYPES[random.nextInt(TYPES.length)], around, nesting);
    }
    if (handlers == 0 || random.nextBoolean()) {
      code(0, ".finally");
      python("finally:", 1);
      lines(around.inner(Kind.FINALLY, 0), Math.min(nesting, 1));
      indent--;
    }
    code(0, ".end");
  }

  private void handler(String type, Around around, int nesting) {
    boolean named = !type.isEmpty() && random.nextBoolean();
    code(0, ".except" + type + (named ? " as e" : ""));
    python("except" + type + (named ? " as e:" : ":"), 1);
    if (named) {
      code(0, "LOAD_GLOBAL print", "LOAD_FAST e", "CALL 1", "POP");
      python("print(e)", 0);
    }
    lines(around.inner(Kind.HANDLER, 0), nesting);
    indent--;
    if (random.nextInt(8) == 0) {
      code(0, "POP_EXCEPT");
    }
  }
}
