package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that measure and make tables, and the figures that were measured with them. */
class ScriptsTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Path MEASUREMENTS = DOCS.resolve("measurements");

  static List<Path> measurements() throws IOException {
    try (Stream<Path> files = Files.list(MEASUREMENTS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void theirOwnTestsPass() throws IOException, InterruptedException {
    python("-m", "unittest", "discover", "-s", "src/test/python");
  }

  @Test
  void theTablesInTheDocumentationAreThoseOfTheFigures() throws IOException, InterruptedException {
    python("tables.py", "--check", DOCS.resolve("performance.md").toString());
  }

  @ParameterizedTest
  @MethodSource("measurements")
  void theFiguresFitTheirSchema(Path file) throws IOException {
    String json = Files.readString(file);
    String name =
        JsonParser.parseString(json)
            .getAsJsonObject()
            .get("schema")
            .getAsString()
            .replace('/', '-');
    assertEquals(Set.of(), problems(name, json));
    assertFalse(problems(name, json.replace("\"conditions\"", "\"other\"")).isEmpty());
  }

  private static Set<?> problems(String schema, String json) throws IOException {
    String text = Files.readString(DOCS.resolve("schemas").resolve(schema + ".json"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(text)
        .validate(json, InputFormat.JSON);
  }

  private static void python(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("python3"), Stream.of(words)).toList());
    builder.redirectErrorStream(true).environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = start(builder);
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, "python3 is not installed");
      throw new IllegalStateException(e);
    }
  }
}
