package dev.hotspur.tools.program;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import dev.hotspur.assembler.print.FormatResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What formatting changes in a file, in the form that {@code patch} and {@code git apply} read.
 * Which line became which is known, so it need not be searched for.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  private final List<String> before;
  private final List<String> after;
  private final Patch<String> patch = new Patch<>();

  private UnifiedDiff(Source source, List<FormatResult.Line> lines) {
    before = lines(source.text());
    after = lines.stream().map(FormatResult.Line::text).toList();
    compare(lines);
  }

  /**
   * The difference between a file and what formatting made of it.
   *
   * @return lines with their ends; nothing if there is no difference
   */
  public static String of(Source source, List<FormatResult.Line> lines) {
    UnifiedDiff diff = new UnifiedDiff(source, lines);
    List<String> text =
        UnifiedDiffUtils.generateUnifiedDiff(
            source.name(), source.name(), diff.before, diff.patch, CONTEXT);
    return text.isEmpty() ? "" : String.join("\n", text) + "\n";
  }

  /**
   * The lines of a text without their line feeds. A carriage return and a missing line feed at the
   * end show, since formatting changes them.
   */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("(?<=\n)|(?<=\r)(?!\n)")) {
      boolean ended = line.endsWith("\n") || line.endsWith("\r");
      lines.add(
          line.endsWith("\n")
              ? line.substring(0, line.length() - 1)
              : line + (ended ? "" : NO_LINE_END));
    }
    return lines;
  }

  /** Finds the stretches of lines that changed. */
  private void compare(List<FormatResult.Line> lines) {
    int next = 0;
    int changedBefore = 0;
    int changedAfter = 0;
    for (int i = 0; i < before.size(); i++) {
      int first = next;
      while (next < lines.size() && lines.get(next).source() == i + 1) {
        next++;
      }
      if (next == first + 1 && before.get(i).equals(after.get(first))) {
        addChange(changedBefore, i, changedAfter, first);
        changedBefore = i + 1;
        changedAfter = next;
      }
    }
    addChange(changedBefore, before.size(), changedAfter, after.size());
  }

  private void addChange(int beforeStart, int beforeEnd, int afterStart, int afterEnd) {
    if (beforeStart < beforeEnd) {
      patch.addDelta(
          new ChangeDelta<>(
              new Chunk<>(beforeStart, before.subList(beforeStart, beforeEnd)),
              new Chunk<>(afterStart, after.subList(afterStart, afterEnd))));
    }
  }
}
