package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Fork;

/** Java is measured with the options with which the launcher starts it. */
class JavaOptionsTest {
  private static final List<String> OF_LAUNCHER =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,dev.hotspur.jit.emitted.*::*,0.1");

  @Test
  void theLauncherHasThem() throws IOException {
    String launcher = Files.readString(Path.of("../hotspur"));
    OF_LAUNCHER.forEach(option -> assertTrue(launcher.contains(option), option));
    assertEquals(2, launcher.split("-XX:CompileCommand=", -1).length - 1);
  }

  @Test
  void theBenchmarkHasThemAndAFixedHeap() {
    List<String> options =
        List.of(WorkloadBenchmark.class.getAnnotation(Fork.class).jvmArgsAppend());
    assertTrue(options.containsAll(OF_LAUNCHER), options.toString());
    assertTrue(options.contains("-XX:+AlwaysPreTouch"), options.toString());
    assertTrue(options.containsAll(List.of("-Xms512m", "-Xmx512m")), options.toString());
  }

  @Test
  void soHaveTheScripts() throws IOException {
    String script = Files.readString(Path.of("hotspur.py"));
    OF_LAUNCHER.forEach(option -> assertTrue(script.contains(option), option));
  }
}
