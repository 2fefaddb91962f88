package dev.hotspur.tools.bench;

import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Progress;
import dev.hotspur.tools.console.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Starts the report of the benchmarks and hands on what it says. */
public final class BenchmarkProcess {
  private static final String REPORT = "dev.hotspur.benchmarks.Report";
  private static final String PROGRESS = "progress: ";

  private final Console console;

  /** What it says goes to this console. */
  public BenchmarkProcess(Console console) {
    this.console = console;
  }

  /**
   * Measures, and prints the report.
   *
   * @param java the Java chosen, if one was
   * @param words the names of workloads and options of the report
   * @return the code to end with
   * @throws Refusal if it cannot be started, or ends before its time
   * @throws IOException if the output cannot be written
   */
  public int run(Optional<String> java, BenchmarksJar jar, List<String> words)
      throws Refusal, IOException {
    List<String> command = new ArrayList<>();
    Jdk jdk = Jdk.of(java);
    command.add(jdk.executable().toString());
    command.addAll(jdk.options());
    command.addAll(List.of("-cp", jar.check().toString(), REPORT));
    command.addAll(words);
    Progress progress = new Progress(console);
    Process process = start(command);
    // When this process is asked to end, that one must not go on measuring.
    Thread hook = new Thread(process::destroy, "hotspur-end-benchmarks");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      CompletableFuture<String> report = CompletableFuture.supplyAsync(() -> text(process));
      List<String> messages = follow(process, progress);
      int code = process.waitFor();
      messages.forEach(console::complain);
      if (code != ExitCode.OK) {
        return failed(code);
      }
      console.out(report.join());
      return ExitCode.OK;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      forget(hook);
    }
  }

  private static Process start(List<String> command) throws Refusal {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw Refusal.io("cannot start " + command.get(0) + ": " + e.getMessage());
    }
  }

  private static String text(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // It has ended; its code says how.
      return "";
    }
  }

  /** Shows the progress; the other lines are returned when the process has ended. */
  private List<String> follow(Process process, Progress progress) throws IOException {
    List<String> messages = new ArrayList<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(PROGRESS)) {
        progress.update("measuring: " + line.substring(PROGRESS.length()));
      } else {
        messages.add(line);
      }
    }
    progress.end();
    return messages;
  }

  /** The codes with which the report ends have been explained; others come from Java. */
  private static int failed(int code) throws Refusal {
    if (code == ExitCode.DEFECT || code == ExitCode.IO) {
      return code;
    }
    throw Refusal.io("the process that measures has ended early, with code " + code);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending, which is what the hook was for.
    }
  }
}
