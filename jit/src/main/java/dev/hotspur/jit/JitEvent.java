package dev.hotspur.jit;

import java.util.List;
import java.util.Optional;

/**
 * A decision of the JIT. Every event names the place in the program that it is about and, where
 * there is one, the rule that led to it. What each one consists of is said once, in {@link
 * #members}; texts and JSON are made of that.
 */
public sealed interface JitEvent
    permits JitEvent.Hot,
        JitEvent.RecordingStarted,
        JitEvent.Suspended,
        JitEvent.Recorded,
        JitEvent.Aborted,
        JitEvent.BackedOff,
        JitEvent.Blacklisted,
        JitEvent.Built,
        JitEvent.CallDecided,
        JitEvent.PassApplied,
        JitEvent.Compiled,
        JitEvent.ExitHot,
        JitEvent.Widened,
        JitEvent.Retreated,
        JitFinding {
  /** The place that the event is about. */
  Place place();

  /** The event's name for programs, which does not change. */
  String word();

  /** One line for a reader, without the place. */
  String text();

  /** Tells what the event consists of, beside its place and its text. */
  void members(Members out);

  /** Is told what an event consists of. Names are for programs and do not change. */
  interface Members {
    /** A number. */
    void number(String name, long value);

    /** A few words. */
    void words(String name, String value);

    /** A number before and after optimisation. */
    void change(String name, Change value);

    /** A long text. */
    void text(String name, String value);

    /** Lines of a long text. */
    void lines(String name, List<String> value);
  }

  private static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static String detail(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  /**
   * A place in a program.
   *
   * @param function the function's name
   * @param file its file
   * @param pc the offset in its code
   * @param line the line, 0 if unknown
   * @param inlinedAt the region's own call that led to it, if the function is inlined there
   */
  record Place(String function, String file, int pc, int line, Optional<Place> inlinedAt) {
    /** A place in code that is not inlined. */
    public Place(String function, String file, int pc, int line) {
      this(function, file, pc, line, Optional.empty());
    }

    /** The same place in a function that is inlined at a call. */
    Place inlinedAt(Place call) {
      return new Place(function, file, pc, line, Optional.of(call));
    }

    /**
     * {@code file:line}, or the function and offset if the line is unknown; then the same of the
     * call that it is inlined at.
     */
    @Override
    public String toString() {
      String here = line > 0 ? file + ":" + line : file + ":" + function + "+" + pc;
      return inlinedAt.isEmpty() ? here : here + " (inlined at " + inlinedAt.get() + ")";
    }
  }

  /** A number before and after optimisation. */
  record Change(int before, int after) {
    @Override
    public String toString() {
      return before + " -> " + after;
    }
  }

  // Selecting and recording

  /**
   * A loop or a function has been passed often enough.
   *
   * @param threshold the option that says how often that is
   * @param failures recordings that came to nothing before, each of which makes it wait longer
   */
  record Hot(Place place, long passes, JitOption threshold, int failures) implements JitEvent {
    @Override
    public String word() {
      return "hot";
    }

    @Override
    public String text() {
      String what = threshold == JitOption.HOT_LOOP ? " passes" : " calls";
      String before = failures == 0 ? "" : ", after " + count(failures, "failure");
      return "hot after " + passes + what + " (" + threshold.word() + before + ")";
    }

    @Override
    public void members(Members out) {
      out.number("passes", passes);
      out.words("threshold", threshold.word());
      out.number("failures", failures);
    }
  }

  /** Recording begins: a root trace, or a side trace from an exit of a region. */
  record RecordingStarted(Place place, int trace, int region, int exit) implements JitEvent {
    @Override
    public String word() {
      return "recording";
    }

    @Override
    public String text() {
      String from =
          exit < 0 ? "root trace" : "side trace from exit " + exit + " of region " + region;
      return "trace " + trace + " recording (" + from + ")";
    }

    @Override
    public void members(Members out) {
      out.number("trace", trace);
      if (exit >= 0) {
        out.number("region", region);
        out.number("exit", exit);
      }
    }
  }

  /** A recording waits: for a function that was called, or while a compiled loop inside runs. */
  record Suspended(Place place, int trace, String reason) implements JitEvent {
    @Override
    public String word() {
      return "suspended";
    }

    @Override
    public String text() {
      return "trace " + trace + " waits: " + reason;
    }

    @Override
    public void members(Members out) {
      out.number("trace", trace);
      out.words("reason", reason);
    }
  }

  /**
   * A trace was recorded.
   *
   * @param length how many stack instructions were recorded
   * @param instructions these, in the order in which they ran; empty unless texts are wanted
   */
  record Recorded(Place place, int trace, int length, List<String> instructions)
      implements JitEvent {
    /** Copies the list. */
    public Recorded {
      instructions = List.copyOf(instructions);
    }

    @Override
    public String word() {
      return "recorded";
    }

    @Override
    public String text() {
      return "trace " + trace + " recorded, " + count(length, "instruction");
    }

    @Override
    public void members(Members out) {
      out.number("trace", trace);
      out.number("length", length);
      out.lines("instructions", instructions);
    }
  }

  /** A recording was given up; the place is where control was. */
  record Aborted(Place place, int trace, AbortReason reason, String detail) implements JitEvent {
    @Override
    public String word() {
      return "aborted";
    }

    @Override
    public String text() {
      return "trace " + trace + " aborted: " + reason.message() + JitEvent.detail(detail);
    }

    @Override
    public void members(Members out) {
      out.number("trace", trace);
      out.words("reason", reason.name());
      out.words("detail", detail);
    }
  }

  /**
   * After a failure a loop or function is left to the interpreter for some time.
   *
   * @param failures failures in a row; each doubles the time
   * @param until the number of passes, in all, when it is tried again
   */
  record BackedOff(Place place, String reason, int failures, long until) implements JitEvent {
    @Override
    public String word() {
      return "backed-off";
    }

    @Override
    public String text() {
      return "left alone until " + until + " passes: " + count(failures, "failure") + " in a row";
    }

    @Override
    public void members(Members out) {
      out.words("reason", reason);
      out.number("failures", failures);
      out.number("until", until);
    }
  }

  /** The same for a long time, since it failed for a structural reason again and again. */
  record Blacklisted(Place place, String reason, long until) implements JitEvent {
    @Override
    public String word() {
      return "blacklisted";
    }

    @Override
    public String text() {
      return "blacklisted until " + until + " passes: " + reason;
    }

    @Override
    public void members(Members out) {
      out.words("reason", reason);
      out.number("until", until);
    }
  }

  // Compiling

  /**
   * A graph was built, before the first pass.
   *
   * @param branches points where both ways go on in the region
   * @param graph the graph as text of the IR; empty unless texts are wanted
   */
  record Built(Place place, int region, int operations, int guards, int branches, String graph)
      implements JitEvent {
    @Override
    public String word() {
      return "built";
    }

    @Override
    public String text() {
      return "region %s built: %s, %s, %s"
          .formatted(
              region,
              count(operations, "operation"),
              count(guards, "guard"),
              branches == 1 ? "1 branch" : branches + " branches");
    }

    @Override
    public void members(Members out) {
      out.number("region", region);
      out.number("operations", operations);
      out.number("guards", guards);
      out.number("branches", branches);
      out.text("graph", graph);
    }
  }

  /**
   * What was decided of a call of a compiled function when a graph was built.
   *
   * @param function the function that is called
   * @param within the functions around the call that are inlined themselves, outermost first,
   *     joined by dots; empty if the call is the region's own
   * @param whyNot why the function is not inlined; empty if it is
   */
  record CallDecided(Place place, int region, String function, String within, String whyNot)
      implements JitEvent {
    @Override
    public String word() {
      return "call";
    }

    @Override
    public String text() {
      String what = function + (within.isEmpty() ? "" : " in " + within);
      return whyNot.isEmpty()
          ? "region " + region + " inlines " + what
          : "region " + region + " calls " + what + ", which is not inlined: " + whyNot;
    }

    @Override
    public void members(Members out) {
      out.number("region", region);
      out.words("callee", function);
      out.words("within", within);
      out.words("why-not", whyNot);
    }
  }

  /**
   * A pass has changed the graph. Told only if texts are wanted.
   *
   * @param operations the size of the graph before and after the pass
   * @param graph the graph afterwards
   * @param reasons the changes, a line each
   */
  record PassApplied(
      Place place, int region, String pass, Change operations, String graph, List<String> reasons)
      implements JitEvent {
    /** Copies the list. */
    public PassApplied {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String word() {
      return "pass";
    }

    @Override
    public String text() {
      return "region %s pass %s: %s, %s operations"
          .formatted(region, pass, count(reasons.size(), "change"), operations);
    }

    @Override
    public void members(Members out) {
      out.number("region", region);
      out.words("pass", pass);
      out.number("changes", reasons.size());
      out.change("operations", operations);
      out.lines("reasons", reasons);
      out.text("graph", graph);
    }
  }

  /**
   * A region was compiled and installed.
   *
   * @param version how often this loop has been compiled, this time included
   * @param operations operations before and after optimisation
   * @param guards the guards among them
   * @param bytes size of the JVM bytecode, of which HotSpot compiles 8,000 at most in a method
   * @param methods how many methods it is split into, 1 if it is not
   * @param bytecode the JVM bytecode as text; empty unless texts are kept
   */
  record Compiled(
      Place place,
      int region,
      int version,
      Change operations,
      Change guards,
      int bytes,
      int methods,
      String bytecode)
      implements JitEvent {
    @Override
    public String word() {
      return "compiled";
    }

    @Override
    public String text() {
      return "region %s compiled, version %s: %s operations, %s guards, %s bytes%s"
          .formatted(
              region,
              version,
              operations,
              guards,
              bytes,
              methods > 1 ? " in " + methods + " methods" : "");
    }

    @Override
    public void members(Members out) {
      out.number("region", region);
      out.number("version", version);
      out.change("operations", operations);
      out.change("guards", guards);
      out.number("bytes", bytes);
      out.number("methods", methods);
      out.text("bytecode", bytecode);
    }
  }

  // Running

  /**
   * A side exit has become hot.
   *
   * @param expected the guard that failed, or several that share the exit
   * @param found what was there instead
   * @param decision what is done about it
   */
  record ExitHot(
      Place place, int region, int exit, long count, String expected, String found, String decision)
      implements JitEvent {
    @Override
    public String word() {
      return "exit-hot";
    }

    @Override
    public String text() {
      return "exit %s of region %s taken %s times: %s failed, found %s; %s"
          .formatted(exit, region, count, expected, found, decision);
    }

    @Override
    public void members(Members out) {
      out.number("region", region);
      out.number("exit", exit);
      out.number("count", count);
      out.words("expected", expected);
      out.words("found", found);
      out.words("decision", decision);
    }
  }

  /** What was taken for one type, or for a constant, is not from now on. */
  record Widened(Place place, String subject, String reason) implements JitEvent {
    @Override
    public String word() {
      return "widened";
    }

    @Override
    public String text() {
      return subject + " is widened: " + reason;
    }

    @Override
    public void members(Members out) {
      out.words("subject", subject);
      out.words("reason", reason);
    }
  }

  /** A region is thrown away since it was left more often than it went around. */
  record Retreated(Place place, int region, long exits, long rounds) implements JitEvent {
    @Override
    public String word() {
      return "retreated";
    }

    @Override
    public String text() {
      return "region " + region + " given up: left " + exits + " times in " + rounds + " rounds";
    }

    @Override
    public void members(Members out) {
      out.number("region", region);
      out.number("exits", exits);
      out.number("rounds", rounds);
    }
  }
}
