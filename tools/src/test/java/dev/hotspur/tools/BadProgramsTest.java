package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of bad program, through the command: its exit code and all that it says. */
class BadProgramsTest {
  private static final String EMPTY = Hotspur.program();

  @TempDir Path folder;
  private Hotspur hotspur;

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
  }

  /** The program is refused by {@code run} and by {@code asm --check} with these words. */
  private void refused(String said, String program) {
    String file = hotspur.file("p.spur", program);
    refusedFile(file, said + "hotspur: 1 error in p.spur\n");
  }

  private void refusedFile(String file, String said) {
    Hotspur.Result expected = new Hotspur.Result(3, "", said);
    assertEquals(expected, hotspur.run("asm", "--check", file));
    assertEquals(expected, hotspur.run("run", file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "FROBNICATE|3|10|there is no instruction or macro FROBNICATE",
        "LOAD_CONTS 1|3|10|there is no instruction or macro LOAD_CONTS; did you mean LOAD_CONST?",
        "JUMP nowhere|8|7|there is no label nowhere here",
        "CALL 'x'|8|3|CALL expected a number from 0 to 16777215, found \"x\"",
        "LOAD_FAST 3|13|1|LOAD_FAST expected the name of a local variable, found 3",
        "LOAD_GLOBAL None|15|4|LOAD_GLOBAL expected a name, found None",
        "COMPARE =>|11|2|there is no operator =>; did you mean >=?",
        "ADD|3|3|ADD needs 2 values on the stack, found 0",
        "LOAD_CONST \"abc|14|4|the closing \" is missing",
        "NOP %|7|1|unexpected character %",
        ".whatever|3|9|unknown directive .whatever"
      })
  void aBadLine(String line, int column, int width, String message) {
    String caret = " ".repeat(column - 1) + "^" + "~".repeat(width - 1);
    refused(
        "p.spur:2:%d: error: %s\n  %s\n%s\n".formatted(column, message, line, caret),
        Hotspur.program("  " + line));
  }

  @Test
  void aCharacterNobodySees() {
    refused(
        """
        p.spur:2:5: error: unexpected character U+0000
        NOP \\x00\\x00
            ^~~~
        """,
        Hotspur.program("NOP \0\0"));
  }

  @Test
  void twoLabelsOfOneName() {
    refused(
        """
        p.spur:3:1: error: there is another label a
        a: NOP
        ^
        p.spur:2:1: note: the first one is here
        a: NOP
        ^
        """,
        Hotspur.program("a: NOP", "a: NOP"));
  }

  @Test
  void twoFunctionsOfOneName() {
    refused(
        """
        p.spur:5:7: error: there is another function main
        .func main()
              ^~~~
        p.spur:1:7: note: the first one is here
        .func main()
              ^~~~
        """,
        EMPTY.replace("\n\n", "\n") + EMPTY);
  }

  @Test
  void waysThatMeetWithOtherDepths() {
    refused(
        """
        p.spur:5:7: error: the stack has 0 values here from line 3, but 1 from line 4
        over: NOP
              ^~~
        p.spur:3:1: note: from here with 0 values
        POP_JUMP_IF_TRUE over
        ^~~~~~~~~~~~~~~~~~~~~
        p.spur:4:1: note: from here with 1 value
        LOAD_CONST 2
        ^~~~~~~~~~~~
        """,
        Hotspur.program("LOAD_CONST 1", "POP_JUMP_IF_TRUE over", "LOAD_CONST 2", "over: NOP"));
  }

  @Test
  void aFunctionThatFallsOffItsEnd() {
    refused(
        """
        p.spur:2:3: error: the function ends without RETURN, RAISE or JUMP
          NOP
          ^~~
        """,
        ".func main()\n  NOP\n.end\n");
  }

  @Test
  void aJumpBehindTheEnd() {
    refused(
        """
        p.spur:2:3: error: this continues at the end of the function, where no instruction is
          JUMP end
          ^~~~~~~~
        """,
        ".func main()\n  JUMP end\nend:\n.end\n");
  }

  @Test
  void aLineOfAMillionCharacters() {
    String file = hotspur.bodyOfMain("LOAD_CONST '" + "x".repeat(1_000_000) + "' y");
    String said =
        "p.spur:2:1000015: error: expected the end of the line, found y\n..."
            + "x".repeat(58)
            + "' y\n"
            + " ".repeat(63)
            + "^\nhotspur: 1 error in p.spur\n";
    refusedFile(file, said);
  }

  @Test
  void aHundredThousandBlocksInEachOther() {
    String file = hotspur.bodyOfMain(".try\n".repeat(100_000), ".end\n".repeat(100_000));
    refusedFile(
        file,
        """
        p.spur:101:1: error: blocks are nested more than 100 deep
        .try
        ^~~~
        hotspur: 1 error in p.spur
        """);
  }

  @Test
  void aMacroWithoutEnd() {
    refused(
        """
        p.spur:2:1: error: the macro m has no end: macros use each other more than 100 deep
        m
        ^
        p.spur:2:1: note: in the macro m, which is used here
        m
        ^
        p.spur:6:1: note: in the macro m, which is used here
        m
        ^
        """,
        ".macro m()\nm\nm\n.end\n" + Hotspur.program("m"));
  }

  @Test
  void macrosThatDouble() {
    StringBuilder macros = new StringBuilder(".macro m0()\nNOP\n.end\n");
    for (int i = 1; i < 90; i++) {
      macros.append(".macro m%d()\nm%d\nm%d\n.end\n".formatted(i, i - 1, i - 1));
    }
    refused(
        """
        p.spur:360:1: error: macros and .finally parts make this program grow beyond 1000000 instructions
        .func main()
        ^~~~~~~~~~
        """,
        macros + Hotspur.program("m89"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "; nothing\n\n", "\n\n\n", "\uFEFF"})
  void aTextWithoutFunctions(String text) {
    String file = hotspur.file("p.spur", text);
    assertEquals(new Hotspur.Result(0, "", ""), hotspur.run("asm", "--check", file));
    String line = text.startsWith(";") ? "; nothing" : "";
    assertEquals(
        new Hotspur.Result(
            3,
            "",
            "p.spur:1:1: error: there is no function main; name another one with .entry\n"
                + line
                + "\n^\nhotspur: 1 error in p.spur\n"),
        hotspur.run("run", file));
  }

  @Test
  void aLibraryCanBeCheckedAndShown() {
    String library = hotspur.file("p.spur", EMPTY.replace("main", "helper"));
    assertEquals(new Hotspur.Result(0, "", ""), hotspur.run("asm", "--check", library));
    assertEquals(0, hotspur.run("dis", library).code());
    assertEquals(3, hotspur.run("run", library).code());
  }

  @Test
  void aByteOrderMarkAndOtherLineEndsAreRight() {
    for (String end : new String[] {"\r\n", "\r", "\n"}) {
      String file = hotspur.file("p.spur", "\uFEFF" + Hotspur.program("NOP").replace("\n", end));
      assertEquals(new Hotspur.Result(0, "", ""), hotspur.run("run", file));
    }
  }

  @Test
  void bytesThatAreNoUtf8() throws IOException {
    byte[] bytes = ".func main()\r\n; é\r\n  ?\n".getBytes(StandardCharsets.UTF_8);
    bytes[21] = (byte) 0xC3;
    Path file = Files.write(folder.resolve("p.spur"), bytes);
    refusedFile(
        file.toString(),
        "hotspur: p.spur is no program: it is not UTF-8 text; line 3 has the byte 0xc3 at offset 21"
            + " of the file\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void textInUtf16(String charset) throws IOException {
    Path file = Files.write(folder.resolve("p.spur"), EMPTY.getBytes(charset));
    refusedFile(
        file.toString(), "hotspur: p.spur is no program: it is UTF-16 text; save it as UTF-8\n");
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    Path file = Files.writeString(folder.resolve("p.spur"), EMPTY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx-wx-wx"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertEquals(
        new Hotspur.Result(5, "", "hotspur: may not read p.spur\n"),
        hotspur.run("run", file.toString()));
  }

  @Test
  void aNameThatNoFileCanHave() {
    assertEquals(
        new Hotspur.Result(5, "", "hotspur: a\\x00b cannot be the name of a file\n"),
        hotspur.run("run", "a\0b"));
  }

  @Test
  void aNameThatWouldDoSomethingToTheTerminal() {
    assertEquals(
        new Hotspur.Result(5, "", "hotspur: there is no file \\x1b[31m.spur\n"),
        hotspur.run("run", folder.resolve("\u001b[31m.spur").toString()));
    String file = hotspur.file("\u0007.spur", Hotspur.program("FOO"));
    String said = hotspur.run("run", file).err();
    assertTrue(said.startsWith("\\a.spur:2:1: error: "), said);
    assertTrue(said.endsWith("hotspur: 1 error in \\a.spur\n"), said);
  }

  @Test
  void aTracebackShowsNoRawCharacters() {
    String file =
        hotspur.bodyOfMain(
            "LOAD_CONST 1; \u001b[31m", "LOAD_CONST 0 ;\u001b[31m", "DIV ;\u001b[31m");
    Hotspur.Result result = hotspur.run("run", file);
    assertEquals(1, result.code());
    assertTrue(result.err().contains("    DIV ;\\x1b[31m\n"), result.err());
  }

  @Test
  void includedFilesThatCannotBeRead() throws IOException {
    Files.createDirectories(folder.resolve("lib/d"));
    Files.write(folder.resolve("lib/bad.spur"), new byte[] {'x', '\n', (byte) 0x80});
    hotspur.file("lib/a.spur", ".include 'none.spur'\n.include 'd'\n.include 'bad.spur'\n");
    String file = hotspur.file("p.spur", ".include 'lib/a.spur'\n" + EMPTY);
    refusedFile(
        file,
        """
        lib/a.spur:1:1: error: there is no file lib/none.spur
        .include 'none.spur'
        ^~~~~~~~~~~~~~~~~~~~
        p.spur:1:1: note: lib/a.spur is included from here
        .include 'lib/a.spur'
        ^~~~~~~~~~~~~~~~~~~~~
        lib/a.spur:2:1: error: lib/d is a folder, not a program
        .include 'd'
        ^~~~~~~~~~~~
        p.spur:1:1: note: lib/a.spur is included from here
        .include 'lib/a.spur'
        ^~~~~~~~~~~~~~~~~~~~~
        lib/a.spur:3:1: error: lib/bad.spur is no program: it is not UTF-8 text; line 2 has the byte 0x80 at offset 2 of the file
        .include 'bad.spur'
        ^~~~~~~~~~~~~~~~~~~
        p.spur:1:1: note: lib/a.spur is included from here
        .include 'lib/a.spur'
        ^~~~~~~~~~~~~~~~~~~~~
        hotspur: 3 errors in p.spur
        """);
  }

  @Test
  void aFileThatIncludesItselfByAnotherName() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    String file = hotspur.file("p.spur", ".include 'lib/../p.spur'\n" + EMPTY);
    refusedFile(
        file,
        """
        p.spur:1:1: error: the file p.spur includes itself
        .include 'lib/../p.spur'
        ^~~~~~~~~~~~~~~~~~~~~~~~
        hotspur: 1 error in p.spur
        """);
  }

  @Test
  void aProgramWithoutEndIsStopped() {
    String file = hotspur.file("p.spur", ".func main()\nl: JUMP l\n.end\n");
    assertEquals(
        new Hotspur.Result(
            4, "", "hotspur: out of fuel after 1000 instructions, in main (p.spur:1)\n"),
        hotspur.run("run", "--fuel", "1000", file));
    assertEquals(
        new Hotspur.Result(4, "", "hotspur: out of time after 0.05 seconds, in main (p.spur:1)\n"),
        hotspur.run("run", "--timeout", "50ms", file));
  }

  @Test
  void aRecursionWithoutEndRaises() {
    String file = hotspur.file("p.spur", ".func main()\nLOAD_GLOBAL main\nCALL 0\nRETURN\n.end\n");
    Hotspur.Result result = hotspur.run("run", "--depth", "1000", file);
    assertEquals(1, result.code());
    assertEquals("", result.out());
    assertTrue(
        result.err().endsWith("\nRecursionError: maximum recursion depth exceeded\n"),
        result.err());
    assertFalse(result.err().contains("dev.hotspur"), result.err());
  }
}
