package dev.hotspur.assembler.binary;

import dev.hotspur.vm.bytecode.Module;
import java.util.List;

/**
 * What a {@code .spurc} file holds.
 *
 * @param module the module, not yet verified
 * @param sources the files it was assembled from; empty if the file does not say
 */
public record BinaryProgram(Module module, List<SourceStamp> sources) {
  /** Copies the list. */
  public BinaryProgram {
    sources = List.copyOf(sources);
  }
}
