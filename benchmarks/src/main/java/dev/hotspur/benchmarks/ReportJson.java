package dev.hotspur.benchmarks;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.hotspur.benchmarks.Comparison.Ratio;
import dev.hotspur.workloads.Workload;
import dev.hotspur.workloads.Workloads;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** The report as JSON, which {@code docs/schemas/hotspur-bench-1.json} describes. */
final class ReportJson {
  private static final String SCHEMA = "hotspur-bench/1";
  private static final double CONFIDENCE = 0.999;

  private final Comparison comparison;
  private final JsonWriter json;

  private ReportJson(Comparison comparison, JsonWriter json) {
    this.comparison = comparison;
    this.json = json;
  }

  /** The document. */
  static String of(Comparison comparison) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setFormattingStyle(FormattingStyle.PRETTY);
      new ReportJson(comparison, json).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write() throws IOException {
    json.beginObject();
    json.name("schema").value(SCHEMA);
    conditions(comparison.timings().conditions());
    json.name("confidence").value(CONFIDENCE);
    json.name("workloads").beginArray();
    for (String workload : comparison.workloads()) {
      workload(workload);
    }
    json.endArray();
    json.name("geometric_means").beginObject();
    for (Ratio ratio : Ratio.values()) {
      number(word(ratio), comparison.mean(ratio));
    }
    json.endObject();
    json.endObject();
  }

  private void conditions(Conditions conditions) throws IOException {
    json.name("conditions").beginObject();
    json.name("java").value(conditions.java());
    json.name("options").beginArray();
    for (String option : conditions.options()) {
      json.value(option);
    }
    json.endArray();
    json.name("system").value(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    json.name("processors").value(Runtime.getRuntime().availableProcessors());
    json.name("forks").value(conditions.forks());
    iterations("warmup", conditions.warmup());
    iterations("measurement", conditions.measurement());
    json.endObject();
  }

  private void iterations(String name, Conditions.Iterations iterations) throws IOException {
    json.name(name).beginObject();
    json.name("iterations").value(iterations.count());
    json.name("seconds").value(iterations.seconds());
    json.endObject();
  }

  private void workload(String workload) throws IOException {
    json.beginObject();
    json.name("name").value(workload);
    json.name("size").value(Workloads.named(workload).map(Workload::benchmarkSize).orElseThrow());
    json.name("milliseconds").beginObject();
    number("java", Optional.of(comparison.time(workload, Engine.JAVA)));
    number("traced", Optional.of(comparison.time(workload, Engine.TRACING)));
    number("interpreted", Optional.of(comparison.time(workload, Engine.INTERPRETED)));
    json.endObject();
    TwinCheck.Verdict verdict = comparison.verdict(workload);
    json.name("twin").beginObject();
    json.name("growth").value(verdict.growth().value());
    error(verdict.growth());
    json.name("sound").value(verdict.isSound());
    json.endObject();
    json.name("ratios").beginObject();
    for (Ratio ratio : Ratio.values()) {
      number(word(ratio), comparison.ratio(workload, ratio));
    }
    json.endObject();
    json.endObject();
  }

  private static String word(Ratio ratio) {
    return ratio.name().toLowerCase(Locale.ROOT);
  }

  /** Nothing if there is no such number; no error if there were too few measurements to tell. */
  private void number(String name, Optional<Timing> number) throws IOException {
    if (number.isEmpty()) {
      return;
    }
    json.name(name).beginObject();
    json.name("value").value(number.get().value());
    error(number.get());
    json.endObject();
  }

  private void error(Timing number) throws IOException {
    if (number.hasError()) {
      json.name("error").value(number.error());
    }
  }
}
