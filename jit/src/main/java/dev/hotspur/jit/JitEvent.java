package dev.hotspur.jit;

import java.util.List;

/**
 * A decision of the JIT. Every event names the place in the program that it is about and, where
 * there is one, the rule that led to it.
 */
public sealed interface JitEvent {
  /** The place that the event is about. */
  Place place();

  /** One line for a reader, without the place. */
  String text();

  private static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  /**
   * A place in a program.
   *
   * @param function the function's name
   * @param file its file
   * @param pc the offset in its code
   * @param line the line, 0 if unknown
   */
  record Place(String function, String file, int pc, int line) {
    /** {@code file:line}, or the function and offset if the line is unknown. */
    @Override
    public String toString() {
      return line > 0 ? file + ":" + line : file + ":" + function + "+" + pc;
    }
  }

  /** A loop has been passed as often as the threshold says. */
  record Hot(Place place, long passes) implements JitEvent {
    @Override
    public String text() {
      return "hot after " + passes + " passes";
    }
  }

  /** Recording begins: a root trace, or a side trace from an exit of a region. */
  record RecordingStarted(Place place, int trace, int region, int exit) implements JitEvent {
    @Override
    public String text() {
      String from =
          exit < 0 ? "root trace" : "side trace from exit " + exit + " of region " + region;
      return "trace " + trace + " recording (" + from + ")";
    }
  }

  /** A trace was recorded: the stack instructions in the order in which they ran, as text. */
  record Recorded(Place place, int trace, List<String> instructions) implements JitEvent {
    /** Copies the list. */
    public Recorded {
      instructions = List.copyOf(instructions);
    }

    @Override
    public String text() {
      return "trace " + trace + " recorded, " + count(instructions.size(), "instruction");
    }
  }

  /** A recording was given up. */
  record Aborted(Place place, int trace, AbortReason reason, String detail) implements JitEvent {
    @Override
    public String text() {
      return "trace "
          + trace
          + " aborted: "
          + reason.message()
          + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
  }

  /** The graph as it was built, before the first pass, as text of the IR. */
  record Built(Place place, int region, String graph) implements JitEvent {
    @Override
    public String text() {
      return "region " + region + " built";
    }
  }

  /** A pass has changed the graph: the graph afterwards and the reasons, a line each. */
  record PassApplied(Place place, int region, String pass, String graph, List<String> reasons)
      implements JitEvent {
    /** Copies the list. */
    public PassApplied {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String text() {
      return "region " + region + " pass " + pass + ": " + count(reasons.size(), "change");
    }
  }

  /**
   * A region was compiled and installed.
   *
   * @param version how often this loop has been compiled, this time included
   * @param guards guards before and after optimisation
   * @param bytes size of the method's JVM bytecode, of which 8,000 are the limit
   * @param bytecode the JVM bytecode as text; empty unless texts are kept
   */
  record Compiled(
      Place place,
      int region,
      int version,
      Change guards,
      Change operations,
      int bytes,
      String bytecode)
      implements JitEvent {
    @Override
    public String text() {
      return "region "
          + region
          + " compiled, version "
          + version
          + ": "
          + operations
          + " operations, "
          + guards
          + " guards, "
          + bytes
          + " bytes";
    }
  }

  /** A number before and after optimisation. */
  record Change(int before, int after) {
    @Override
    public String toString() {
      return before + " -> " + after;
    }
  }

  /** A side exit has become hot and its path is going to be recorded. */
  record ExitHot(Place place, int region, int exit, long count) implements JitEvent {
    @Override
    public String text() {
      return "exit " + exit + " of region " + region + " taken " + count + " times";
    }
  }

  /** A loop is left to the interpreter from now on. */
  record Blacklisted(Place place, String reason) implements JitEvent {
    @Override
    public String text() {
      return "blacklisted: " + reason;
    }
  }
}
