package dev.hotspur.tools.listing;

import dev.hotspur.tools.console.Paint;

/** Colours a disassembly, line by line: directives, labels, and the comments at the end. */
public final class ColouredListing {
  private static final String COMMENT = " ;";

  private ColouredListing() {}

  /**
   * Colours a text.
   *
   * @param hasComments whether each instruction has a comment, after the last semicolon of its line
   */
  public static String of(String text, boolean hasComments, Paint paint) {
    if (!paint.isOn()) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.lines().forEach(line -> out.append(line(line, hasComments, paint)).append('\n'));
    return out.toString();
  }

  private static String line(String line, boolean hasComments, Paint paint) {
    String stripped = line.stripLeading();
    if (stripped.startsWith(".")) {
      return paint.heading(line);
    }
    if (stripped.startsWith(";")) {
      return paint.mark(line);
    }
    int comment = hasComments ? line.lastIndexOf(COMMENT) : -1;
    String code = comment < 0 ? line : line.substring(0, comment);
    String rest = comment < 0 ? "" : paint.dim(line.substring(comment));
    int label = code.startsWith("L") ? code.indexOf(':') + 1 : 0;
    return paint.place(code.substring(0, label)) + code.substring(label) + rest;
  }
}
