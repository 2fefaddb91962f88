package dev.hotspur.tools.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are there as a whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file, in place of one that may be there: under another name in the same folder first,
   * forced to the disk, then moved.
   *
   * @param text the content, written as UTF-8
   * @throws Refusal if that cannot be done; nothing has changed then
   */
  public static void write(Path file, String text) throws Refusal {
    try {
      tryToWrite(file.toAbsolutePath(), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchFileException e) {
      throw Refusal.io("cannot write " + file + ": there is no folder " + file.getParent());
    } catch (AccessDeniedException e) {
      throw Refusal.io("may not write " + file);
    } catch (IOException e) {
      throw Refusal.io("cannot write " + file + ": " + e.getMessage());
    }
  }

  private static void tryToWrite(Path file, ByteBuffer content) throws IOException {
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path temporary = file.resolveSibling(name);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
