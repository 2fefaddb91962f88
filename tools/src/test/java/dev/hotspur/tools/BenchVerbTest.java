package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.tools.bench.BenchmarksJar;
import dev.hotspur.tools.bench.Plan;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.verb.BenchVerb;
import dev.hotspur.workloads.Workloads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb, with a script in Java's place: what it says of itself is not what is measured. */
class BenchVerbTest {
  private static final String VERSION =
      """
      #!/bin/sh
      [ "$1" = -version ] && { echo 'openjdk version "17.0.9" 2023-10-17' >&2; exit; }
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path jar;
  private Path source;

  /** A project with a source and a jar that is newer. */
  @BeforeEach
  void makeProject() throws IOException {
    jar = folder.resolve("benchmarks/target/benchmarks.jar");
    source = folder.resolve("jit/src/main/A.java");
    Files.createDirectories(jar.getParent());
    Files.createDirectories(source.getParent());
    Files.writeString(jar, "");
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.fromMillis(1_000_000));
    Files.setLastModifiedTime(jar, FileTime.fromMillis(2_000_000));
  }

  /** A java that says it is 17 and then does this. */
  private String java(String script) throws IOException {
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, VERSION + script);
    assertTrue(java.toFile().setExecutable(true));
    return java.toString();
  }

  private int bench(String java, String terminals, String... workloads)
      throws IOException, Refusal {
    return bench(Map.of("--java", List.of(java)), terminals, workloads);
  }

  private int bench(Map<String, List<String>> options, String terminals, String... workloads)
      throws IOException, Refusal {
    Console console = new Console(InputStream.nullInputStream(), out, err, Map.of(), terminals);
    Given given = new Given(options, "", List.of(workloads));
    int code = new BenchVerb(new BenchmarksJar(folder)).run(given, console);
    console.flush();
    return code;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void startsTheReportAndPrintsWhatItPrints() throws IOException, Refusal {
    Map<String, List<String>> options = new HashMap<>();
    options.put("--quick", List.of());
    options.put("--forks", List.of("2"));
    options.put("--format", List.of("json"));
    options.put("--java", List.of(java("echo \"$@\"")));
    assertEquals(0, bench(options, "", "fib", "sieve", "fib"));
    assertEquals(
        "-Xlog:disable -cp "
            + jar
            + " dev.hotspur.benchmarks.Report fib sieve -f 2 -wi 3 -w 500ms -i 10 -r 200ms"
            + " --format=json\n",
        text(out));
    assertEquals("", text(err));
  }

  @Test
  void aLaterJavaDoesNotWarnOfJmh() throws IOException, Refusal {
    Path java = Path.of(java("echo \"$2\""));
    Files.writeString(java, Files.readString(java).replace("17.0.9", "25"));
    assertEquals(0, bench(java.toString(), "", "fib"));
    assertEquals("--sun-misc-unsafe-memory-access=allow\n", text(out));
  }

  @Test
  void aFolderOfAJdkIsAJavaToo() throws IOException, Refusal {
    java("echo measured");
    assertEquals(0, bench(folder.resolve("jdk").toString(), "", "fib"));
    assertEquals("measured\n", text(out));
  }

  @Test
  void progressIsForTerminals() throws IOException, Refusal {
    String java = java("echo 'progress: one' >&2; sleep 2.1; echo 'progress: two' >&2");
    assertEquals(0, bench(java, "", "fib"));
    assertEquals("", text(err));
    assertEquals(0, bench(java, "err", "fib"));
    assertTrue(text(err).contains("measuring: two"), text(err));
    assertTrue(text(err).endsWith("\r\u001b[K"), text(err));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 70})
  void endsAsTheReportDoes(int code) throws IOException, Refusal {
    String java = java("echo table; echo 'progress: x' >&2; echo 'fib is wrong' >&2; exit " + code);
    assertEquals(code, bench(java, "", "fib"));
    assertEquals("hotspur: fib is wrong\n", text(err));
    assertEquals("", text(out));
  }

  @Test
  void saysWhyTheProcessEnded() throws IOException {
    String java = java("echo 'too little memory' >&2; exit 1");
    Refusal refusal = assertThrows(Refusal.class, () -> bench(java, "", "fib"));
    assertEquals(5, refusal.exitCode());
    assertEquals("the process that measures has ended early, with code 1", refusal.getMessage());
    assertEquals("hotspur: too little memory\n", text(err));
  }

  @Test
  void saysHowToMakeTheJar() throws IOException {
    String java = java("");
    Files.delete(jar);
    Refusal refusal = assertThrows(Refusal.class, () -> bench(java, "", "fib"));
    assertEquals(5, refusal.exitCode());
    assertEquals(
        "there is no "
            + jar
            + "; in "
            + folder
            + ", mvn -Dquickly -pl benchmarks -am package makes it",
        refusal.getMessage());
  }

  @Test
  void doesNotMeasureAnOldJar() throws IOException {
    String java = java("");
    Files.setLastModifiedTime(source, FileTime.fromMillis(3_000_000));
    Refusal refusal = assertThrows(Refusal.class, () -> bench(java, "", "fib"));
    assertTrue(
        refusal.getMessage().startsWith(jar + " is older than jit/src/main/A.java; in "),
        refusal.getMessage());
  }

  @Test
  void knowsWhatIsNoJava() throws IOException {
    Path old = folder.resolve("old");
    Files.writeString(old, "#!/bin/sh\necho 'java version \"1.8.0_392\"' >&2\n");
    assertTrue(old.toFile().setExecutable(true));
    Path other = folder.resolve("other");
    Files.writeString(other, "#!/bin/sh\necho hello\n");
    assertTrue(other.toFile().setExecutable(true));
    String none = "--java takes the folder of a JDK or its java, and ";
    assertEquals(
        "--java needs Java 17 or later, but " + old + " is Java 8", refused(old.toString()));
    assertEquals(none + other + " is neither", refused(other.toString()));
    assertEquals(none + folder + " is neither", refused(folder.toString()));
    assertEquals(none + "a\0b is neither", refused("a\0b"));
  }

  private String refused(String java) {
    Refusal refusal = assertThrows(Refusal.class, () -> bench(java, "", "fib"));
    assertEquals(2, refusal.exitCode());
    return refusal.getMessage();
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    Hotspur hotspur = new Hotspur(folder);
    Hotspur.Result unknown = hotspur.run("bench", "colatz");
    assertEquals(2, unknown.code());
    assertEquals("hotspur: there is no workload 'colatz'; did you mean collatz?\n", unknown.err());
    Hotspur.Result nothing = hotspur.run("bench", "");
    assertTrue(nothing.err().startsWith("hotspur: there is no workload '', only quicksort, "));
    assertEquals(2, hotspur.run("bench", "--forks=0", "--plan").code());
    assertEquals(2, hotspur.run("bench", "--forks=x", "--plan").code());
    assertEquals(2, hotspur.run("bench", "--java=/", "--plan").code());
  }

  @Test
  void plansEverythingOrWhatIsNamed() {
    Hotspur hotspur = new Hotspur(folder);
    assertEquals(
        """
        fib sieve
        2 workloads x 4 times x 2 processes x (1 s to start + 3 x 0.5 s to warm up + 10 x 0.2 s\
         measured) = 72 s
        """,
        hotspur.run("bench", "--plan", "--quick", "--forks=2", "fib", "sieve", "fib").out());
    String all = hotspur.run("bench", "--plan").out();
    assertTrue(all.startsWith(String.join(" ", Workloads.names()) + "\n"), all);
    assertTrue(all.endsWith(" = 3300 s = 55 min\n"), all);
  }

  /** Two minutes are left for what takes longer than planned. */
  @Test
  void quicklyIsUnderTenMinutesForAll() {
    assertTrue(Plan.QUICK.seconds(Workloads.names().size()) <= 8 * 60);
    assertFalse(Plan.FULL.seconds(Workloads.names().size()) <= 10 * 60);
  }
}
