package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What formatting gave.
 *
 * @param lines the program laid out anew, unless its syntax is wrong
 * @param diagnostics errors and warnings in the order of the source
 */
public record FormatResult(Optional<List<Line>> lines, List<Diagnostic> diagnostics) {
  /** Copies the lists. */
  public FormatResult {
    lines = lines.map(List::copyOf);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * A line of the result.
   *
   * @param text its text, without a line end
   * @param source the number of the line it comes from, from 1; several lines may come from one
   */
  public record Line(String text, int source) {}

  /** The program laid out anew: each line ends with LF. */
  public Optional<String> text() {
    return lines.map(
        all -> {
          StringBuilder out = new StringBuilder();
          all.forEach(line -> out.append(line.text()).append('\n'));
          return out.toString();
        });
  }
}
