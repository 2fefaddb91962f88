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
 * The text of a program.
 *
 * @param name the file as messages show it
 * @param text its text
 */
public record Source(String name, String text) {
  /** How the standard input is written on the command line. */
  public static final String STDIN = "-";

  /**
   * Reads a program.
   *
   * @param file a path, or {@link #STDIN}
   * @throws Refusal if it cannot be read or is no text
   */
  public static Source read(String file, Console console) throws Refusal {
    boolean isInput = file.equals(STDIN);
    String name = nameOf(file);
    try {
      byte[] bytes = isInput ? console.in().readAllBytes() : readFile(file);
      return new Source(name, Utf8.decode(bytes, name));
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

  /** A file as messages show it. */
  static String nameOf(String file) {
    return file.equals(STDIN) ? "<stdin>" : file;
  }

  private static byte[] readFile(String file) throws IOException, Refusal {
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw Refusal.io(file + " is a folder, not a program");
    }
    return Files.readAllBytes(path);
  }

  /** A line of the text, from 1, without its end; empty if there is none. */
  public String line(int number) {
    return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
  }
}
