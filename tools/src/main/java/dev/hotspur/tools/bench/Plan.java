package dev.hotspur.tools.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long to measure.
 *
 * @param forks how many processes measure each time, one after another
 * @param warmup what each of them does first, which does not count
 * @param measurement what each of them does then
 */
public record Plan(int forks, Round warmup, Round measurement) {
  /** For figures that are going to be quoted. */
  public static final Plan FULL = new Plan(3, new Round(5, 1000), new Round(5, 1000));

  /**
   * All workloads in less than ten minutes. One process each: how much the times differ from one
   * start of Java to the next does not show.
   */
  public static final Plan QUICK = new Plan(1, new Round(3, 500), new Round(10, 200));

  /** Interpreted, traced, Java, and Java with twice the work. */
  private static final int TIMES = 4;

  /** What it takes to start a process and to touch its heap, and for the last run to end. */
  private static final int START_MILLIS = 1000;

  private static final double MILLIS = 1e3;
  private static final int MINUTE = 60;

  /**
   * Iterations after one another.
   *
   * @param count how many
   * @param millis how long each lasts at least; it ends when the run in it has ended
   */
  public record Round(int count, int millis) {
    /** How long each lasts, in seconds. */
    public double seconds() {
      return millis / MILLIS;
    }

    private String text() {
      BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
      return count + " x " + seconds.toPlainString() + " s";
    }
  }

  /** The same with another number of processes. */
  public Plan withForks(int number) {
    return new Plan(number, warmup, measurement);
  }

  /** JMH's options for it. */
  public List<String> options() {
    List<String> words = new ArrayList<>(List.of("-f", Integer.toString(forks)));
    words.addAll(List.of("-wi", Integer.toString(warmup.count), "-w", warmup.millis + "ms"));
    words.addAll(
        List.of("-i", Integer.toString(measurement.count), "-r", measurement.millis + "ms"));
    return words;
  }

  /** How many seconds it takes for so many workloads, if no run takes longer than an iteration. */
  public long seconds(int workloads) {
    long process = START_MILLIS + (long) warmup.count * warmup.millis;
    process += (long) measurement.count * measurement.millis;
    return Math.round(process * forks * TIMES * workloads / MILLIS);
  }

  /** How these seconds come about, in one line. */
  public String arithmetic(int workloads) {
    long seconds = seconds(workloads);
    String time =
        seconds < 2 * MINUTE ? "" : " = " + Math.round((double) seconds / MINUTE) + " min";
    return String.format(
        Locale.ROOT,
        "%d %s x %d times x %d %s x (1 s to start + %s to warm up + %s measured) = %d s%s",
        workloads,
        workloads == 1 ? "workload" : "workloads",
        TIMES,
        forks,
        forks == 1 ? "process" : "processes",
        warmup.text(),
        measurement.text(),
        seconds,
        time);
  }
}
