package dev.hotspur.assembler.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hotspur.assembler.binary.Corpus;
import dev.hotspur.assembler.binary.Parts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are a module, or are refused. */
class BinaryFuzzTest {
  static List<byte[]> files() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (Corpus.Entry program : Corpus.workloads()) {
      files.add(program.binary());
    }
    return files;
  }

  /**
   * No search finds a checksum, so the header is mended; {@code RefusalTest} has those that differ.
   */
  @DictionaryFile(resourcePath = "words.dict")
  @MethodSource("files")
  @FuzzTest
  void anyBytesAreAModuleOrAreRefused(byte[] bytes) {
    Stopwatch.time(
        () -> {
          Exercise.binary(bytes);
          Exercise.binary(Parts.mended(bytes));
        });
  }
}
