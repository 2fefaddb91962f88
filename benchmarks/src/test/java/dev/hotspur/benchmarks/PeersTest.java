package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.workloads.Workload;
import dev.hotspur.workloads.Workloads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The workloads in other languages compute what the machine computes. */
class PeersTest {
  private static final Path PEERS = Path.of("peers");

  /** What the programs of a language share; they are no workloads. */
  private static final Set<String> SHARED = Set.of("harness", "mersenne_twister");

  /**
   * A program that runs workloads; {@code without} has no equal there, as docs/workloads.md says.
   */
  enum Peer {
    PYTHON("python3", "python", "py", Set.of()),
    NODE("node", "javascript", "js", Set.of("tail_recursion")),
    LUA("lua5.4", "lua", "lua", Set.of("factorial")),
    LUAJIT("luajit", "lua", "lua", Set.of("factorial"));

    private final String command;
    private final Path folder;
    private final String ending;
    private final Set<String> without;

    Peer(String command, String folder, String ending, Set<String> without) {
      this.command = command;
      this.folder = PEERS.resolve(folder);
      this.ending = "." + ending;
      this.without = without;
    }

    List<Workload> workloads() {
      return Workloads.all().stream().filter(w -> !without.contains(w.name())).toList();
    }

    String run(Workload workload, String... more) throws IOException, InterruptedException {
      Path file = folder.resolve(workload.name() + ending);
      return output(
          Stream.concat(
                  Stream.of(command, file.toString(), Long.toString(workload.testSize())),
                  Stream.of(more))
              .toList());
    }

    boolean isThere() throws InterruptedException {
      try {
        output(List.of(command, this == NODE || this == PYTHON ? "--version" : "-v"));
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyWorkloadIsThereAndNothingElse(Peer peer) throws IOException {
    Set<String> expected =
        peer.workloads().stream()
            .map(Workload::name)
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(peer.folder)) {
      assertEquals(
          expected,
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(peer.ending))
              .map(name -> name.substring(0, name.length() - peer.ending.length()))
              .filter(name -> !SHARED.contains(name))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theChecksumsAreTheRecordedOnes(Peer peer) throws IOException, InterruptedException {
    assumeTrue(peer.isThere(), peer.command + " is not installed");
    for (Workload workload : peer.workloads()) {
      List<String> lines = peer.run(workload, "--time", "2").lines().toList();
      long checksum = workload.checksum(workload.testSize()).orElseThrow();
      assertEquals("checksum " + checksum, lines.get(0), workload.name());
      assertEquals(3, lines.size(), workload.name());
      for (int i = 1; i <= 2; i++) {
        assertTrue(lines.get(i).matches("time " + i + " [0-9]+"), lines.get(i));
      }
    }
  }

  @Test
  void theOutputIsThatOfPython() throws IOException, InterruptedException {
    assumeTrue(Peer.PYTHON.isThere(), "python3 is not installed");
    List<Peer> others = new ArrayList<>();
    for (Peer peer : Peer.values()) {
      if (peer != Peer.PYTHON && peer.isThere()) {
        others.add(peer);
      }
    }
    for (Workload workload : Workloads.all()) {
      String expected = Peer.PYTHON.run(workload);
      for (Peer peer : others) {
        if (peer.workloads().contains(workload)) {
          assertEquals(expected, peer.run(workload), workload.name() + " by " + peer.command);
        }
      }
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
