package dev.hotspur.tools.program;

import dev.hotspur.tools.console.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Gives files another content at one stroke: whatever happens, a file has the old content or the
 * new one. What is behind a link is replaced, and the link stays.
 */
public final class FileReplacement {
  private static final String PREFIX = ".hotspur-";

  private FileReplacement() {}

  /**
   * Replaces a file's content and keeps its permissions.
   *
   * @param file the path of a file that is there
   * @param text the content, written as UTF-8
   * @throws Refusal if that cannot be done; the file is as it was then
   */
  public static void replace(String file, String text) throws Refusal {
    try {
      Path target = Path.of(file).toRealPath();
      if (!Files.isRegularFile(target)) {
        throw Refusal.io(file + " is no file that can be replaced");
      }
      if (!Files.isWritable(target)) {
        throw new AccessDeniedException(file);
      }
      replace(target, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    } catch (AccessDeniedException e) {
      throw Refusal.io("may not write " + file);
    } catch (IOException e) {
      throw Refusal.io("cannot write " + file + ": " + e.getMessage());
    }
  }

  private static void replace(Path target, ByteBuffer content) throws IOException {
    Path temporary = Files.createTempFile(target.getParent(), PREFIX, ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      copyPermissions(target, temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    if (Files.getFileStore(from).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }
}
