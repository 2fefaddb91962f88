package dev.hotspur.assembler.emit;

import java.util.Random;

/**
 * Makes functions of loops and {@code .try} blocks within each other, with every way out of them
 * that the language allows.
 */
final class RandomBlocks {
  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int labels;

  /** What surrounds a line, from the innermost outwards. */
  private record Around(Kind kind, int label, Around outer) {
    static final Around FUNCTION = new Around(Kind.FUNCTION, 0, null);
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
  }

  /** The program of a seed. */
  static String of(long seed) {
    RandomBlocks blocks = new RandomBlocks(seed);
    blocks.out.append(".func main()\n");
    blocks.lines(Around.FUNCTION, 4);
    return blocks.out.append("LOAD_CONST None\nRETURN\n.end\n").toString();
  }

  /** Adds lines; {@code #} stands for the number. */
  private void lines(int number, String... lines) {
    for (String line : lines) {
      out.append(line.replace("#", Integer.toString(number))).append('\n');
    }
  }

  private void lines(Around around, int nesting) {
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(nesting > 0 ? 8 : 5)) {
        case 0 -> conditionally(() -> giveBack());
        case 1 -> conditionally(() -> jump(around, true));
        case 2 -> conditionally(() -> jump(around, false));
        case 3 -> conditionally(() -> lines(0, "LOAD_GLOBAL KeyError", "RAISE 1"));
        case 4 -> lines(labels++, "LOAD_GLOBAL print", "LOAD_CONST #", "CALL 1", "POP");
        case 5 -> loop(around, nesting - 1);
        default -> block(around, nesting - 1);
      }
    }
  }

  private void conditionally(Runnable lines) {
    int skip = labels++;
    boolean always = random.nextInt(8) == 0;
    if (!always) {
      lines(skip, "LOAD_GLOBAL flag", "POP_JUMP_IF_FALSE skip#");
    }
    lines.run();
    lines(skip, "skip#: NOP");
  }

  private void giveBack() {
    String temporary = random.nextBoolean() ? "LOAD_CONST 7\n" : "";
    lines(labels++, temporary + "LOAD_CONST #", "RETURN");
  }

  private void loop(Around around, int nesting) {
    int label = labels++;
    lines(label, "LOAD_GLOBAL items", "GET_ITER", "loop#: FOR_ITER done#", "STORE_FAST i");
    lines(new Around(Kind.LOOP, label, around), nesting);
    lines(label, "JUMP loop#", "leave#: POP", "done#: NOP");
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
      out.append(inHandler ? "POP_EXCEPT\n" : "");
      boolean drop = !again && blocks <= 1 && random.nextBoolean();
      out.append(drop ? "POP\n" : "");
      String target = again ? "loop" : drop ? "done" : "leave";
      out.append("JUMP ").append(target).append(at.label()).append('\n');
    }
  }

  private void block(Around around, int nesting) {
    lines(0, ".try");
    lines(new Around(Kind.TRIED, 0, around), nesting);
    int handlers = random.nextInt(3);
    for (int i = 0; i < handlers; i++) {
      boolean all = i + 1 == handlers && random.nextBoolean();
      String[] types = {"ValueError", "(KeyError, TypeError)", "()", "errors.Bad", "i"};
      String type = all ? "" : " " + types[random.nextInt(4)];
      lines(0, ".except" + type + (random.nextBoolean() ? " as e" : ""));
      lines(new Around(Kind.HANDLER, 0, around), nesting);
      if (random.nextInt(8) == 0) {
        lines(0, "POP_EXCEPT");
      }
    }
    if (handlers == 0 || random.nextBoolean()) {
      lines(0, ".finally");
      lines(new Around(Kind.FINALLY, 0, around), Math.min(nesting, 1));
    }
    lines(0, ".end");
  }
}
