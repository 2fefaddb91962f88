package dev.hotspur.jit;

import dev.hotspur.jit.codegen.RegionCompiler;
import java.util.Optional;

/**
 * The numbers that the JIT's decisions depend on: each with its default, its limits and its help.
 */
public enum JitOption {
  /** Spares short programs the JIT's first compilations, which are slow in a fresh process. */
  WARM_UP(
      "warm-up",
      0,
      0,
      1_000_000_000,
      "passes of hot loops and calls before the first recording; long ones count more"),
  /** When a loop is recorded. A prime, so that recording does not keep step with the program. */
  HOT_LOOP("hot-loop", 337, 1, 1_000_000_000, "passes of a loop before it is recorded"),
  /** When a function is recorded. */
  HOT_FUNCTION("hot-function", 211, 1, 1_000_000_000, "calls of a function before it is recorded"),
  /** A function whose loops are compiled is worth it earlier. 211 / 9 is a prime again. */
  LOOP_CALLS(
      "loop-calls",
      9,
      1,
      1_000_000_000,
      "calls that a call of a function counts as when a loop of it is compiled"),
  /** How much of a loop's behaviour is seen before it is compiled. */
  ITERATIONS("iterations", 7, 1, 1_000, "iterations or calls that are recorded and joined"),
  /** Ends recordings that do not come back to the loop. */
  TRACE_LENGTH(
      "trace-length", 20_000, 10, 10_000_000, "instructions after which a recording is given up"),
  /** Inner loops that go on for longer are compiled first, and then taken in as a whole. */
  INNER_PASSES(
      "inner-passes",
      500,
      1,
      10_000_000,
      "passes of loops inside a recording after which they are to be compiled first"),
  /** When a side exit is recorded in its turn. */
  HOT_EXIT(
      "hot-exit", 127, 1, 1_000_000_000, "times a side exit is taken before its path is recorded"),
  /** Exits that become hot at about the same time are compiled together. */
  EXIT_BATCH(
      "exit-batch",
      64,
      0,
      1_000_000,
      "side exits that a region waits for others to be recorded before it is compiled again"),
  /** A program must never lose badly by being compiled. */
  RETREAT(
      "retreat",
      1_000,
      1,
      1_000_000_000,
      "side exits after which a region goes that was left more often than it went around"),
  /** Bounds the work on a loop that keeps changing its ways. */
  COMPILATIONS("compilations", 12, 1, 1_000, "times one loop is compiled, at most"),
  /** Structural failures before a loop is left alone for good while. */
  FAILURES(
      "failures", 3, 1, 1_000, "structural failures in a row after which a loop is blacklisted"),
  /** A blacklisted loop is tried again too: the program may have changed its ways. */
  BLACKLIST(
      "blacklist",
      1_000,
      1,
      5_000,
      "times its threshold that a blacklisted loop is left to the interpreter"),
  /** Larger functions are called, which costs them less. */
  INLINE_SIZE("inline-size", 60, 0, 10_000, "instructions of a function that is inlined, at most"),
  /** The same for functions with many ways through them. */
  INLINE_BLOCKS("inline-blocks", 12, 0, 1_000, "blocks of a function that is inlined, at most"),
  /** Without a bound, functions that call each other would be inlined without end. */
  INLINE_DEPTH("inline-depth", 3, 0, 100, "calls that are inlined in one another, at most"),
  /** HotSpot leaves methods of 8,000 bytes or more to its interpreter for good. */
  METHOD_BYTES(
      "method-bytes",
      RegionCompiler.MAX_BYTES,
      100,
      RegionCompiler.MAX_BYTES,
      "bytes of a compiled method, at most; larger regions are split into several"),
  /** Threads may have stacks of 512 KB; beyond this, calls are interpreted, which takes none. */
  JAVA_STACK(
      "java-stack", 256, 16, 1_000_000, "kilobytes of Java's stack that compiled calls may take"),
  /** For tests of the passes. */
  VERIFY("verify", 0, 0, 1, "1 to check the graph after every pass that changed it"),
  /** For tests: makes one guard fail whenever it is reached. */
  FORCE_EXIT(
      "force-exit", -1, -1, 1_000_000, "number of the side exit that is always taken, -1 for none");

  private final String word;
  private final int initial;
  private final int least;
  private final int most;
  private final String help;

  JitOption(String word, int initial, int least, int most, String help) {
    this.word = word;
    this.initial = initial;
    this.least = least;
    this.most = most;
    this.help = help;
  }

  /** The option as it is written on a command line. */
  public String word() {
    return word;
  }

  /** The value unless another is given. */
  public int initial() {
    return initial;
  }

  /** The smallest value. */
  public int least() {
    return least;
  }

  /** The greatest value. */
  public int most() {
    return most;
  }

  /** One line of help. */
  public String help() {
    return help;
  }

  /** The option written so. */
  public static Optional<JitOption> ofWord(String word) {
    for (JitOption option : values()) {
      if (option.word.equals(word)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
