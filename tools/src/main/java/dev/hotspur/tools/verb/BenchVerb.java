package dev.hotspur.tools.verb;

import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.tools.bench.BenchmarkProcess;
import dev.hotspur.tools.bench.BenchmarksJar;
import dev.hotspur.tools.bench.Plan;
import dev.hotspur.tools.bench.PlanReport;
import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Operands;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.workloads.Workloads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code bench}: measures workloads by JMH and compares the machine with hand-written Java. */
public final class BenchVerb implements Verb {
  private static final int MOST_FORKS = 100;

  private static final Option QUICK =
      Option.flag("--quick", "Measures less: all workloads in under ten minutes; see below.");
  private static final Option FORKS =
      Option.value("--forks", "N", "How many processes measure each time, one after another.");
  private static final Option JAVA =
      Option.value(
          "--java", "PATH", "The JDK to measure with, 17 or later; by default hotspur's own.");
  private static final Option PLAN =
      Option.flag("--plan", "Only says what would be measured, and how long it takes.");

  private final BenchmarksJar jar;

  /** The verb, for benchmarks in this jar. */
  public BenchVerb(BenchmarksJar jar) {
    this.jar = jar;
  }

  @Override
  public Syntax syntax() {
    int all = Workloads.names().size();
    return new Syntax(
        "bench",
        "Measures workloads by JMH, as hand-written Java, traced and interpreted, and prints how many"
            + " times as long each takes.",
        List.of(QUICK, FORKS, JAVA, PLAN, Format.option(), Settings.COLOR),
        Operands.any(
            "WORKLOAD", "What to measure; everything if none is named.", Workloads.names()),
        "hotspur bench --quick quicksort fib   # half a minute; leave the computer alone meanwhile",
        List.of(
            "How long it takes, at least: "
                + Plan.FULL.arithmetic(all)
                + "; with --quick "
                + Plan.QUICK.arithmetic(all)
                + ". A run that takes longer than an iteration, as some do when they are"
                + " interpreted, makes it last longer: a minute or two in all with --quick.",
            "A time is that of one run in a process that has warmed up, with the error that JMH gives:"
                + " half the 99.9% confidence interval. A ratio's relative error is the square root"
                + " of the sum of the squares of the relative errors of its two times; that of the"
                + " geometric mean of n ratios the same of theirs, divided by n. The fourth time is"
                + " Java's for twice the work: if that is surely not about twice as long (less:"
                + " HotSpot has folded the work away; more: something else was running), or nothing"
                + " can be told, the workload has no ratios to Java."));
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings.applyColour(given, console);
    boolean isJson = Format.isJson(given);
    List<String> workloads = workloads(given.arguments());
    Plan plan = plan(given);
    if (given.has(PLAN.name())) {
      if (given.has(JAVA.name())) {
        throw Refusal.usage("--plan measures nothing; leave out --java");
      }
      console.out(isJson ? PlanReport.json(plan, workloads) : PlanReport.text(plan, workloads));
      return ExitCode.OK;
    }
    List<String> words = new ArrayList<>(workloads);
    words.addAll(plan.options());
    words.add("--format=" + (isJson ? Format.JSON : Format.TEXT));
    return new BenchmarkProcess(console).run(given.value(JAVA.name()), jar, words);
  }

  private static List<String> workloads(List<String> given) throws Refusal {
    List<String> known = Workloads.names();
    for (String name : given) {
      if (!known.contains(name)) {
        Optional<String> closest = Suggestions.closest(name, known);
        throw Refusal.usage(
            "there is no workload '"
                + name
                + "'"
                + closest
                    .map(word -> "; did you mean " + word + "?")
                    .orElse(", only " + String.join(", ", known)));
      }
    }
    return given.isEmpty() ? known : given.stream().distinct().toList();
  }

  private static Plan plan(Given given) throws Refusal {
    Plan plan = given.has(QUICK.name()) ? Plan.QUICK : Plan.FULL;
    Optional<String> forks = given.value(FORKS.name());
    return forks.isEmpty()
        ? plan
        : plan.withForks((int) Settings.number(FORKS.name(), forks.get(), 1, MOST_FORKS));
  }
}
