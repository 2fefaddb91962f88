package dev.hotspur.workloads;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A program to measure, with what is needed to call it, to check it and to compare it.
 *
 * @param name its name, which is also that of its file and of the function that does the work; the
 *     function takes one int, the size, and returns an int
 * @param description what it shows, in one line
 * @param stresses what most of its time goes into, in a few words
 * @param testSize a size that every engine does in milliseconds
 * @param benchmarkSize a size that takes Java some milliseconds
 * @param twin the same algorithm in Java
 * @param checksums the right results by size, as computed by CPython; at least those of the test
 *     size, of the benchmark size and of twice the benchmark size
 */
public record Workload(
    String name,
    String description,
    String stresses,
    long testSize,
    long benchmarkSize,
    Twin twin,
    Map<Long, Long> checksums) {
  /** Copies the checksums. */
  public Workload {
    checksums = Map.copyOf(checksums);
  }

  /** The name of the function to call with a size. */
  public String function() {
    return name;
  }

  /** The name of the program's file, without a folder. */
  public String file() {
    return name + ".spur";
  }

  /** The recorded result for a size, or nothing if none is recorded. */
  public OptionalLong checksum(long size) {
    Long checksum = checksums.get(size);
    return checksum == null ? OptionalLong.empty() : OptionalLong.of(checksum);
  }

  /** The program's text. */
  public String source() {
    try (InputStream in = Workload.class.getResourceAsStream("/programs/" + file())) {
      if (in == null) {
        throw new IllegalStateException("the program " + file() + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program, assembled and verified anew; machines may share it. */
  public VerifiedModule module() {
    VerifiedAssembly assembly = Assembler.assembleVerified(source(), file());
    return assembly.module().orElseThrow(() -> new IllegalStateException(assembly.render()));
  }
}
