package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all verbs have in common, whichever there are. */
class ConventionsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String SMALL = Hotspur.program("NOP");

  /** Measuring takes too long for a test, and a jar that is made after this module. */
  private static final String PLAN = "--plan";

  @TempDir Path folder;

  static List<Syntax> verbs() {
    return Verbs.syntaxes();
  }

  /** Verbs that take a program. */
  static List<Syntax> programVerbs() {
    return verbs().stream().filter(syntax -> syntax.operands().name().equals("FILE")).toList();
  }

  /** Those that assemble what they read; fmt looks at the syntax alone. */
  static List<Syntax> assemblingVerbs() {
    return programVerbs().stream().filter(syntax -> !syntax.verb().equals("fmt")).toList();
  }

  static List<Syntax> dataVerbs() {
    return verbs().stream().filter(syntax -> hasOption("--format", syntax)).toList();
  }

  private static boolean hasOption(String name, Syntax syntax) {
    return syntax.options().stream().anyMatch(option -> option.name().equals(name));
  }

  private Hotspur hotspur() {
    return new Hotspur(folder);
  }

  /** The words with which a verb does something on a program, or on nothing. */
  private String[] words(Syntax syntax, String... rest) {
    List<String> words = new ArrayList<>(List.of(syntax.verb()));
    switch (syntax.verb()) {
      case "asm" -> words.add("--check");
      case "bench" -> words.add(PLAN);
      case "analyze" -> words.addAll(List.of("-d", folder.toString()));
      default -> {
        // Others need no option.
      }
    }
    words.addAll(List.of(rest));
    return words.toArray(new String[0]);
  }

  /** What a verb reads on its input before it does something. */
  private static byte[] input(Syntax syntax) {
    StringBuilder input = new StringBuilder();
    if (syntax.verb().equals("lsp")) {
      for (String message :
          List.of(
              "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'capabilities':{}}}",
              "{'jsonrpc':'2.0','id':2,'method':'shutdown'}",
              "{'jsonrpc':'2.0','method':'exit'}")) {
        input.append("Content-Length: ").append(message.length()).append("\r\n\r\n");
        input.append(message.replace('\'', '"'));
      }
    }
    return input.toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void helpHasAnExample(Syntax syntax) {
    Hotspur.Result result = hotspur().run(syntax.verb(), "--help");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    String start = "\nExample:\n  hotspur " + syntax.verb();
    assertTrue(result.out().contains(start), result.out());
    syntax.options().forEach(option -> assertTrue(result.out().contains(option.name())));
    assertTrue(new Hotspur(folder).run("--help").out().contains("\n  " + syntax.verb() + " "));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void theExampleWorks(Syntax syntax) {
    String plan = syntax.verb().equals("bench") ? " " + PLAN : "";
    String[] words = (syntax.example().replaceFirst("\\s+#.*", "") + plan).split(" ", -1);
    assertEquals("hotspur", words[0]);
    for (int i = 1; i < words.length; i++) {
      words[i] = words[i].endsWith(".spur") ? ROOT.resolve(words[i]).toString() : words[i];
      words[i] = words[i].replaceFirst("^target(?=/|$)", folder.toString());
    }
    Hotspur.Result result =
        hotspur()
            .runWithInput(
                input(syntax), List.of(words).subList(1, words.length).toArray(String[]::new));
    assertEquals(0, result.code(), result.err());
    boolean isSilent = syntax.example().contains("silent");
    assertEquals(isSilent, result.out().isEmpty(), result.out());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void refusesWhatItDoesNotKnow(Syntax syntax) {
    Hotspur.Result result = hotspur().run(syntax.verb(), "--no-such-option", "x");
    assertEquals(2, result.code());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("hotspur: "), result.err());
  }

  @ParameterizedTest
  @MethodSource("programVerbs")
  void readsTheInput(Syntax syntax) {
    Hotspur.Result result = hotspur().runWithInput(SMALL, words(syntax, "-"));
    assertEquals(0, result.code(), result.err());
    assertEquals("", result.err());
  }

  @ParameterizedTest
  @MethodSource("assemblingVerbs")
  void readsTheBinaryForm(Syntax syntax) throws IOException {
    Hotspur hotspur = hotspur();
    String text = hotspur.file("p.spur", SMALL);
    assertEquals(0, hotspur.run("asm", text).code());
    String binary = folder.resolve("p.spurc").toString();
    byte[] bytes = Files.readAllBytes(Path.of(binary));
    List<String> options = hasOption("--format", syntax) ? List.of("text", "json") : List.of("");
    for (String format : options) {
      String[] option = format.isEmpty() ? new String[0] : new String[] {"--format=" + format};
      Hotspur.Result expected = hotspur.run(words(syntax, with(option, text)));
      assertEquals(0, expected.code(), expected.err());
      Hotspur.Result file = hotspur.run(words(syntax, with(option, binary)));
      assertEquals(nameless(expected), nameless(file));
      Hotspur.Result input = hotspur.runWithInput(bytes, words(syntax, with(option, "-")));
      assertEquals(nameless(expected), nameless(input));
    }
  }

  private static Hotspur.Result nameless(Hotspur.Result result) {
    String out = result.out().replaceAll("p[.]spurc?|<?stdin>?", "p");
    return new Hotspur.Result(result.code(), out, result.err());
  }

  @ParameterizedTest
  @MethodSource("programVerbs")
  void optionsEndAtTwoDashes(Syntax syntax) {
    String file = hotspur().file("-x.spur", SMALL);
    Hotspur.Result result = hotspur().run(words(syntax, "--", file));
    assertEquals(0, result.code(), result.err());
    Hotspur.Result missing = hotspur().run(words(syntax, "--", "--color"));
    assertEquals(5, missing.code(), missing.err());
    assertEquals("hotspur: there is no file --color\n", missing.err());
  }

  @ParameterizedTest
  @MethodSource("assemblingVerbs")
  void saysWhatIsWrongWithAProgram(Syntax syntax) {
    String file = hotspur().file("wrong.spur", Hotspur.program("POP"));
    Hotspur.Result result = hotspur().run(words(syntax, file));
    assertEquals(3, result.code());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("wrong.spur:2:1: error: POP needs 1 value"), result.err());
  }

  @ParameterizedTest
  @MethodSource("programVerbs")
  void coloursWhenAsked(Syntax syntax) {
    String file = hotspur().file("wrong.spur", Hotspur.program("LOAD_CONST 'x"));
    String escape = "\u001b[";
    assertTrue(hotspur().run(words(syntax, "--color=always", file)).err().contains(escape));
    assertFalse(hotspur().run(words(syntax, "--color=never", file)).err().contains(escape));
    assertEquals(2, hotspur().run(words(syntax, "--color=sometimes", file)).code());
    Hotspur forced = new Hotspur(folder, Map.of("FORCE_COLOR", "1"), "");
    assertTrue(forced.run(words(syntax, file)).err().contains(escape));
    Hotspur terminal = new Hotspur(folder, Map.of("NO_COLOR", "1"), "out,err");
    assertFalse(terminal.run(words(syntax, file)).err().contains(escape));
  }

  @ParameterizedTest
  @MethodSource("dataVerbs")
  void hasTextAndJson(Syntax syntax) {
    String file = hotspur().file("p.spur", SMALL);
    String[] operand = syntax.operands().areTaken() ? new String[] {file} : new String[0];
    assertEquals(0, hotspur().run(words(syntax, with("--format=text", operand))).code());
    assertEquals(0, hotspur().run(words(syntax, with("--format=json", operand))).code());
    Hotspur.Result result = hotspur().run(words(syntax, with("--format=xml", operand)));
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("hotspur: --format is text"), result.err());
  }

  private static String[] with(String[] options, String operand) {
    List<String> words = new ArrayList<>(List.of(options));
    words.add(operand);
    return words.toArray(new String[0]);
  }

  private static String[] with(String option, String... operand) {
    List<String> words = new ArrayList<>(List.of(option));
    words.addAll(List.of(operand));
    return words.toArray(new String[0]);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void aClosedPipeIsNoError(Syntax syntax) {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input(syntax));
    Console console = new Console(in, closed, err, Map.of(), "");
    String file = hotspur().file("p.spur", Hotspur.program("LOAD_GLOBAL print", "CALL 0", "POP"));
    String operand = syntax.operands().choices().isEmpty() ? file : "bash";
    String[] words = syntax.operands().areTaken() ? words(syntax, operand) : words(syntax);
    int code = Main.run(words, console);
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    assertEquals(0, code);
  }

  @Test
  void progressIsForTerminalsOnly() {
    String endless = Hotspur.program("x: JUMP x");
    String[] words = {"count", "--dynamic", "--timeout=4s", hotspur().file("p.spur", endless)};
    Hotspur.Result piped = hotspur().run(words);
    assertEquals(4, piped.code());
    assertFalse(piped.err().contains("counting"), piped.err());
    Hotspur.Result seen = new Hotspur(folder, Map.of(), "err").run(words);
    assertTrue(seen.err().contains("counting: "), seen.err());
  }
}
