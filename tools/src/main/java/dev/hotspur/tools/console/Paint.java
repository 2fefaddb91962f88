package dev.hotspur.tools.console;

/**
 * Colours text for a terminal, or leaves it as it is.
 *
 * @param isOn whether to colour
 */
public record Paint(boolean isOn) {
  private static final String ESCAPE = "\u001b[";
  private static final String RESET = ESCAPE + "0m";

  /** What is wrong. */
  public String error(String text) {
    return paint("1;31", text);
  }

  /** The place something is about. */
  public String place(String text) {
    return paint("1", text);
  }

  /** A heading. */
  public String heading(String text) {
    return paint("1;36", text);
  }

  /** A mark under a source line, or something that went well. */
  public String mark(String text) {
    return paint("1;32", text);
  }

  /** What may be skipped in reading. */
  public String dim(String text) {
    return paint("2", text);
  }

  private String paint(String style, String text) {
    return isOn && !text.isEmpty() ? ESCAPE + style + "m" + text + RESET : text;
  }
}
