package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.tools.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {
  private static final String COUNT =
      """
      loop: LOAD_GLOBAL print
      LOAD_CONST 1
      CALL 1
      POP
      JUMP loop""";

  @TempDir Path folder;
  private Hotspur hotspur;

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --fule 1 p      | unknown option: '--fule'; did you mean --fuel?
          rnu p               | there is no verb 'rnu', only run, trace, dis, cfg, count, analyze, bench, verify, asm, fmt, lsp, completion, doctor; did you mean run?
          frobnicate p        | there is no verb 'frobnicate', only run, trace, dis, cfg, count, analyze, bench, verify, asm, fmt, lsp, completion, doctor
          --jit=off run p     | unknown option: '--jit=off'
          trace --even p      | unknown option: '--even'; did you mean --events?
          run --jit=off --jit=tracing p | option '--jit' (MODE) should be specified only once
          run --jit=off --jit-option hot-loop=2 p | --jit-option says how the JIT works; leave out --jit=off
          run --jit=off --disable-pass cse p | --disable-pass says how the JIT works; leave out --jit=off
          run --timeout       | missing required parameter for option '--timeout' (DURATION)
          run --color         | missing required parameter for option '--color' (WHEN)
          dis --stack=3 p     | option '--stack' should be specified without '3' parameter
          asm --check p q     | unmatched argument at index 3: 'q'
          asm --check --format=xml p | --format is text or json, not 'xml'
          run                 | missing required parameter: 'FILE'
          run --fuel          | missing required parameter for option '--fuel' (N)
          run --fuel x p      | --fuel takes an integer, not 'x'
          run --fuel -1 p     | --fuel must be at least 0, not -1
          run --depth 0 p     | --depth is from 1 to 2147483647, not 0
          run --timeout 5 p   | --timeout takes a time such as 500ms, 2s or 1.5m, not '5'
          run --timeout .s p  | --timeout takes a time such as 500ms, 2s or 1.5m, not '.s'
          run --jit=fast p    | --jit is tracing or off, not 'fast'
          run --color=red p   | --color is auto, always or never, not 'red'
          run --jit-option hot-loop p   | --jit-option is NAME=VALUE, not 'hot-loop'
          run --jit-option hot-loop=0 p | --jit-option hot-loop is from 1 to 1000000000, not 0
          trace --show=jar p  | --show takes parts from trace, ir, passes, bytecode, not 'jar'
          trace --format=xml p | --format is text or json, not 'xml'
          trace --events --show=ir p | --events shows no parts; leave out --show or --events
          asm -               | a program from the standard input needs -o, to say where it is written
          asm --check -o x p  | --check writes nothing; leave out --check or -o
          asm --format=json p | --format=json goes with --check only
          dis --registers --stack p | --stack does not go with --registers
          dis --registers --adaptive p | --registers does not go with --adaptive
          dis --roundtrip --format=json p | --roundtrip does not go with --format=json
          dis --fuel 5 p      | --fuel is about running; it goes with --adaptive only
          dis p x             | what follows FILE is for the program, which only --adaptive runs
          cfg --format=png p  | --format is text, json, dot or svg, not 'png'
          count --pairs --triples p | --pairs does not go with --triples
          count --output p    | --output is about running; it goes with --dynamic only
          count --top 0 p     | --top must be at least 1, not 0
          completion tcsh     | SHELL is bash, zsh or fish, not 'tcsh'
          doctor p            | unmatched argument at index 1: 'p'
          """)
  void explainsAWrongCommandLine(String words, String message) {
    Hotspur.Result result = hotspur.run(words.split(" ", -1));
    assertEquals(2, result.code());
    assertEquals("", result.out());
    assertEquals("hotspur: " + message, result.err().lines().findFirst().orElse(""));
    assertFalse(result.err().contains("\tat "), result.err());
  }

  @Test
  void namesTheOptionsOfTheJit() {
    String err = hotspur.run("run", "--jit-option", "x=1", "p").err();
    assertTrue(
        err.startsWith("hotspur: the JIT has no option 'x'; it has warm-up, hot-loop, "), err);
  }

  @Test
  void namesThePassesOfTheOptimiser() {
    String err = hotspur.run("run", "--disable-pass", "x", "p").err();
    assertTrue(err.startsWith("hotspur: the optimiser has no pass 'x'; it has "), err);
  }

  @Test
  void showsTheHelpToWhoSaysNothing() {
    Hotspur.Result result = hotspur.run();
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("Usage: hotspur"), result.err());
  }

  @Test
  void rejectsAProgramWithErrors() {
    String file = hotspur.bodyOfMain("LOAD_CONTS 1", "POP");
    Hotspur.Result result = hotspur.run("run", file);
    assertEquals(3, result.code());
    assertEquals("", result.out());
    String[] lines = result.err().split("\n", -1);
    assertTrue(lines[0].startsWith("p.spur:2:1: error: "), result.err());
    assertTrue(lines[0].endsWith("; did you mean LOAD_CONST?"), result.err());
    assertEquals("LOAD_CONTS 1", lines[1]);
    assertEquals("^~~~~~~~~~", lines[2]);
    assertEquals("hotspur: 1 error in p.spur", lines[3]);
  }

  @Test
  void rejectsWhatTheVerifierRefuses() {
    Hotspur.Result result = hotspur.run("asm", "--check", hotspur.bodyOfMain("ADD", "POP"));
    assertEquals(3, result.code());
    assertTrue(result.err().startsWith("p.spur:2:1: error: ADD needs 2 values"), result.err());
  }

  @Test
  void rejectsWhatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("p.spur"), new byte[] {'a', (byte) 0xFF});
    assertEquals(
        new Hotspur.Result(
            3,
            "",
            "hotspur: p.spur is no program: it is not UTF-8 text; line 1 has the byte 0xff at offset"
                + " 1 of the file\n"),
        hotspur.run("run", file.toString()));
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    assertEquals(
        new Hotspur.Result(5, "", "hotspur: there is no file none.spur\n"),
        hotspur.run("run", folder.resolve("none.spur").toString()));
    Files.createDirectory(folder.resolve("d"));
    assertEquals(
        new Hotspur.Result(5, "", "hotspur: d is a folder, not a program\n"),
        hotspur.run("run", folder.resolve("d").toString()));
  }

  @Test
  void endsInSilenceWhenThePipeIsClosed() {
    assertEquals(new Hotspur.Result(0, "", ""), runWithOutput("Broken pipe"));
  }

  @Test
  void reportsAnOutputThatFails() {
    assertEquals(
        new Hotspur.Result(5, "", "hotspur: cannot write the output: No space left on device\n"),
        runWithOutput("No space left on device"));
  }

  private Hotspur.Result runWithOutput(String failure) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), failing, err, Map.of(), "");
    int code = Main.run(new String[] {"run", hotspur.bodyOfMain(COUNT)}, console);
    return new Hotspur.Result(code, "", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void describesADefectInOneLineAndAFile() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            return -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            throw new IllegalStateException("broken\nin two");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(broken, OutputStream.nullOutputStream(), err, Map.of(), "");
    assertEquals(70, Main.run(new String[] {"run", "-"}, console));
    String line = err.toString(StandardCharsets.UTF_8);
    String start =
        "hotspur: internal error: java.lang.IllegalStateException: broken; this is a defect of"
            + " hotspur, described in ";
    assertTrue(line.startsWith(start), line);
    assertFalse(line.contains("\tat"), line);
    Path report = Path.of(line.substring(start.length()).strip());
    assertTrue(Files.readString(report).contains("\tat "), line);
    Files.delete(report);
  }
}
