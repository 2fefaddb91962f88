package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Diagnostics;
import dev.hotspur.assembler.syntax.Place;
import dev.hotspur.assembler.syntax.Severity;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports errors in one source text. An instruction that came out of a macro stands where the macro
 * is used; a note then shows its line in the macro.
 */
final class Reporter {
  private final SourceText source;
  private final Diagnostics diagnostics;
  private final IdentityHashMap<Span, Diagnostic.Note> origins = new IdentityHashMap<>();

  Reporter(SourceText source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  SourceText source() {
    return source;
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }

  /** A copy of a span that is known to come from a line of a macro. */
  Span expanded(Span use, Diagnostic.Note origin) {
    Span copy = new Span(use.start(), use.end());
    origins.put(copy, origin);
    return copy;
  }

  void error(Span span, String message) {
    error(span, message, Optional.empty());
  }

  void error(Span span, String message, Optional<String> suggestion) {
    report(span, message, suggestion, Optional.empty());
  }

  /** Reports an error with a second place. */
  void error(Span span, String message, Span second, String remark) {
    error(span, message, second, this, remark);
  }

  /** Reports an error with a second place, which may be in another file. */
  void error(Span span, String message, Span second, Reporter there, String remark) {
    Diagnostic.Note note = new Diagnostic.Note(there.place(second), remark);
    report(span, message, Optional.empty(), Optional.of(note));
  }

  private void report(
      Span span, String message, Optional<String> suggestion, Optional<Diagnostic.Note> note) {
    if (diagnostics.isFull()) {
      return;
    }
    Optional<Diagnostic.Note> origin = Optional.ofNullable(origins.get(span));
    List<Diagnostic.Note> notes = Stream.of(note, origin).flatMap(Optional::stream).toList();
    diagnostics.add(new Diagnostic(Severity.ERROR, place(span), message, suggestion, notes));
  }

  Place place(Span span) {
    return source.place(span);
  }
}
