package dev.hotspur.tools;

import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.verb.RunVerb;

/**
 * Runs programs one after the other in one process, each as {@code hotspur run} does: what the
 * launcher has the class-data archive made from, so that it holds the classes of every part of the
 * machine and of the JIT.
 */
public final class Training {
  private Training() {}

  /**
   * Runs the programs.
   *
   * @param programs their files; how each of them ends does not matter
   */
  public static void main(String[] programs) {
    for (String program : programs) {
      Main.run(new String[] {RunVerb.NAME, program}, Console.ofProcess());
    }
  }
}
