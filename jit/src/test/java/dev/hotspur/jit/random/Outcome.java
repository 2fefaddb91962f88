package dev.hotspur.jit.random;

/**
 * What a run can be told by.
 *
 * @param output what was printed
 * @param error the error that ended the program as its traceback, the limit that stopped it, or
 *     nothing
 * @param lastLine type and message of the error, or nothing
 * @param globals the global variables afterwards
 * @param executed instructions executed, 0 if they were not counted
 */
public record Outcome(String output, String error, String lastLine, String globals, long executed) {
  /** Whether all that both runs have is equal; only metered runs count instructions. */
  public boolean agrees(Outcome other, boolean metered) {
    return output.equals(other.output)
        && error.equals(other.error)
        && globals.equals(other.globals)
        && (!metered || executed == other.executed);
  }

  /** What differs, in a line or a few. */
  String differenceTo(Outcome other) {
    StringBuilder text = new StringBuilder();
    difference(text, "output", output, other.output);
    difference(text, "error", error, other.error);
    difference(text, "globals", globals, other.globals);
    difference(text, "executed", Long.toString(executed), Long.toString(other.executed));
    return text.toString();
  }

  private static void difference(StringBuilder text, String what, String wanted, String got) {
    if (!wanted.equals(got)) {
      int at = 0;
      while (at < wanted.length() && at < got.length() && wanted.charAt(at) == got.charAt(at)) {
        at++;
      }
      int from = Math.max(0, at - 60);
      text.append(what)
          .append(" differs\n  expected: ...")
          .append(cut(wanted, from))
          .append("\n  but was:  ...")
          .append(cut(got, from))
          .append('\n');
    }
  }

  private static String cut(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + 240));
  }
}
