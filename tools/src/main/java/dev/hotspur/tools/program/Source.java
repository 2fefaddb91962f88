package dev.hotspur.tools.program;

import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
    String name = isInput ? "<stdin>" : file;
    try {
      byte[] bytes = isInput ? console.in().readAllBytes() : readFile(file);
      return new Source(name, decode(bytes));
    } catch (CharacterCodingException e) {
      throw Refusal.rejected(name + " is no program: it is not UTF-8 text");
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

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** A line of the text, from 1, without its end; empty if there is none. */
  public String line(int number) {
    int start = 0;
    for (int i = 1; i < number; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return "";
      }
      start = end + 1;
    }
    int end = text.indexOf('\n', start);
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
