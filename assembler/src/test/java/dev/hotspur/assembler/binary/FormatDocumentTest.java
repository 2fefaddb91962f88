package dev.hotspur.assembler.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The description of the format says what is so. */
class FormatDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "binary-format.md");
  private static final Pattern PROGRAM = Pattern.compile("```spur\n(.*?)```", Pattern.DOTALL);
  private static final Pattern DUMP = Pattern.compile("```hexdump\n(.*?)```", Pattern.DOTALL);
  private static final int WIDTH = 16;

  @Test
  void theExampleIsTrue() throws IOException {
    String page = Files.readString(PAGE);
    String dump = dump(binary(found(PROGRAM, page)));
    if (Boolean.getBoolean("hotspur.update")) {
      String block = "```hexdump\n" + dump + "```";
      page = DUMP.matcher(page).replaceAll(Matcher.quoteReplacement(block));
      Files.writeString(PAGE, page);
    }
    assertEquals(dump, found(DUMP, page), "to write it anew: -Dhotspur.update=true");
  }

  @Test
  void namesEverySectionAndKindOfConstants() throws IOException {
    String page = Files.readString(PAGE);
    for (Section section : Section.values()) {
      assertTrue(page.contains("| `" + section.word() + "` |"), section.word());
    }
    for (ConstantKind kind : ConstantKind.values()) {
      assertTrue(page.contains("`" + (char) kind.letter() + "`"), kind.name());
    }
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertTrue(matcher.find());
    return matcher.group(1);
  }

  private static byte[] binary(String text) {
    VerifiedModule module = Assembler.assembleVerified(text, "hi.spur").module().orElseThrow();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return BinaryWriter.write(module, List.of(SourceStamp.of("hi.spur", bytes)));
  }

  /** As {@code hexdump -C} writes it. */
  private static String dump(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int start = 0; start < bytes.length; start += WIDTH) {
      StringBuilder hex = new StringBuilder();
      StringBuilder text = new StringBuilder();
      for (int at = start; at < Math.min(start + WIDTH, bytes.length); at++) {
        hex.append(at == start + WIDTH / 2 ? " " : "").append("%02x ".formatted(bytes[at]));
        text.append(bytes[at] >= ' ' && bytes[at] <= '~' ? (char) bytes[at] : '.');
      }
      out.append("%08x  %-49s |%s|\n".formatted(start, hex, text));
    }
    return out.append("%08x\n".formatted(bytes.length)).toString();
  }
}
