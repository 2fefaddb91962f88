package dev.hotspur.jit.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.opt.Passes;
import dev.hotspur.jit.random.Outcome;
import dev.hotspur.jit.random.Runner;
import dev.hotspur.jit.random.Setting;
import dev.hotspur.jit.random.Settings;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs each program interpreted, traced in several ways, and without each pass. */
class ProgramsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "programs");

  @TestFactory
  Stream<DynamicTest> programs() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(FOLDER)) {
      files = found.filter(f -> f.toString().endsWith(".spur")).sorted().toList();
    }
    return files.stream()
        .flatMap(
            file ->
                settings()
                    .map(
                        setting ->
                            dynamicTest(
                                FOLDER.relativize(file) + " " + setting,
                                () -> check(file, setting))));
  }

  private static Stream<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(Setting.interpreted(Setting.PLENTY));
    for (JitOptions way : Settings.WAYS) {
      settings.add(Setting.traced(way, Setting.PLENTY));
      settings.add(Setting.traced(way, Setting.UNMETERED));
    }
    for (Pass pass : Passes.all()) {
      settings.add(Setting.traced(Settings.WAYS.get(0).without(pass.name()), Setting.PLENTY));
    }
    return settings.stream();
  }

  private static void check(Path file, Setting setting) {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    VerifiedModule module = Runner.assemble(source);
    Outcome outcome = Runner.run(module, setting, Settings.NO_FAILURES);
    assertEquals(expected(source, "; expect: "), outcome.output());
    assertEquals(expected(source, "; expect error: "), line(outcome.lastLine()));
    String instructions = expected(source, "; expect instructions: ");
    if (!instructions.isEmpty() && setting.fuel() != Setting.UNMETERED) {
      assertEquals(instructions, line(Long.toString(outcome.executed())));
    }
  }

  private static String line(String text) {
    return text.isEmpty() ? "" : text + "\n";
  }

  private static String expected(String source, String mark) {
    return source
        .lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()) + "\n")
        .collect(Collectors.joining());
  }
}
