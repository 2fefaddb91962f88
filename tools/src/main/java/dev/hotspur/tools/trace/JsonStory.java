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
      json.name("event").value(name(event));
      json.name("file").value(event.place().file());
      json.name("line").value(event.place().line());
      json.name("function").value(event.place().function());
      json.name("pc").value(event.place().pc());
      members(event, inFull, json);
      json.name("text").value(event.text());
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  /** The event's name in JSON; part of the schema, so not the class's. */
  private static String name(JitEvent event) {
    if (event instanceof JitEvent.Hot) {
      return "hot";
    } else if (event instanceof JitEvent.RecordingStarted) {
      return "recording";
    } else if (event instanceof JitEvent.Recorded) {
      return "recorded";
    } else if (event instanceof JitEvent.Aborted) {
      return "aborted";
    } else if (event instanceof JitEvent.Built) {
      return "built";
    } else if (event instanceof JitEvent.PassApplied) {
      return "pass";
    } else if (event instanceof JitEvent.Compiled) {
      return "compiled";
    } else if (event instanceof JitEvent.ExitHot) {
      return "exit-hot";
    }
    return "blacklisted";
  }

  private static void members(JitEvent event, boolean inFull, JsonWriter json) throws IOException {
    if (event instanceof JitEvent.Hot hot) {
      json.name("passes").value(hot.passes());
    } else if (event instanceof JitEvent.RecordingStarted started) {
      json.name("trace").value(started.trace());
      if (started.exit() >= 0) {
        json.name("region").value(started.region()).name("exit").value(started.exit());
      }
    } else if (event instanceof JitEvent.Recorded recorded) {
      json.name("trace").value(recorded.trace());
      json.name("length").value(recorded.instructions().size());
      strings("instructions", inFull, recorded.instructions(), json);
    } else if (event instanceof JitEvent.Aborted aborted) {
      json.name("trace").value(aborted.trace());
      json.name("reason").value(aborted.reason().name());
      json.name("detail").value(aborted.detail());
    } else if (event instanceof JitEvent.ExitHot exit) {
      json.name("region").value(exit.region()).name("exit").value(exit.exit());
      json.name("count").value(exit.count());
    } else if (event instanceof JitEvent.Blacklisted blacklisted) {
      json.name("reason").value(blacklisted.reason());
    } else {
      regionMembers(event, inFull, json);
    }
  }

  private static void regionMembers(JitEvent event, boolean inFull, JsonWriter json)
      throws IOException {
    if (event instanceof JitEvent.Built built) {
      json.name("region").value(built.region());
      string("graph", inFull, built.graph(), json);
    } else if (event instanceof JitEvent.PassApplied pass) {
      json.name("region").value(pass.region()).name("pass").value(pass.pass());
      json.name("changes").value(pass.reasons().size());
      strings("reasons", inFull, pass.reasons(), json);
      string("graph", inFull, pass.graph(), json);
    } else if (event instanceof JitEvent.Compiled compiled) {
      json.name("region").value(compiled.region()).name("version").value(compiled.version());
      change("operations", compiled.operations(), json);
      change("guards", compiled.guards(), json);
      json.name("bytes").value(compiled.bytes());
      string("bytecode", inFull, compiled.bytecode(), json);
    }
  }

  private static void change(String name, JitEvent.Change change, JsonWriter json)
      throws IOException {
    json.name(name).beginObject();
    json.name("before").value(change.before()).name("after").value(change.after());
    json.endObject();
  }

  private static void string(String name, boolean inFull, String text, JsonWriter json)
      throws IOException {
    if (inFull) {
      json.name(name).value(text);
    }
  }

  private static void strings(String name, boolean inFull, List<String> texts, JsonWriter json)
      throws IOException {
    if (inFull) {
      json.name(name).beginArray();
      for (String text : texts) {
        json.value(text);
      }
      json.endArray();
    }
  }
}
