package dev.hotspur.tools;

import dev.hotspur.jit.JitOption;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.verb.RunVerb;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs programs one after the other in one process, each as {@code hotspur run} does: what the
 * launcher has the class-data archive made from, so that it holds the classes of every part of the
 * machine and of the JIT. They warm up for a thousand passes only, or the JIT would have little to
 * do.
 */
public final class Training {
  private static final String SOON = "--jit-option=" + JitOption.WARM_UP.word() + "=1000";

  /** Of the work, which makes it short. */
  private static final String SIZE = "2";

  private Training() {}

  /**
   * Runs the programs, once with an argument and once without.
   *
   * @param programs their files; how each of them ends does not matter
   */
  public static void main(String[] programs) {
    for (String program : programs) {
      for (String argument : List.of("", SIZE)) {
        List<String> words = new ArrayList<>(List.of(RunVerb.NAME, SOON, program, argument));
        words.remove("");
        Main.run(words.toArray(new String[0]), Console.ofProcess());
      }
    }
  }
}
