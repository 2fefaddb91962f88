package dev.hotspur.tools;

import dev.hotspur.tools.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs the command in this process. The folder's name is taken out of what it prints. */
final class Hotspur {
  private final Path folder;
  private final Map<String, String> environment;
  private final String terminals;

  /**
   * @param code the exit code
   * @param out what stood on the output
   * @param err what stood on the errors
   */
  record Result(int code, String out, String err) {}

  Hotspur(Path folder) {
    this(folder, Map.of(), "");
  }

  Hotspur(Path folder, Map<String, String> environment, String terminals) {
    this.folder = folder;
    this.environment = environment;
    this.terminals = terminals;
  }

  /** Writes a file into the folder; its path. */
  String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a program whose function main has this body; its path. */
  String bodyOfMain(String... body) {
    return file("p.spur", program(body));
  }

  /** A program whose function main has this body, from its second line on, and returns None. */
  static String program(String... body) {
    return ".func main()\n" + String.join("\n", body) + "\nLOAD_CONST None\nRETURN\n.end\n";
  }

  Result run(String... words) {
    return runWithInput("", words);
  }

  Result runWithInput(String input, String... words) {
    return runWithInput(input.getBytes(StandardCharsets.UTF_8), words);
  }

  Result runWithInput(byte[] input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new ByteArrayInputStream(input), out, err, environment, terminals);
    int code = Main.run(words, console);
    return new Result(code, text(out), text(err));
  }

  private String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
  }
}
