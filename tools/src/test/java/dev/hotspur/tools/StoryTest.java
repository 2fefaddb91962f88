package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitEvent.Change;
import dev.hotspur.jit.JitEvent.Place;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
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
  private static final Place INLINED = new Place("f", "q.spur", 2, 3, Optional.of(LOOP));
  private static final List<JitEvent> EVENTS =
      List.of(
          new JitEvent.Hot(LOOP, 337, JitOption.HOT_LOOP, 1),
          new JitEvent.RecordingStarted(LOOP, 1, -1, -1),
          new JitEvent.Suspended(LOOP, 1, "f is called"),
          new JitEvent.Recorded(
              LOOP, 1, 6, List.of("4 NOP", "5 JUMP 4", "4 NOP", "5 JUMP 4", "4 NOP", "6 RETURN")),
          new JitEvent.Built(LOOP, 1, 9, 3, 1, "graph\n  v1\n"),
          new JitEvent.CallDecided(LOOP, 1, "f", "", ""),
          new JitEvent.CallDecided(LOOP, 1, "g", "f", "it has a loop"),
          new JitEvent.PassApplied(
              LOOP, 1, "fold", new Change(9, 4), "graph\n", List.of("v1 removed: unused")),
          new JitEvent.Compiled(
              LOOP, 1, 1, new Change(9, 4), new Change(3, 1), 120, 1, "ILOAD 1\n"),
          new JitFinding.ResidualCall(LOOP, 1, "next", "ref", "only ranges"),
          new JitFinding.LeftToInterpreter(LOOP, 1, "RAISE"),
          new JitEvent.ExitHot(LOOP, 1, 2, 127, "unbox.int", "float", "what follows is recorded"),
          new JitEvent.RecordingStarted(LOOP, 2, 1, 2),
          new JitEvent.Aborted(LOOP, 2, AbortReason.TOO_LONG, "20000"),
          new JitEvent.Widened(LOOP, "global x", "it has changed"),
          new JitEvent.Recorded(LOOP, 3, 1, List.of("4 NOP")),
          new JitEvent.Built(LOOP, 2, 1, 1, 0, "second\n"),
          new JitEvent.Retreated(LOOP, 2, 1000, -3),
          new JitEvent.BackedOff(LOOP, "given up", 1, 674),
          new JitEvent.Blacklisted(LOOP, "given up", 1_000_000));

  private static final List<JitFinding> FINDINGS =
      List.of(
          new JitFinding.ExitTaken(LOOP, 128, "unbox.int", "a way not recorded"),
          new JitFinding.ExitTaken(INLINED, 1, "unbox.int", "a way not recorded"),
          new JitFinding.NotCompiled(LOOP, "loop", 20, "it is recorded after 337 passes"));

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
    story.end(FINDINGS);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsALineForEachEvent() throws Refusal {
    Selection selection = Selection.of(Optional.empty(), false, true);
    TextStory story = new TextStory(console, world, selection);
    assertFalse(story.wantsTexts());
    assertEquals(
        """
        [TRACE p.spur:17 hot after 337 passes (hot-loop, after 1 failure)]
        [TRACE p.spur:17 trace 1 recording (root trace)]
        [TRACE p.spur:17 trace 1 waits: f is called]
        [TRACE p.spur:17 trace 1 recorded, 6 instructions]
        [TRACE p.spur:17 region 1 built: 9 operations, 3 guards, 1 branch]
        [TRACE p.spur:17 region 1 inlines f]
        [TRACE p.spur:17 region 1 calls g in f, which is not inlined: it has a loop]
        [TRACE p.spur:17 region 1 pass fold: 1 change, 9 -> 4 operations]
        [TRACE p.spur:17 region 1 compiled, version 1: 9 -> 4 operations, 3 -> 1 guards, 120 bytes]
        [TRACE p.spur:17 region 1 calls next(ref): only ranges]
        [TRACE p.spur:17 region 1 is left at RAISE, which is not compiled here]
        [TRACE p.spur:17 exit 2 of region 1 taken 127 times: unbox.int failed, found float; \
        what follows is recorded]
        [TRACE p.spur:17 trace 2 recording (side trace from exit 2 of region 1)]
        [TRACE p.spur:17 trace 2 aborted: the trace is too long (20000)]
        [TRACE p.spur:17 global x is widened: it has changed]
        [TRACE p.spur:17 trace 3 recorded, 1 instruction]
        [TRACE p.spur:17 region 2 built: 1 operation, 1 guard, 0 branches]
        [TRACE p.spur:17 region 2 given up: left 1000 times in -3 rounds]
        [TRACE p.spur:17 left alone until 674 passes: 1 failure in a row]
        [TRACE p.spur:17 blacklisted until 1000000 passes: given up]

        What compiled code leaves, and why:
        [TRACE p.spur:17 left 128 times: unbox.int (a way not recorded)]
        [TRACE q.spur:3 (inlined at p.spur:17) left once: unbox.int (a way not recorded)]
        [TRACE p.spur:17 loop not compiled, passed 20 times: it is recorded after 337 passes]
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

        [TRACE p.spur:17 region 1 built: 9 operations, 3 guards, 1 branch]
        ---- IR as built
          graph
            v1

        [TRACE p.spur:17 region 1 inlines f]
        [TRACE p.spur:17 region 1 calls g in f, which is not inlined: it has a loop]
        [TRACE p.spur:17 region 1 pass fold: 1 change, 9 -> 4 operations]
        ---- IR after fold
          graph
        ---- because
          v1 removed: unused

        [TRACE p.spur:17 region 1 compiled, version 1: 9 -> 4 operations, 3 -> 1 guards, 120 bytes]
        ---- JVM bytecode, 120 of at most 8000 bytes
          ILOAD 1

        """,
        text.substring(
            text.indexOf("[TRACE p.spur:17 trace 1 recorded"),
            text.indexOf("[TRACE p.spur:17 region 1 calls next")));
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
    assertEquals(EVENTS.size() + FINDINGS.size(), objects.size());
    for (String line : text.lines().toList()) {
      SchemaTest.assertFits("hotspur-trace/1", line);
    }
    objects.forEach(object -> assertEquals("hotspur-trace/1", object.get("schema").getAsString()));
    assertEquals(
        "{\"schema\":\"hotspur-trace/1\",\"event\":\"compiled\",\"file\":\"p.spur\",\"line\":17,"
            + "\"function\":\"main\",\"pc\":4,\"region\":1,\"version\":1,"
            + "\"operations\":{\"before\":9,\"after\":4},\"guards\":{\"before\":3,\"after\":1},"
            + "\"bytes\":120,\"methods\":1,\"bytecode\":\"ILOAD 1\\n\","
            + "\"text\":\"region 1 compiled, version 1: 9 -\\u003e 4 operations, 3 -\\u003e 1"
            + " guards, 120 bytes\"}",
        text.lines().toList().get(8).replace("->", "-\\u003e"));
    JsonObject inlined = objects.get(objects.size() - 2);
    assertEquals("f", inlined.get("function").getAsString());
    assertEquals(3, inlined.get("line").getAsInt());
    assertEquals("p.spur:17", inlined.get("inlined-at").getAsString());
    assertFalse(objects.get(objects.size() - 3).has("inlined-at"));
  }
}
