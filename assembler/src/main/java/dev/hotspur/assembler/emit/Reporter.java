package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.emit.Expansion.Origin;
import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Diagnostics;
import dev.hotspur.assembler.syntax.Place;
import dev.hotspur.assembler.syntax.Severity;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports errors in one source text. A span that came out of a macro has the offsets of the line
 * that uses the macro, which is the position of its instructions; what is reported of it stands in
 * the macro, and notes show the uses from the inside to the outside.
 */
final class Reporter {
  private static final int SHOWN_USES = 8;

  private final SourceText source;
  private final Diagnostics diagnostics;
  private final IdentityHashMap<Span, Origin> origins = new IdentityHashMap<>();

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

  /** A span for something that is written in a macro. */
  Span written(Expansion expansion, Span inMacro) {
    return expanded(expansion, new Origin.Written(expansion, inMacro));
  }

  /** A span for an operand of a use where it stands for a parameter. */
  Span passed(Expansion expansion, Span parameter, Span argument) {
    return expanded(expansion, new Origin.Passed(expansion, parameter, argument));
  }

  private Span expanded(Expansion expansion, Origin origin) {
    Span copy = new Span(expansion.use().start(), expansion.use().end());
    origins.put(copy, origin);
    return copy;
  }

  /** The use of the macro in which this was written; none for what the function itself says. */
  Optional<Expansion> expansion(Span span) {
    Span at = span;
    while (origins.get(at) instanceof Origin.Passed passed) {
      at = passed.argument();
    }
    return origins.get(at) instanceof Origin.Written written
        ? Optional.of(written.expansion())
        : Optional.empty();
  }

  void error(Span span, String message) {
    error(span, message, Optional.empty());
  }

  void error(Span span, String message, Optional<String> suggestion) {
    report(Severity.ERROR, span, message, suggestion, List.of());
  }

  /** Reports an error with a second place. */
  void error(Span span, String message, Span second, String remark) {
    error(span, message, second, this, remark);
  }

  /** Reports an error with a second place, which may be in another file. */
  void error(Span span, String message, Span second, Reporter there, String remark) {
    error(span, message, List.of(there.note(second, remark)));
  }

  /** Reports an error with remarks on further places. */
  void error(Span span, String message, List<Diagnostic.Note> notes) {
    report(Severity.ERROR, span, message, Optional.empty(), notes);
  }

  /** Reports something that is no error, with a suggestion. */
  void warning(Span span, String message, Optional<String> suggestion) {
    report(Severity.WARNING, span, message, suggestion, List.of());
  }

  /** A remark on a place. */
  Diagnostic.Note note(Span span, String remark) {
    return new Diagnostic.Note(place(span), remark);
  }

  private void report(
      Severity severity,
      Span span,
      String message,
      Optional<String> suggestion,
      List<Diagnostic.Note> notes) {
    if (diagnostics.isFull()) {
      return;
    }
    List<Diagnostic.Note> all = new ArrayList<>(notes);
    Set<SourceText> texts = new LinkedHashSet<>();
    all.addAll(uses(span, texts));
    texts.stream().flatMap(text -> text.inclusion().stream()).distinct().forEach(all::add);
    diagnostics.add(new Diagnostic(severity, place(span), message, suggestion, all));
  }

  /** The place that was written. */
  Place place(Span span) {
    Origin origin = origins.get(span);
    if (origin instanceof Origin.Written written) {
      return written.expansion().source().place(written.span());
    } else if (origin instanceof Origin.Passed passed) {
      return place(passed.argument());
    }
    return source.place(span);
  }

  /** What is written there. */
  String text(Span span) {
    Origin origin = origins.get(span);
    if (origin instanceof Origin.Written written) {
      return written.expansion().source().text(written.span());
    } else if (origin instanceof Origin.Passed passed) {
      return text(passed.argument());
    }
    return source.text(span);
  }

  /** Notes on the macros that a span came through, and the texts that it and they stand in. */
  private List<Diagnostic.Note> uses(Span span, Set<SourceText> texts) {
    List<Diagnostic.Note> notes = new ArrayList<>();
    Span at = span;
    while (origins.containsKey(at)) {
      Origin origin = origins.get(at);
      if (origin instanceof Origin.Written written) {
        Expansion expansion = written.expansion();
        texts.add(expansion.source());
        at = expansion.use();
        notes.add(note(at, "in the macro " + expansion.macro() + ", which is used here"));
      } else if (origin instanceof Origin.Passed passed) {
        Expansion expansion = passed.expansion();
        Place parameter = expansion.source().place(passed.parameter());
        notes.add(
            new Diagnostic.Note(parameter, "it stands here in the macro " + expansion.macro()));
        at = passed.argument();
      }
    }
    texts.add(source);
    return shortened(notes.stream().distinct().toList());
  }

  /** Of very many notes the first and the last ones. */
  private static List<Diagnostic.Note> shortened(List<Diagnostic.Note> notes) {
    int left = notes.size() - SHOWN_USES;
    if (left <= 0) {
      return notes;
    }
    int half = SHOWN_USES / 2;
    List<Diagnostic.Note> result = new ArrayList<>(notes.subList(0, half));
    Diagnostic.Note last = result.remove(half - 1);
    String more = last.message() + "; " + left + " more such places are not shown";
    result.add(new Diagnostic.Note(last.place(), more));
    result.addAll(notes.subList(notes.size() - half, notes.size()));
    return result;
  }
}
