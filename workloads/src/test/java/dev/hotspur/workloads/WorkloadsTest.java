package dev.hotspur.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
  @Test
  void aWorkloadIsFoundByItsName() {
    for (Workload workload : Workloads.all()) {
      assertSame(workload, Workloads.named(workload.name()).orElseThrow());
    }
    assertTrue(Workloads.named("nothing").isEmpty());
  }

  @Test
  void everyProgramIsListedAndHasItsOriginal() throws IOException {
    Set<String> listed = new TreeSet<>(Workloads.names());
    assertEquals(listed, stems(Path.of("programs")));
    Set<String> originals = stems(Python.ORIGINALS);
    assertTrue(originals.remove("harness"), "what the originals have in common is missing");
    assertEquals(listed, originals);
  }

  private static Set<String> stems(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.lastIndexOf('.')))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
