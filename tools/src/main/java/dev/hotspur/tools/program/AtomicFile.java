package dev.hotspur.tools.program;

import dev.hotspur.tools.console.Refusal;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, which is forced to
 * the disk and then takes the file's place in one step. Whatever happens on the way, the file is as
 * it was before. A file that was there keeps its permissions; what is behind a link is replaced,
 * and the link stays.
 */
public final class AtomicFile {
  private final Opener opener;

  /** Opens a new file for writing; tests let it fail. */
  interface Opener {
    FileOutputStream open(Path path) throws IOException;
  }

  /** Writes to the file system. */
  public AtomicFile() {
    this(path -> new FileOutputStream(path.toFile()));
  }

  AtomicFile(Opener opener) {
    this.opener = opener;
  }

  /**
   * Writes a text as UTF-8.
   *
   * @param file the path of the file, which may be there or not
   * @param text all that is to be in it
   * @throws Refusal as {@link #write(String, byte[])}
   */
  public void write(String file, String text) throws Refusal {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file. What is no regular file, such as a device or a pipe, is written to instead.
   *
   * @param file the path of the file, which may be there or not
   * @param bytes all that is to be in it
   * @throws Refusal if that is not possible; nothing has changed then
   */
  public void write(String file, byte[] bytes) throws Refusal {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw Refusal.io(file + " is a folder");
      } else if (!Files.exists(path)) {
        put(path.toAbsolutePath(), bytes);
      } else if (!Files.isWritable(path)) {
        throw new AccessDeniedException(file);
      } else if (Files.isRegularFile(path)) {
        put(path.toRealPath(), bytes);
      } else {
        try (OutputStream out = Files.newOutputStream(path)) {
          out.write(bytes);
        }
      }
    } catch (NoSuchFileException e) {
      throw Refusal.io(
          "cannot write " + file + ": there is no folder " + Path.of(file).getParent());
    } catch (AccessDeniedException e) {
      throw Refusal.io("may not write " + file);
    } catch (InvalidPathException e) {
      throw Refusal.io(file + " cannot be the name of a file");
    } catch (FileSystemException e) {
      throw Refusal.io("cannot write " + file + ": " + e.getReason());
    } catch (IOException e) {
      throw Refusal.io("cannot write " + file + ": " + e.getMessage());
    }
  }

  private void put(Path path, byte[] bytes) throws IOException {
    Path temporary = path.resolveSibling(".hotspur-" + UUID.randomUUID() + ".tmp");
    try {
      Files.createFile(temporary);
      if (Files.exists(path)) {
        copyPermissions(path, temporary);
      }
      try (FileOutputStream out = opener.open(temporary)) {
        out.write(bytes);
        out.getFD().sync();
      }
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
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
