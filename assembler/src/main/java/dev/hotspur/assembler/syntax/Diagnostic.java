package dev.hotspur.assembler.syntax;

import java.util.List;
import java.util.Optional;

/**
 * Something to tell the author of a program.
 *
 * @param severity how bad it is
 * @param place where it is
 * @param message what is wrong and what was expected
 * @param suggestion what was probably meant
 * @param notes further places that matter
 */
public record Diagnostic(
    Severity severity, Place place, String message, Optional<String> suggestion, List<Note> notes) {

  /** Copies the list; what cannot be seen in the message is shown as an escape. */
  public Diagnostic {
    message = Escapes.visible(message);
    suggestion = suggestion.map(Escapes::visible);
    notes = List.copyOf(notes);
  }

  /**
   * A remark on a second place.
   *
   * @param place where
   * @param message what is there
   */
  public record Note(Place place, String message) {
    /** What cannot be seen in the message is shown as an escape. */
    public Note {
      message = Escapes.visible(message);
    }
  }

  /** The first line: {@code file:line:column: error: message; did you mean x?}. */
  public String headline() {
    return line(severity, place, message)
        + suggestion.map(s -> "; did you mean " + s + "?").orElse("");
  }

  /**
   * The headline, the source line, a caret line under the place, and the same for each note;
   * without a line end at the end.
   */
  public String render() {
    StringBuilder out = new StringBuilder(headline()).append('\n').append(place.excerpt());
    for (Note note : notes) {
      out.append('\n').append(line(Severity.NOTE, note.place(), note.message()));
      out.append('\n').append(note.place().excerpt());
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return headline();
  }

  private static String line(Severity severity, Place place, String message) {
    return place + ": " + severity.word() + ": " + message;
  }
}
