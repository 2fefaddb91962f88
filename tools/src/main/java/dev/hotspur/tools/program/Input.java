package dev.hotspur.tools.program;

import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that was named on the command line.
 *
 * @param name the file as messages show it
 * @param bytes all that is in it
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and never compared.
record Input(String name, byte[] bytes) {
  /**
   * Reads a file.
   *
   * @param file a path, or {@link Source#STDIN}
   * @throws Refusal if it cannot be read
   */
  static Input read(String file, Console console) throws Refusal {
    boolean isInput = file.equals(Source.STDIN);
    String name = Source.nameOf(file);
    try {
      return new Input(name, isInput ? console.in().readAllBytes() : readFile(file));
    } catch (NoSuchFileException e) {
      throw Refusal.io("there is no file " + name);
    } catch (AccessDeniedException e) {
      throw Refusal.io("may not read " + name);
    } catch (InvalidPathException e) {
      throw Refusal.io(name + " cannot be the name of a file");
    } catch (IOException e) {
      throw Refusal.io("cannot read " + name + ": " + e.getMessage());
    }
  }

  private static byte[] readFile(String file) throws IOException, Refusal {
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw Refusal.io(file + " is a folder, not a program");
    }
    return Files.readAllBytes(path);
  }
}
