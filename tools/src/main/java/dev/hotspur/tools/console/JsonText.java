package dev.hotspur.tools.console;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Data as a JSON document, indented, with {@code schema} as its first member. */
public final class JsonText {
  private JsonText() {}

  /** Writes the members of an object. */
  public interface Members {
    /** Writes each as a name and a value. */
    void write(JsonWriter json) throws IOException;
  }

  /**
   * The document.
   *
   * @param schema what describes it: a name and a version, for example {@code hotspur-dis/1}
   */
  public static String of(String schema, Members members) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setFormattingStyle(FormattingStyle.PRETTY);
      json.beginObject();
      json.name("schema").value(schema);
      members.write(json);
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  /** Writes an array of strings. */
  public static void strings(String name, Collection<String> values, JsonWriter json)
      throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }
}
