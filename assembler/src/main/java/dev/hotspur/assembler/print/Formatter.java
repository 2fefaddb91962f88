package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Diagnostics;
import dev.hotspur.assembler.syntax.Parser;
import dev.hotspur.assembler.syntax.SourceLine;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Unit;
import java.util.Optional;

/**
 * Lays programs out in the style of the language's documentation. Only blanks and line ends change:
 * names, literals and comments stay as they are written, so the program stays the same but for the
 * lines and columns of its instructions. Formatting what has been formatted changes nothing.
 *
 * <p>Works on words and knows of the syntax only where blocks begin and end. Files that are
 * included are not looked at.
 */
public final class Formatter {
  private Formatter() {}

  /**
   * Formats a program.
   *
   * @param text the program
   * @param file the file's name, for messages
   * @return the program laid out anew, or what is wrong with its syntax
   */
  public static FormatResult format(String text, String file) {
    SourceText source = new SourceText(file, text);
    Diagnostics diagnostics = new Diagnostics();
    Unit unit = Parser.parse(source, diagnostics);
    if (diagnostics.failed() || !unit.complete()) {
      return new FormatResult(Optional.empty(), diagnostics.sorted());
    }
    Layout layout = new Layout();
    SourceLine.of(source).forEach(layout::add);
    return new FormatResult(Optional.of(layout.lines()), diagnostics.sorted());
  }
}
