package dev.hotspur.tools;

import dev.hotspur.jit.JitOption;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.verb.RunVerb;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs programs one after the other in one process, each as {@code hotspur run} does: what the
 * launcher has the class-data archive made from, so that it holds the classes of every part of the
 * machine and of the JIT. They warm up for a thousand passes only, or the JIT would have little to
 * do.
 */
public final class Training {
  static final String SOON = "--jit-option=" + JitOption.WARM_UP.word() + "=1000";

  /** Of the work, which makes it short. */
  private static final String SIZE = "2";

  /** Most functions have no more parameters. */
  private static final int MOST_PARAMETERS = 4;

  /** Of each type that compiled code knows, the last one of those it passes as objects. */
  private static final List<String> ARGUMENTS = List.of("1", "0.5", "None");

  private static final List<String> RESULTS = List.of("1", "0.5", "None", "True");

  private Training() {}

  /**
   * Runs the programs, once with an argument and once without, and one of many calls.
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
    OutputStream nowhere = OutputStream.nullOutputStream();
    byte[] calls = new Calls().program().getBytes(StandardCharsets.UTF_8);
    Console console = new Console(new ByteArrayInputStream(calls), nowhere, nowhere, Map.of(), "");
    Main.run(new String[] {RunVerb.NAME, SOON, "-"}, console);
  }

  /**
   * A program with compiled calls of all types that are frequent. Java makes three classes for each
   * type of call that is linked, a millisecond each when it is cold; those that it has seen are in
   * the archive.
   */
  static final class Calls {
    private final StringBuilder functions = new StringBuilder();
    private final StringBuilder main = new StringBuilder(".func main()\n.local i\n");
    private int loops;

    String program() {
      loops(List.of());
      return functions + main.append("LOAD_CONST None\nRETURN\n.end\n").toString();
    }

    /** A loop for each list of arguments that begins with these. */
    private void loops(List<String> arguments) {
      loop(arguments);
      if (arguments.size() < MOST_PARAMETERS) {
        for (String argument : ARGUMENTS) {
          List<String> more = new ArrayList<>(arguments);
          more.add(argument);
          loops(more);
        }
      }
    }

    /** Calls a function for each type of result. */
    private void loop(List<String> arguments) {
      int loop = loops++;
      List<String> parameters = new ArrayList<>();
      StringBuilder loads = new StringBuilder();
      for (String argument : arguments) {
        parameters.add("p" + parameters.size());
        loads.append("LOAD_CONST ").append(argument).append('\n');
      }
      main.append("LOAD_CONST 0\nSTORE_FAST i\nloop").append(loop).append(": LOAD_FAST i\n");
      main.append("LOAD_CONST 1000\nCOMPARE <\nPOP_JUMP_IF_FALSE end").append(loop).append('\n');
      for (int i = 0; i < RESULTS.size(); i++) {
        String name = "f" + loop + "_" + i;
        functions.append(".func ").append(name).append('(').append(String.join(", ", parameters));
        functions.append(") never_inline\nLOAD_CONST ").append(RESULTS.get(i));
        functions.append("\nRETURN\n.end\n");
        main.append("LOAD_GLOBAL ").append(name).append('\n').append(loads);
        main.append("CALL ").append(arguments.size()).append("\nPOP\n");
      }
      main.append("LOAD_FAST i\nLOAD_CONST 1\nADD\nSTORE_FAST i\nJUMP loop").append(loop);
      main.append("\nend").append(loop).append(": NOP\n");
    }
  }
}
