package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitEvent.Change;
import dev.hotspur.jit.JitEvent.Place;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.trace.JsonStory;
import dev.hotspur.tools.trace.Selection;
import dev.hotspur.tools.trace.Story;
import dev.hotspur.tools.trace.TextStory;
import dev.hotspur.vm.SystemWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final Place LOOP = new Place("main", "p.spur", 4, 17);
  private static final List<JitEvent> EVENTS =
      List.of(
          new JitEvent.Hot(LOOP, 337),
          new JitEvent.RecordingStarted(LOOP, 1, -1, -1),
          new JitEvent.Recorded(
              LOOP, 1, List.of("4 NOP", "5 JUMP 4", "4 NOP", "5 JUMP 4", "4 NOP", "6 RETURN")),
          new JitEvent.Built(LOOP, 1, "graph\n  v1\n"),
          new JitEvent.PassApplied(LOOP, 1, "fold", "graph\n", List.of("v1 removed: unused")),
          new JitEvent.Compiled(LOOP, 1, 1, new Change(3, 1), new Change(9, 4), 120, "ILOAD 1\n"),
          new JitEvent.ExitHot(LOOP, 1, 2, 127),
          new JitEvent.RecordingStarted(LOOP, 2, 1, 2),
          new JitEvent.Aborted(LOOP, 2, AbortReason.TOO_LONG, "20000"),
          new JitEvent.Recorded(LOOP, 3, List.of("4 NOP")),
          new JitEvent.Built(LOOP, 2, "second\n"),
          new JitEvent.Blacklisted(LOOP, "3 failures"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new ByteArrayInputStream(new byte[0]),
          out,
          OutputStream.nullOutputStream(),
          Map.of(),
          "");
  private final SystemWorld world =
      new SystemWorld("p", List.of(), console.in(), console.output(), false);

  private String told(Story story) {
    EVENTS.forEach(story::on);
    story.end();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsALineForEachEvent() throws Refusal {
    Selection selection = Selection.of(Optional.empty(), false, true);
    TextStory story = new TextStory(console, world, selection);
    assertFalse(story.wantsTexts());
    assertEquals(
        """
        [TRACE p.spur:17 hot after 337 passes]
        [TRACE p.spur:17 trace 1 recording (root trace)]
        [TRACE p.spur:17 trace 1 recorded, 6 instructions]
        [TRACE p.spur:17 region 1 built]
        [TRACE p.spur:17 region 1 pass fold: 1 change]
        [TRACE p.spur:17 region 1 compiled, version 1: 9 -> 4 operations, 3 -> 1 guards, 120 bytes]
        [TRACE p.spur:17 exit 2 of region 1 taken 127 times]
        [TRACE p.spur:17 trace 2 recording (side trace from exit 2 of region 1)]
        [TRACE p.spur:17 trace 2 aborted: the trace is too long (20000)]
        [TRACE p.spur:17 trace 3 recorded, 1 instruction]
        [TRACE p.spur:17 region 2 built]
        [TRACE p.spur:17 blacklisted: 3 failures]
        """,
        told(story));
  }

  @Test
  void showsTheFirstLoopInFull() throws Refusal {
    String text = told(new TextStory(console, world, Selection.of(Optional.empty(), false, false)));
    assertEquals(
        """
        [TRACE p.spur:17 trace 1 recorded, 6 instructions]
        ---- stack code recorded
          4 NOP
          5 JUMP 4
          (2 times)
          4 NOP
          6 RETURN

        [TRACE p.spur:17 region 1 built]
        ---- IR as built
          graph
            v1

        [TRACE p.spur:17 region 1 pass fold: 1 change]
        ---- IR after fold
          graph
        ---- because
          v1 removed: unused

        [TRACE p.spur:17 region 1 compiled, version 1: 9 -> 4 operations, 3 -> 1 guards, 120 bytes]
        ---- JVM bytecode, 120 of at most 8000 bytes
          ILOAD 1

        [TRACE p.spur:17 exit 2 of region 1 taken 127 times]
        """,
        text.substring(
            text.indexOf("[TRACE p.spur:17 trace 1 recorded"),
            text.indexOf("[TRACE p.spur:17 trace 2")));
    assertFalse(text.contains("second"), text);
  }

  @Test
  void showsThePartsAskedFor() throws Refusal {
    String text = told(new TextStory(console, world, Selection.of(Optional.of("ir"), true, false)));
    assertEquals(2, text.split("IR as built", -1).length - 1);
    assertFalse(text.contains("ILOAD"), text);
  }

  @Test
  void writesAJsonObjectOnEachLine() throws Refusal, IOException {
    String text = told(new JsonStory(console, world, Selection.of(Optional.empty(), false, false)));
    List<JsonObject> objects =
        text.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    assertEquals(EVENTS.size(), objects.size());
    for (String line : text.lines().toList()) {
      SchemaTest.assertFits("hotspur-trace/1", line);
    }
    objects.forEach(object -> assertEquals("hotspur-trace/1", object.get("schema").getAsString()));
    assertEquals(
        "{\"schema\":\"hotspur-trace/1\",\"event\":\"compiled\",\"file\":\"p.spur\",\"line\":17,"
            + "\"function\":\"main\",\"pc\":4,\"region\":1,\"version\":1,"
            + "\"operations\":{\"before\":9,\"after\":4},\"guards\":{\"before\":3,\"after\":1},"
            + "\"bytes\":120,\"bytecode\":\"ILOAD 1\\n\","
            + "\"text\":\"region 1 compiled, version 1: 9 -\\u003e 4 operations, 3 -\\u003e 1"
            + " guards, 120 bytes\"}",
        text.lines().toList().get(5).replace("->", "-\\u003e"));
  }
}
