package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed as JSON is what {@code docs/schemas} says. */
class SchemaTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path SCHEMAS = ROOT.resolve("docs/schemas");
  private static final String PROGRAMS = "workloads/programs/";

  @TempDir Path folder;

  private static JsonSchema schema(String name) throws IOException {
    String text = Files.readString(SCHEMAS.resolve(name.replace('/', '-') + ".json"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
  }

  private static Set<ValidationMessage> problems(String schema, String json) throws IOException {
    return schema(schema).validate(json, InputFormat.JSON);
  }

  private String out(String... words) {
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].startsWith(PROGRAMS) ? ROOT.resolve(words[i]).toString() : words[i];
    }
    return new Hotspur(folder).run(words).out();
  }

  static Stream<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(PROGRAMS))) {
      return files
          .map(file -> PROGRAMS + file.getFileName())
          .filter(f -> f.endsWith(".spur"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programsFit(String program) throws IOException {
    assertFits("hotspur-dis/1", out("dis", "--format=json", program));
    assertFits("hotspur-cfg/1", out("cfg", "--format=json", program));
    for (String length : new String[] {"--top=1000", "--pairs", "--triples"}) {
      assertFits(
          "hotspur-count/1", out("count", length, "--by-function", "--format=json", program));
    }
    assertFits("hotspur-diagnostics/1", out("verify", "--format=json", program));
  }

  @Test
  void runsFit() throws IOException {
    String program = PROGRAMS + "quicksort.spur";
    assertFits("hotspur-count/1", out("count", "--dynamic", "--top=3", "--format=json", program));
    assertFits("hotspur-doctor/1", out("doctor", "--format=json"));
    assertFits("hotspur-bench-plan/1", out("bench", "--plan", "--format=json"));
    for (String options : new String[] {"--events", "--all"}) {
      String lines = out("trace", "--format=json", "--jit-option=hot-loop=2", options, program);
      assertFalse(lines.isEmpty());
      for (String line : lines.lines().toList()) {
        assertFits("hotspur-trace/1", line);
      }
    }
  }

  @Test
  void diagnosticsFit() throws IOException {
    Hotspur hotspur = new Hotspur(folder);
    String text = ".func main()\nLOAD_CONTS 1\nJUMP x\nPOP\n.end\n.func main()\nRETURN\n.end\n";
    Hotspur.Result result = hotspur.run("verify", "--format=json", hotspur.file("w.spur", text));
    assertEquals(3, result.code());
    assertEquals("", result.err());
    assertFits("hotspur-diagnostics/1", result.out());
    assertFalse(result.out().contains("\"errors\": 0"));
  }

  static void assertFits(String schema, String json) throws IOException {
    assertEquals(Set.of(), problems(schema, json), json);
  }

  /** A schema that lets anything through would be none. */
  @Test
  void refusesOtherData() throws IOException {
    String dis = out("dis", "--format=json", PROGRAMS + "quicksort.spur");
    assertFalse(problems("hotspur-dis/1", dis.replace("\"max_stack\"", "\"stack\"")).isEmpty());
    assertFalse(problems("hotspur-cfg/1", dis).isEmpty());
    assertFalse(problems("hotspur-trace/1", "{\"schema\":\"hotspur-trace/1\"}").isEmpty());
    assertFalse(problems("hotspur-count/1", "{}").isEmpty());
  }
}
