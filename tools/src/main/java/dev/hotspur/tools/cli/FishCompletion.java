package dev.hotspur.tools.cli;

import java.util.List;

/** The completion script for fish, which needs no more than a line for each verb and option. */
public final class FishCompletion {
  private static final String COMMAND = "complete -c hotspur";

  private FishCompletion() {}

  /** The script for these verbs. */
  public static String of(List<Syntax> verbs) {
    StringBuilder out = new StringBuilder("# Completion of hotspur for fish.\n");
    String atVerb = COMMAND + " -n __fish_use_subcommand";
    out.append(atVerb).append(" -f -l help -d 'Shows this help and ends.'\n");
    out.append(atVerb).append(" -f -l version -d 'Shows the version and ends.'\n");
    for (Syntax verb : verbs) {
      out.append(atVerb).append(" -f -a ").append(verb.verb());
      out.append(" -d ").append(quoted(verb.summary())).append('\n');
      String inVerb = COMMAND + " -n '__fish_seen_subcommand_from " + verb.verb() + "'";
      out.append(inVerb).append(" -l help -d 'Shows this help and ends.'\n");
      for (Option option : verb.options()) {
        boolean isLong = option.name().startsWith("--");
        out.append(inVerb).append(isLong ? " -l " : " -s ");
        out.append(option.name().substring(isLong ? 2 : 1));
        out.append(option.takesValue() ? " -r" : "");
        out.append(" -d ").append(quoted(option.help())).append('\n');
      }
      for (String choice : verb.operands().choices()) {
        out.append(inVerb).append(" -f -a ").append(choice).append('\n');
      }
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
