package dev.hotspur.jit.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.IrVerifier;
import dev.hotspur.jit.ir.Parser;
import dev.hotspur.jit.ir.Printer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each file {@code src/test/resources/opt/PASS/*.ir}: the pass makes of the graph above the
 * line of equals signs the one below it. The folder {@code all} is for all passes together. With
 * {@code -Dhotspur.update=true} what is below is written anew.
 */
class PassFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/opt");
  private static final String LINE = "=====\n";
  private static final Map<String, Object> OBJECTS =
      Map.of("int", Long.class, "float", Double.class, "str", String.class, "5", 5L);

  static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(path -> path.toString().endsWith(".ir")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void givesWhatTheFileSays(Path file) throws IOException {
    String text = Files.readString(file);
    String[] parts = text.split(LINE, 2);
    Graph graph = Parser.parse(parts[0], name -> OBJECTS.getOrDefault(name, name));
    IrVerifier.verify(graph);
    String folder = file.getParent().getFileName().toString();
    List<Pass> passes =
        folder.equals("all") ? Passes.all() : List.of(Passes.named(folder).orElseThrow());
    int rounds = folder.equals("all") ? Optimizer.DEFAULT_ROUNDS : 1;
    new Optimizer(passes, rounds, true).run(graph, change -> {});
    String found = Printer.print(graph);
    if (Boolean.getBoolean("hotspur.update")) {
      Files.writeString(file, parts[0] + LINE + found);
    } else {
      assertEquals(parts[1], found, file.toString());
    }
  }

  @Test
  void everyPassHasFiles() throws IOException {
    List<String> folders = files().map(path -> path.getParent().getFileName().toString()).toList();
    List<String> missing =
        Passes.all().stream().map(Pass::name).filter(name -> !folders.contains(name)).toList();
    assertEquals(List.of(), missing);
  }
}
