package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import dev.hotspur.assembler.print.FormatResult;
import dev.hotspur.assembler.print.Formatter;
import dev.hotspur.tools.program.Source;
import dev.hotspur.tools.program.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FmtVerbTest {
  private static final String CROOKED = "\n.func main( )\n  RETURN;done\n.end";
  private static final String STRAIGHT =
      ".func main()\n        RETURN                          ; done\n.end\n".replace("; d", ";d");
  private static final String WRONG = ".func main(\n  RETURN\n.end\n";

  @TempDir Path folder;
  private Hotspur hotspur;

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
  }

  private String contentOf(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void rewritesFilesInPlace() throws IOException {
    String one = hotspur.file("a.spur", CROOKED);
    String two = hotspur.file("b.spur", "\uFEFF" + STRAIGHT.replace("\n", "\r\n"));
    assertEquals(new Hotspur.Result(0, "", ""), hotspur.run("fmt", one, two));
    assertEquals(STRAIGHT, contentOf("a.spur"));
    assertEquals(STRAIGHT, contentOf("b.spur"));
    assertEquals(2, files());
  }

  @Test
  void doesNotTouchWhatIsFormatted() throws IOException {
    String file = hotspur.file("a.spur", STRAIGHT);
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(Path.of(file), old);
    Object key = Files.getAttribute(Path.of(file), "basic:fileKey");
    assertEquals(new Hotspur.Result(0, "", ""), hotspur.run("fmt", file));
    assertEquals(old, Files.getLastModifiedTime(Path.of(file)));
    assertEquals(key, Files.getAttribute(Path.of(file), "basic:fileKey"));
  }

  @Test
  void formatsTheStandardInput() throws IOException {
    assertEquals(new Hotspur.Result(0, STRAIGHT, ""), hotspur.runWithInput(CROOKED, "fmt", "-"));
    assertEquals(
        new Hotspur.Result(1, "<stdin>\n", ""),
        hotspur.runWithInput(CROOKED, "fmt", "--check", "-"));
    assertEquals(0, files());
  }

  @Test
  void namesWhatIsNotFormatted() throws IOException {
    String crooked = hotspur.file("a.spur", CROOKED);
    String straight = hotspur.file("b.spur", STRAIGHT);
    assertEquals(
        new Hotspur.Result(1, "a.spur\n", ""),
        hotspur.run("fmt", straight, "--check", crooked, straight));
    assertEquals(new Hotspur.Result(0, "", ""), hotspur.run("fmt", "--check", straight));
    assertEquals(CROOKED, contentOf("a.spur"));
  }

  @Test
  void leavesAWrongFileAndFormatsTheOthers() throws IOException {
    String wrong = hotspur.file("a.spur", WRONG);
    String crooked = hotspur.file("b.spur", CROOKED);
    assertEquals(
        new Hotspur.Result(
            3,
            "",
            """
            a.spur:1:12: error: expected a parameter, found the end of the line
            .func main(
                       ^
            hotspur: 1 error in a.spur
            """),
        hotspur.run("fmt", wrong, crooked));
    assertEquals(WRONG, contentOf("a.spur"));
    assertEquals(STRAIGHT, contentOf("b.spur"));
    Hotspur.Result result = hotspur.run("fmt", "--check", folder + "/none", wrong);
    assertEquals(5, result.code());
    assertTrue(result.err().startsWith("hotspur: there is no file none\na.spur:1:12"));
  }

  @Test
  void showsTheDifference() throws IOException {
    String file = hotspur.file("a.spur", CROOKED);
    String expected =
        """
        --- a.spur
        +++ a.spur
        @@ -1,4 +1,3 @@
        -
        -.func main( )
        -  RETURN;done
        -.end
        \\ No newline at end of file
        +.func main()
        +        RETURN                          ;done
        +.end
        """;
    assertEquals(new Hotspur.Result(0, expected, ""), hotspur.run("fmt", "--diff", file));
    assertEquals(
        new Hotspur.Result(1, expected, ""), hotspur.run("fmt", "--check", "--diff", file));
    assertEquals(CROOKED, contentOf("a.spur"));
    String straight = hotspur.file("b.spur", STRAIGHT);
    assertEquals(new Hotspur.Result(0, "", ""), hotspur.run("fmt", "--check", "--diff", straight));
  }

  /** What the diff says, done to the file, gives what formatting gives. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theDifferenceLeadsToTheResult(long seed) throws PatchFailedException {
    String[] lines = {
      "\n", "RETURN\n", "        RETURN\n", "; c\n", "l: RETURN\n", "label12: POP\n"
    };
    Random random = new Random(seed);
    StringBuilder program = new StringBuilder(".func main()\n");
    for (int i = 0; i < 60; i++) {
      program.append(random.nextInt(4) == 0 ? lines[random.nextInt(lines.length)] : lines[2]);
    }
    Source source = new Source("a", program.append(".end\n").toString());
    FormatResult result = Formatter.format(source.text(), source.name());
    String diff = UnifiedDiff.of(source, result.lines().orElseThrow());
    List<String> patched =
        DiffUtils.patch(
            List.of(source.text().split("\n", -1)),
            UnifiedDiffUtils.parseUnifiedDiff(List.of(diff.split("\n"))));
    assertEquals(result.text().orElseThrow(), String.join("\n", patched));
  }

  @Test
  void keepsPermissionsAndLinks() throws IOException {
    Path file = Path.of(hotspur.file("a.spur", CROOKED));
    assumeFalse(System.getProperty("os.name").startsWith("Windows"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    Path link = Files.createSymbolicLink(folder.resolve("link.spur"), file);
    assertEquals(new Hotspur.Result(0, "", ""), hotspur.run("fmt", link.toString()));
    assertEquals(STRAIGHT, contentOf("a.spur"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void explainsMistakes() {
    assertEquals(
        new Hotspur.Result(
            2, "", "hotspur: - stands for the standard input and goes with no other file\n"),
        hotspur.run("fmt", "-", "a"));
    assertEquals(2, hotspur.run("fmt").code());
    assertEquals(
        new Hotspur.Result(5, "", "hotspur: " + folder + " is a folder, not a program\n"),
        hotspur.run("fmt", folder.toString()));
    hotspur.run("asm", hotspur.file("a.spur", Hotspur.program()));
    assertEquals(
        new Hotspur.Result(3, "", "hotspur: a.spurc is no text but a program in the binary form\n"),
        hotspur.run("fmt", folder + "/a.spurc"));
  }
}
