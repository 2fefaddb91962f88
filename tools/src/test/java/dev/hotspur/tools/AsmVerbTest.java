package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.tools.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsmVerbTest {
  private static final Hotspur.Result SILENT = new Hotspur.Result(0, "", "");
  private static final String DIVISION = "LOAD_CONST 1\nLOAD_CONST 0\nDIV  ; here\nPOP";

  @TempDir Path folder;
  private Hotspur hotspur;

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
  }

  static List<Path> workloads() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "workloads", "programs"))) {
      return files.filter(file -> file.toString().endsWith(".spur")).sorted().toList();
    }
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void whatIsWrittenRunsAndIsShownLikeItsSource(Path program) {
    assertEquals(SILENT, hotspur.run("asm", "-o", at("p.spurc"), program.toString()));
    for (String[] verb : List.of(new String[] {"run"}, new String[] {"dis", "--positions"})) {
      String[] words = Stream.concat(Stream.of(verb), Stream.of("")).toArray(String[]::new);
      words[verb.length] = program.toString();
      Hotspur.Result expected = hotspur.run(words);
      words[verb.length] = at("p.spurc");
      assertEquals(expected, hotspur.run(words));
    }
  }

  @Test
  void writesBesideItsSourceUnlessToldOtherwise() throws IOException {
    assertEquals(SILENT, hotspur.run("asm", hotspur.bodyOfMain()));
    assertEquals(List.of("p.spur", "p.spurc"), names());
    assertEquals(SILENT, hotspur.run("asm", hotspur.file("program", Hotspur.program())));
    assertEquals(List.of("p.spur", "p.spurc", "program", "program.spurc"), names());
    assertEquals(SILENT, hotspur.run("asm", "-o", at("other"), at("p.spur")));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("p.spurc")), Files.readAllBytes(folder.resolve("other")));
  }

  @Test
  void checkWritesNothing() throws IOException {
    assertEquals(SILENT, hotspur.run("asm", "--check", hotspur.bodyOfMain()));
    assertEquals(List.of("p.spur"), names());
  }

  @Test
  void aLibraryCanBeWrittenButNotRun() {
    String library = hotspur.file("l.spur", Hotspur.program().replace("main", "other"));
    assertEquals(SILENT, hotspur.run("asm", library));
    assertEquals(SILENT, hotspur.run("verify", at("l.spurc")));
    assertEquals(
        new Hotspur.Result(
            3, "", "hotspur: l.spurc is a library: it has no function main to start with\n"),
        hotspur.run("run", at("l.spurc")));
  }

  @Test
  void whatIsWrongIsNotWritten() throws IOException {
    assertEquals(3, hotspur.run("asm", hotspur.bodyOfMain("ADD")).code());
    assertEquals(List.of("p.spur"), names());
  }

  @Test
  void doesNotOverwriteItsSource() throws IOException {
    String program = hotspur.bodyOfMain();
    String message = "hotspur: %s is the program itself; give it another file with -o\n";
    assertEquals(
        new Hotspur.Result(2, "", message.formatted("p.spur")),
        hotspur.run("asm", "-o", program, program));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("p.spur"));
    assertEquals(
        new Hotspur.Result(2, "", message.formatted("link")),
        hotspur.run("asm", "-o", at("link"), program));
    hotspur.run("asm", program);
    assertEquals(
        new Hotspur.Result(2, "", message.formatted("p.spurc")), hotspur.run("asm", at("p.spurc")));
    assertTrue(Files.readString(Path.of(program)).startsWith(".func"));
  }

  @Test
  void theFirstBytesTellTheFormNotTheName() throws IOException {
    hotspur.run("asm", "-o", at("x.spur"), hotspur.bodyOfMain(DIVISION));
    assertEquals(1, hotspur.run("run", at("x.spur")).code());
    assertEquals(SILENT, hotspur.run("run", hotspur.file("y.spurc", Hotspur.program())));
  }

  @Test
  void theInputAndTheOutputAreFilesToo() throws IOException {
    byte[] binary =
        runOnBytes(Hotspur.program().getBytes(StandardCharsets.UTF_8), "asm", "-o", "-", "-");
    assertEquals('S', binary[1]);
    assertEquals(0, runOnBytes(binary, "run", "-").length);
    assertTrue(
        new String(runOnBytes(binary, "dis", "-"), StandardCharsets.UTF_8).contains("LOAD_CONST"));
  }

  private static byte[] runOnBytes(byte[] input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ByteArrayInputStream(input), out, err, Map.of(), "");
    assertEquals(0, Main.run(words, console), err.toString(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  @Test
  void aTracebackShowsTheLinesOfASourceThatHasNotChanged() throws IOException {
    String program = hotspur.bodyOfMain(DIVISION);
    hotspur.run("asm", program);
    String head = "Traceback (most recent call last):\n  File \"p.spur\", line 4, in main\n";
    String tail = "ZeroDivisionError: division by zero\n";
    assertEquals(head + "    DIV  ; here\n" + tail, hotspur.run("run", at("p.spurc")).err());
    assertEquals(hotspur.run("run", program), hotspur.run("run", at("p.spurc")));

    Files.writeString(Path.of(program), Hotspur.program(DIVISION).replace("here", "gone"));
    assertEquals(head + tail, hotspur.run("run", at("p.spurc")).err());
    Files.delete(Path.of(program));
    assertEquals(head + tail, hotspur.run("run", at("p.spurc")).err());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    hotspur.run("asm", hotspur.bodyOfMain());
    Path file = folder.resolve("p.spurc");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1]++;
    Files.write(file, bytes);
    assertEquals(
        new Hotspur.Result(
            3, "", "hotspur: p.spurc: byte 16: the file was altered: its checksum is another\n"),
        hotspur.run("run", file.toString()));
    assertFalse(hotspur.run("trace", file.toString()).err().isEmpty());
  }
}
