package dev.hotspur.tools.trace;

import com.google.gson.stream.JsonWriter;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.tools.console.Console;
import dev.hotspur.vm.SystemWorld;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The story for programs: a JSON object on each line. Every object has {@code schema}, {@code
 * event}, {@code text} and the place; a member that is not described for an event is absent. The
 * version in {@code schema} rises when a member changes its meaning or goes.
 */
public final class JsonStory extends Story {
  private static final String SCHEMA = "hotspur-trace/1";

  /** Writes to the console's output. */
  public JsonStory(Console console, SystemWorld world, Selection selection) {
    super(console, world, selection);
  }

  @Override
  String tell(JitEvent event, boolean inFull) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      json.name("schema").value(SCHEMA);
      json.name("event").value(event.word());
      json.name("file").value(event.place().file());
      json.name("line").value(event.place().line());
      json.name("function").value(event.place().function());
      json.name("pc").value(event.place().pc());
      if (event.place().inlinedAt().isPresent()) {
        json.name("inlined-at").value(event.place().inlinedAt().get().toString());
      }
      event.members(new JsonMembers(json, inFull));
      json.name("text").value(event.text());
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  /**
   * Writes what an event consists of.
   *
   * @param inFull whether long texts are written too
   */
  private record JsonMembers(JsonWriter json, boolean inFull) implements JitEvent.Members {
    @Override
    public void number(String name, long value) {
      write(() -> json.name(name).value(value));
    }

    @Override
    public void words(String name, String value) {
      write(() -> json.name(name).value(value));
    }

    @Override
    public void change(String name, JitEvent.Change value) {
      write(
          () -> {
            json.name(name).beginObject();
            json.name("before").value(value.before()).name("after").value(value.after());
            json.endObject();
          });
    }

    @Override
    public void text(String name, String value) {
      if (inFull) {
        words(name, value);
      }
    }

    @Override
    public void lines(String name, List<String> value) {
      if (inFull) {
        write(
            () -> {
              json.name(name).beginArray();
              for (String line : value) {
                json.value(line);
              }
              json.endArray();
            });
      }
    }

    /** Writing to a string does not fail. */
    private static void write(Writing writing) {
      try {
        writing.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Something that writes. */
  private interface Writing {
    void run() throws IOException;
  }
}
