package dev.hotspur.tools;

import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.QuickReader;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.verb.RunVerb;
import java.io.IOException;
import java.util.Optional;

/**
 * The command {@code hotspur VERB ...}.
 *
 * <p>A correct {@code run} is read by hand and loads nothing that other verbs need, since starting
 * is half of a small program's time. All other command lines go to {@link Verbs}.
 */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process. */
  public static void main(String[] words) {
    System.exit(run(words, Console.ofProcess()));
  }

  /**
   * Runs the command.
   *
   * @return the code to end with, one of {@link ExitCode} or what the program asks for
   */
  public static int run(String[] words, Console console) {
    int exitCode = contain(words, console);
    try {
      console.flush();
    } catch (IOException e) {
      exitCode = ExitCode.IO;
    }
    Optional<IOException> failure = console.outputFailure();
    return failure.isPresent() ? outputFailed(failure.get(), console) : exitCode;
  }

  private static int contain(String[] words, Console console) {
    try {
      return dispatch(words, console);
    } catch (Refusal refusal) {
      console.complain(refusal.getMessage());
      return refusal.exitCode();
    } catch (IOException e) {
      return ExitCode.IO;
    } catch (OutOfMemoryError e) {
      console.complain(
          "out of memory: Java's heap is full; HOTSPUR_JAVA_OPTS=-Xmx4g gives it more");
      return ExitCode.LIMIT;
    } catch (StackOverflowError e) {
      console.complain("out of stack: HOTSPUR_JAVA_OPTS=-Xss16m gives Java more");
      return ExitCode.LIMIT;
    } catch (RuntimeException | Error e) {
      console.complain(DefectReport.write(e, words));
      return ExitCode.DEFECT;
    }
  }

  private static int dispatch(String[] words, Console console) throws Refusal, IOException {
    if (words.length > 0 && words[0].equals(RunVerb.NAME)) {
      Optional<Given> given = QuickReader.read(RunVerb.quickSyntax(), words, 1);
      if (given.isPresent()) {
        return new RunVerb().run(given.get(), console);
      }
    }
    return Verbs.run(words, console);
  }

  /** A reader that has seen enough and closed its pipe, as {@code head} does, is no error. */
  private static int outputFailed(IOException failure, Console console) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("pipe")) {
      return ExitCode.OK;
    }
    console.complain("cannot write the output: " + message);
    return ExitCode.IO;
  }
}
