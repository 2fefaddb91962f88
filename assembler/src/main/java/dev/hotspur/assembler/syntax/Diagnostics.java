package dev.hotspur.assembler.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers what is wrong with a program. The number is limited, so that a text which is no program
 * at all is refused in little time. What is reported twice of one place is kept once: a block may
 * be emitted more than once, and a macro is wrong wherever it is used.
 */
public final class Diagnostics {
  /** The number of diagnostics that one run reports. */
  public static final int LIMIT = 100;

  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Saying> known = new HashSet<>();
  private int errors;

  /** What makes two diagnostics the same. */
  private record Saying(Place place, String message) {}

  /** Begins with none. */
  public Diagnostics() {}

  /** Reports an error. */
  public void error(SourceText source, Span span, String message) {
    report(source, span, message, Optional.empty());
  }

  /** Reports an error with a suggestion. */
  public void error(SourceText source, Span span, String message, Optional<String> suggestion) {
    report(source, span, message, suggestion);
  }

  /** Reports an error with notes on further places. */
  public void error(SourceText source, Span span, String message, Diagnostic.Note... notes) {
    report(source, span, message, Optional.empty(), notes);
  }

  private void report(
      SourceText source,
      Span span,
      String message,
      Optional<String> suggestion,
      Diagnostic.Note... notes) {
    add(Severity.ERROR, source, span, message, suggestion, notes);
  }

  private void add(
      Severity severity,
      SourceText source,
      Span span,
      String message,
      Optional<String> suggestion,
      Diagnostic.Note... notes) {
    if (isFull()) {
      return;
    }
    List<Diagnostic.Note> all = new ArrayList<>(List.of(notes));
    all.addAll(source.inclusion());
    add(new Diagnostic(severity, source.place(span), message, suggestion, all));
  }

  /** Reports something that is no error. */
  public void warning(SourceText source, Span span, String message) {
    add(Severity.WARNING, source, span, message, Optional.empty());
  }

  /** Adds a diagnostic that was made elsewhere. */
  public void add(Diagnostic diagnostic) {
    errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    if (!isFull() && known.add(new Saying(diagnostic.place(), diagnostic.message()))) {
      found.add(diagnostic);
    }
  }

  /** Whether no more is taken; whoever reads on may stop. */
  public boolean isFull() {
    return found.size() >= LIMIT;
  }

  /** Whether there was an error. */
  public boolean failed() {
    return errors > 0;
  }

  /** How many errors were reported, those reported twice included. */
  public int errors() {
    return errors;
  }

  /** All diagnostics: by file in the order the files were first spoken of, then by place. */
  public List<Diagnostic> sorted() {
    if (found.isEmpty()) {
      // A correct program should start without linking what sorts.
      return List.of();
    }
    Map<String, Integer> files = new HashMap<>();
    found.forEach(d -> files.putIfAbsent(d.place().file(), files.size()));
    List<Diagnostic> result = new ArrayList<>(found);
    result.sort(
        Comparator.comparingInt((Diagnostic d) -> files.get(d.place().file()))
            .thenComparingInt(d -> d.place().line())
            .thenComparingInt(d -> d.place().column()));
    if (isFull()) {
      Place last = result.get(result.size() - 1).place();
      String message = "more than " + LIMIT + " problems; the rest is not shown";
      result.add(new Diagnostic(Severity.NOTE, last, message, Optional.empty(), List.of()));
    }
    return result;
  }
}
