package dev.hotspur.tools.bench;

import com.google.gson.stream.JsonWriter;
import dev.hotspur.tools.console.JsonText;
import java.io.IOException;
import java.util.List;

/** What {@code --plan} prints. */
public final class PlanReport {
  private static final String SCHEMA = "hotspur-bench-plan/1";

  private PlanReport() {}

  /** For readers. */
  public static String text(Plan plan, List<String> workloads) {
    return String.join(" ", workloads) + "\n" + plan.arithmetic(workloads.size()) + "\n";
  }

  /** For programs. */
  public static String json(Plan plan, List<String> workloads) {
    return JsonText.of(
        SCHEMA,
        json -> {
          JsonText.strings("workloads", workloads, json);
          json.name("forks").value(plan.forks());
          round("warmup", plan.warmup(), json);
          round("measurement", plan.measurement(), json);
          json.name("seconds").value(plan.seconds(workloads.size()));
        });
  }

  private static void round(String name, Plan.Round round, JsonWriter json) throws IOException {
    json.name(name).beginObject();
    json.name("iterations").value(round.count());
    json.name("seconds").value(round.seconds());
    json.endObject();
  }
}
