package dev.hotspur.jit.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.jit.random.Programs;
import dev.hotspur.jit.random.Runner;
import dev.hotspur.jit.random.Setting;
import dev.hotspur.jit.random.Settings;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled code that nothing refers to is unloaded. */
class MetaspaceTest {
  private static final int COMPILATIONS = Boolean.getBoolean("hotspur.long") ? 100_000 : 3_000;

  /** Compiles a few programs again and again, on new machines, so many times in all. */
  static final class Compiling {
    private static final int PROGRAMS = 50;
    private static final long SEED = 11_000_000;

    private Compiling() {}

    public static void main(String[] arguments) {
      int wanted = Integer.parseInt(arguments[0]);
      List<VerifiedModule> modules = new ArrayList<>();
      for (int i = 0; i < PROGRAMS; i++) {
        modules.add(Programs.module(SEED + i));
      }
      int compiled = 0;
      for (int i = 0; compiled < wanted; i++) {
        TracingJit jit = new TracingJit(Settings.WAYS.get(0), JitListener.NONE);
        Runner.run(modules.get(i % PROGRAMS), jit, Setting.PLENTY);
        compiled += jit.statistics().compilations;
      }
      System.out.print("compiled");
    }
  }

  /** In 24 MB, of which the machine and its tests take most, a leak shows after few regions. */
  @Test
  void discardedRegionsAreUnloaded() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            java, "-Xmx256m", "-XX:MaxMetaspaceSize=" + (COMPILATIONS > 3_000 ? 64 : 24) + "m"));
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Compiling.class.getName(), Integer.toString(COMPILATIONS)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("compiled", said);
    assertEquals(0, process.waitFor());
  }
}
