package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class ReportJsonTest {
  static final Conditions CONDITIONS =
      new Conditions(
          "17, A Machine",
          List.of("-Xmx512m"),
          2,
          new Conditions.Iterations(3, 0.5),
          new Conditions.Iterations(10, 0.25));

  private static final Path SCHEMA = Path.of("../docs/schemas/hotspur-bench-1.json");

  /** fib with errors; sieve folded away and measured too seldom for errors. */
  private static String json() {
    Timing unsure = new Timing(4, Double.NaN);
    Map<Timings.Key, Timing> times =
        Map.of(
            new Timings.Key("fib", Engine.INTERPRETED, 1),
            new Timing(40, 4),
            new Timings.Key("fib", Engine.TRACING, 1),
            new Timing(10, 0.3),
            new Timings.Key("fib", Engine.JAVA, 1),
            new Timing(5, 0.2),
            new Timings.Key("fib", Engine.JAVA, 2),
            new Timing(10, 0),
            new Timings.Key("sieve", Engine.INTERPRETED, 1),
            unsure,
            new Timings.Key("sieve", Engine.TRACING, 1),
            unsure,
            new Timings.Key("sieve", Engine.JAVA, 1),
            unsure,
            new Timings.Key("sieve", Engine.JAVA, 2),
            unsure);
    Timings timings = new Timings(times, CONDITIONS);
    return ReportJson.of(new Comparison(timings, List.of("fib", "sieve")));
  }

  private static Set<?> problems(String json) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    return schema.validate(json, InputFormat.JSON);
  }

  @Test
  void fitsItsSchema() throws IOException {
    assertEquals(Set.of(), problems(json()));
    assertFalse(problems(json().replace("\"milliseconds\"", "\"seconds\"")).isEmpty());
    assertFalse(problems(json().replace("\"value\": 10", "\"value\": 0")).isEmpty());
  }

  @Test
  void hasTheNumbersOfTheTable() {
    JsonObject document = JsonParser.parseString(json()).getAsJsonObject();
    JsonObject fib = document.getAsJsonArray("workloads").get(0).getAsJsonObject();
    assertEquals(2000, fib.get("size").getAsLong());
    assertNumber(10, 0.3, fib.getAsJsonObject("milliseconds").getAsJsonObject("traced"));
    assertNumber(2, 0.1, fib.getAsJsonObject("ratios").getAsJsonObject("traced_to_java"));
    JsonObject twin = fib.getAsJsonObject("twin");
    assertEquals(2, twin.get("growth").getAsDouble(), 1e-9);
    assertEquals(0.08, twin.get("error").getAsDouble(), 1e-9);
    assertEquals("true", twin.get("sound").toString());
    JsonObject means = document.getAsJsonObject("geometric_means");
    assertNumber(2, 0.1, means.getAsJsonObject("traced_to_java"));
    JsonObject conditions = document.getAsJsonObject("conditions");
    assertEquals("{\"iterations\":10,\"seconds\":0.25}", conditions.get("measurement").toString());
  }

  private static void assertNumber(double value, double error, JsonObject number) {
    assertEquals(value, number.get("value").getAsDouble(), 1e-9);
    assertEquals(error, number.get("error").getAsDouble(), 1e-9);
  }

  @Test
  void whatCannotBeToldIsLeftOut() {
    JsonObject document = JsonParser.parseString(json()).getAsJsonObject();
    JsonObject sieve = document.getAsJsonArray("workloads").get(1).getAsJsonObject();
    assertEquals("{\"interpreted_to_traced\":{\"value\":1.0}}", sieve.get("ratios").toString());
    assertEquals("{\"growth\":1.0,\"sound\":false}", sieve.get("twin").toString());
  }

  @Test
  void aFailureIsOneLineWithItsCause() {
    Exception inFork = new IllegalStateException("the result is 1 instead of 2");
    Exception reported = new IllegalStateException("JMH caught the exception");
    reported.addSuppressed(inFork);
    assertEquals(
        "fib cannot be measured: the result is 1 instead of 2; java -jar benchmarks.jar"
            + " WorkloadBenchmark -p workload=fib shows more",
        Report.failure("fib", new RunnerException("failed", reported)));
    assertEquals(
        "JMH cannot measure: it is locked",
        Report.failure("fib", new RunnerException("it is locked")));
  }
}
