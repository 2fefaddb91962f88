package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Place;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.tools.lsp.program.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** What the assembler finds wrong with a document, and how that can be put right. */
final class Findings {
  private static final String SOURCE = "hotspur";

  private final View view;

  Findings(View view) {
    this.view = view;
  }

  /**
   * Everything that is wrong with the document in any of its programs. What is wrong in a file that
   * is not open is told at the line of the document that leads there, if there is one: that
   * includes the file or uses its macro.
   */
  List<org.eclipse.lsp4j.Diagnostic> all() {
    List<org.eclipse.lsp4j.Diagnostic> result = new ArrayList<>();
    for (Analysis program : view.programs()) {
      for (Diagnostic diagnostic : program.diagnostics()) {
        Optional<Place> here = here(diagnostic);
        if (here.isPresent()) {
          org.eclipse.lsp4j.Diagnostic shown = shown(diagnostic, here.get(), program);
          if (!result.contains(shown)) {
            result.add(shown);
          }
        }
      }
    }
    return result;
  }

  /** The place in the document where something is shown. */
  private Optional<Place> here(Diagnostic diagnostic) {
    Place place = diagnostic.place();
    if (place.file().equals(view.name())) {
      return Optional.of(place);
    }
    return view.open().containsKey(place.file())
        ? Optional.empty()
        : diagnostic.notes().stream()
            .map(Diagnostic.Note::place)
            .filter(note -> note.file().equals(view.name()))
            .findFirst();
  }

  private org.eclipse.lsp4j.Diagnostic shown(Diagnostic diagnostic, Place here, Analysis program) {
    String message =
        diagnostic.message()
            + diagnostic.suggestion().map(s -> "; did you mean " + s + "?").orElse("");
    DiagnosticSeverity severity =
        switch (diagnostic.severity()) {
          case ERROR -> DiagnosticSeverity.Error;
          case WARNING -> DiagnosticSeverity.Warning;
          case NOTE -> DiagnosticSeverity.Information;
        };
    org.eclipse.lsp4j.Diagnostic shown =
        new org.eclipse.lsp4j.Diagnostic(range(here), message, severity, SOURCE);
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    if (!here.equals(diagnostic.place())) {
      related.add(
          new DiagnosticRelatedInformation(location(diagnostic.place(), program), "it is here"));
    }
    for (Diagnostic.Note note : diagnostic.notes()) {
      related.add(
          new DiagnosticRelatedInformation(location(note.place(), program), note.message()));
    }
    if (!related.isEmpty()) {
      shown.setRelatedInformation(related);
    }
    return shown;
  }

  private Range range(Place place) {
    return view.document().positions().range(place);
  }

  private Location location(Place place, Analysis program) {
    Range range =
        program
            .file(place.file())
            .map(file -> view.positions(file.source()).range(place))
            .orElseGet(() -> new Range(new Position(0, 0), new Position(0, 0)));
    return new Location(view.uri(place.file()), range);
  }

  /** For each misspelt word in a range the replacement by what was probably meant. */
  List<CodeAction> fixes(Range wanted) {
    List<CodeAction> result = new ArrayList<>();
    for (Diagnostic diagnostic : view.program().diagnostics()) {
      if (diagnostic.place().file().equals(view.name()) && diagnostic.suggestion().isPresent()) {
        Range range = range(diagnostic.place());
        Optional<String> replacement = replacement(range, diagnostic.suggestion().get());
        if (touches(range, wanted) && replacement.isPresent()) {
          result.add(fix(diagnostic, range, replacement.get()));
        }
      }
    }
    return result;
  }

  /** How the suggestion is written; nothing if the misspelt word is not what stands there. */
  private Optional<String> replacement(Range range, String suggestion) {
    int start = view.offset(range.getStart());
    int end = view.offset(range.getEnd());
    String there = view.source().text().substring(start, end);
    String bare =
        there.length() > 2 && there.charAt(0) == Words.QUOTE
            ? there.substring(1, there.length() - 1)
            : there;
    // What is missing is not what stands at the place: that there is no main, for example.
    boolean misspelt = Suggestions.closest(bare, List.of(suggestion)).isPresent();
    return misspelt
        ? Optional.of(suggestion.startsWith(".") ? suggestion : Words.written(suggestion))
        : Optional.empty();
  }

  private static boolean touches(Range one, Range other) {
    return !isBefore(one.getEnd(), other.getStart()) && !isBefore(other.getEnd(), one.getStart());
  }

  private static boolean isBefore(Position one, Position other) {
    return one.getLine() != other.getLine()
        ? one.getLine() < other.getLine()
        : one.getCharacter() < other.getCharacter();
  }

  private CodeAction fix(Diagnostic diagnostic, Range range, String replacement) {
    CodeAction action = new CodeAction("Replace by " + replacement);
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(shown(diagnostic, diagnostic.place(), view.program())));
    action.setIsPreferred(true);
    action.setEdit(
        new WorkspaceEdit(
            java.util.Map.of(view.document().uri(), List.of(new TextEdit(range, replacement)))));
    return action;
  }
}
