package dev.hotspur.assembler.syntax;

import java.util.Locale;

/** How bad a diagnostic is. */
public enum Severity {
  /** There is no module. */
  ERROR,
  /** There may be a module, but something in the text is probably not meant. */
  WARNING,
  /** Belongs to another diagnostic and shows a second place. */
  NOTE;

  /** The word as it stands in a message. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
