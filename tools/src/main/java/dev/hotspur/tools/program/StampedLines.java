package dev.hotspur.tools.program;

import dev.hotspur.assembler.binary.SourceStamp;
import dev.hotspur.assembler.syntax.Escapes;
import dev.hotspur.vm.value.Tracebacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The source lines of a program in the binary form: those of the files it was assembled from, as
 * long as these are there and have not changed. They are read when a line is first asked for.
 */
final class StampedLines implements Tracebacks.Lines {
  private final List<SourceStamp> stamps;
  private final Map<String, Optional<Source>> sources = new HashMap<>();

  StampedLines(List<SourceStamp> stamps) {
    this.stamps = stamps;
  }

  @Override
  public String line(String file, int line) {
    Optional<Source> source = sources.computeIfAbsent(file, this::read);
    return source.map(text -> Escapes.visible(text.line(line))).orElse("");
  }

  private Optional<Source> read(String file) {
    for (SourceStamp stamp : stamps) {
      if (stamp.file().equals(file)) {
        return read(stamp);
      }
    }
    return Optional.empty();
  }

  /** The size is compared first: what the program names could be a device that never ends. */
  private static Optional<Source> read(SourceStamp stamp) {
    try {
      Path path = Path.of(stamp.file());
      if (!Files.isRegularFile(path) || Files.size(path) != stamp.size()) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(path);
      return stamp.matches(bytes)
          ? Optional.of(new Source(stamp.file(), new String(bytes, StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
