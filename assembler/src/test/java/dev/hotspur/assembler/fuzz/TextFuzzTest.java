package dev.hotspur.assembler.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.assembler.binary.Corpus;
import dev.hotspur.assembler.print.Formatter;
import dev.hotspur.assembler.print.ModuleDifference;
import dev.hotspur.vm.bytecode.Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text is a program, or there are diagnostics. */
class TextFuzzTest {
  /** Left out of the programs: the shorter an input, the more can be tried. */
  private static final Pattern COMMENT = Pattern.compile("(\\s*(;[^\n]*)?\n)+");

  static List<byte[]> programs() throws IOException {
    List<byte[]> texts = new ArrayList<>();
    for (Corpus.Entry program : Corpus.workloads()) {
      String text = Files.readString(program.path());
      texts.add(COMMENT.matcher(text).replaceAll("\n").getBytes(StandardCharsets.UTF_8));
    }
    return texts;
  }

  @DictionaryFile(resourcePath = "words.dict")
  @MethodSource("programs")
  @FuzzTest
  void anyTextIsAProgramOrThereAreDiagnostics(byte[] bytes) {
    Stopwatch.time(() -> check(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static void check(String text) {
    VerifiedAssembly result = Assembler.assembleVerified(text, "f");
    result
        .module()
        .ifPresentOrElse(
            verified -> {
              Module module = verified.module();
              var again = Exercise.reassembled(verified);
              assertEquals("", again.render());
              assertEquals(module, again.module().orElseThrow());
              Exercise.verified(verified);
              checkFormatted(text, module);
            },
            () -> assertFalse(result.render().isEmpty()));
  }

  /** What is formatted is the same program, and is formatted. */
  private static void checkFormatted(String text, Module module) {
    String formatted = Formatter.format(text, "f").text().orElseThrow();
    assertEquals(formatted, Formatter.format(formatted, "f").text().orElseThrow());
    Module again = Assembler.assemble(formatted, "f").module().orElseThrow();
    assertEquals(Optional.empty(), ModuleDifference.between(module, again));
  }
}
