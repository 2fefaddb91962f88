package dev.hotspur.tools.program;

import com.google.gson.stream.JsonWriter;
import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Place;
import dev.hotspur.tools.console.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Diagnostics for programs: a document with {@code schema}, {@code file}, {@code errors} (their
 * number) and {@code diagnostics}. Each of these has {@code severity}, {@code message}, its place,
 * {@code suggestion} if there is one, and {@code notes}, which have a message and a place each.
 * Lines and columns count from 1, the last column is the one after the place; a place does not go
 * beyond its line. The version in {@code schema} rises when a member changes its meaning or goes.
 */
public final class JsonDiagnostics {
  private static final String SCHEMA = "hotspur-diagnostics/1";

  private JsonDiagnostics() {}

  /**
   * The document.
   *
   * @param file the program, as it was given
   * @param diagnostics what there is to say about it
   */
  public static String of(String file, List<Diagnostic> diagnostics) {
    return JsonText.of(
        SCHEMA,
        json -> {
          json.name("file").value(Source.nameOf(file));
          json.name("errors").value(Loader.errorCount(diagnostics));
          json.name("diagnostics").beginArray();
          for (Diagnostic diagnostic : diagnostics) {
            diagnostic(diagnostic, json);
          }
          json.endArray();
        });
  }

  private static void diagnostic(Diagnostic diagnostic, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("severity").value(diagnostic.severity().word());
    json.name("message").value(diagnostic.message());
    Optional<String> suggestion = diagnostic.suggestion();
    if (suggestion.isPresent()) {
      json.name("suggestion").value(suggestion.get());
    }
    place(diagnostic.place(), json);
    json.name("notes").beginArray();
    for (Diagnostic.Note note : diagnostic.notes()) {
      json.beginObject();
      json.name("message").value(note.message());
      place(note.place(), json);
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private static void place(Place place, JsonWriter json) throws IOException {
    json.name("file").value(place.file());
    json.name("line").value(place.line());
    json.name("column").value(place.column());
    json.name("end_line").value(place.line());
    json.name("end_column").value(place.endColumn());
    json.name("excerpt").value(place.excerpt());
  }
}
