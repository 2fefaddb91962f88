package dev.hotspur.assembler.binary;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs of the other modules, assembled. */
public final class Corpus {
  private static final Path WORKLOADS = Path.of("..", "workloads", "programs");
  private static final Path SUITE = Path.of("..", "jit", "src", "test", "resources", "suite");

  private Corpus() {}

  /** A program and where it is. */
  public record Entry(Path path, VerifiedModule module) {
    /** The program in the binary form. */
    public byte[] binary() throws IOException {
      SourceStamp stamp = SourceStamp.of(path.toString(), Files.readAllBytes(path));
      return BinaryWriter.write(module, List.of(stamp));
    }

    @Override
    public String toString() {
      return path.getFileName().toString();
    }
  }

  /** The workloads. */
  public static List<Entry> workloads() {
    return programs(WORKLOADS);
  }

  /** The workloads and the programs of the suite. */
  public static List<Entry> all() {
    return Stream.concat(workloads().stream(), programs(SUITE).stream()).toList();
  }

  private static List<Entry> programs(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".spur"))
          .sorted()
          .map(Corpus::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Entry read(Path file) {
    try {
      VerifiedAssembly result =
          Assembler.assembleVerified(Files.readString(file), file.getFileName().toString());
      return new Entry(
          file, result.module().orElseThrow(() -> new AssertionError(result.render())));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
