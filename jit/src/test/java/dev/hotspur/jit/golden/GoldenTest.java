package dev.hotspur.jit.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of the hot loops of well-known programs: the optimised IR of each program's region
 * compiled last, in {@code src/test/resources/golden}, and for some its JVM bytecode; and of small
 * programs, each for one form, the IR of all regions. With {@code -Dhotspur.update=true} the files
 * are written anew.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final Path PROGRAMS = Path.of("../workloads/programs");
  private static final Path FORMS = FOLDER.resolve("forms");
  private static final Map<String, List<String>> ARGUMENTS =
      Map.of(
          "loop_counter", List.of("20000"),
          "loop_iterator", List.of("20000"),
          "collatz", List.of("2000"),
          "mandelbrot", List.of("40"));

  /** Keeps the last graph and the last bytecode of each region. */
  private static final class Regions implements JitListener {
    private final Map<Integer, String> graphs = new TreeMap<>();
    private int compiled;
    private String bytecode = "";

    @Override
    public void on(JitEvent event) {
      if (event instanceof JitEvent.Built built) {
        graphs.put(built.region(), built.graph());
      } else if (event instanceof JitEvent.PassApplied applied) {
        graphs.put(applied.region(), applied.graph());
      } else if (event instanceof JitEvent.Compiled region) {
        compiled = region.region();
        bytecode = region.bytecode();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop_counter", "loop_iterator", "collatz", "mandelbrot"})
  void graphsAreAsTheyWere(String name) throws IOException {
    Regions regions = runTwice(PROGRAMS, name);
    check(name + ".ir", regions.graphs.get(regions.compiled));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"calls", "closures", "containers", "handled", "in_place", "raised", "tuples"})
  void formsAreAsTheyWere(String name) throws IOException {
    check("forms/" + name + ".ir", String.join("\n", runTwice(FORMS, name).graphs.values()));
  }

  private static Regions runTwice(Path folder, String name) throws IOException {
    Regions first = run(folder, name);
    Regions second = run(folder, name);
    assertEquals(first.graphs, second.graphs, "not the same in every run");
    return first;
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop_counter", "loop_iterator"})
  void bytecodeIsAsItWas(String name) throws IOException {
    check(name + ".txt", run(PROGRAMS, name).bytecode);
  }

  /** The parts of a region, and what calls them. */
  @Test
  void partsAreAsTheyWere() throws IOException {
    JitOptions small = JitOptions.DEFAULT.with(JitOption.METHOD_BYTES, 200);
    check("collatz_parts.txt", run(PROGRAMS, "collatz", small).bytecode);
  }

  private static Regions run(Path folder, String name) throws IOException {
    return run(folder, name, JitOptions.DEFAULT);
  }

  private static Regions run(Path folder, String name, JitOptions options) throws IOException {
    String source = Files.readString(folder.resolve(name + ".spur"));
    VerifiedModule module =
        Assembler.assembleVerified(source, name + ".spur").module().orElseThrow();
    Regions regions = new Regions();
    Vm.builder()
        .world(new CapturingWorld(ARGUMENTS.getOrDefault(name, List.of()).toArray(new String[0])))
        .jit(new TracingJit(options, regions))
        .build()
        .run(module);
    return regions;
  }

  private static void check(String file, String found) throws IOException {
    Path path = FOLDER.resolve(file);
    if (Boolean.getBoolean("hotspur.update")) {
      Files.writeString(path, found);
    } else {
      assertEquals(Files.readString(path).replace("\r\n", "\n"), found, file);
    }
  }
}
