package dev.hotspur.tools;

import dev.hotspur.tools.cli.FullReader;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.verb.AsmVerb;
import dev.hotspur.tools.verb.CfgVerb;
import dev.hotspur.tools.verb.DisVerb;
import dev.hotspur.tools.verb.RunVerb;
import dev.hotspur.tools.verb.TraceVerb;
import dev.hotspur.tools.verb.Verb;
import dev.hotspur.tools.verb.VerifyVerb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All verbs, in the order of the help. */
final class Verbs {
  private Verbs() {}

  static List<Verb> all() {
    return List.of(
        new RunVerb(), //
        new TraceVerb(),
        new DisVerb(),
        new CfgVerb(),
        new VerifyVerb(),
        new AsmVerb());
  }

  static int run(String[] words, Console console) throws Refusal, IOException {
    Map<Syntax, Verb> verbs = new LinkedHashMap<>();
    for (Verb verb : all()) {
      verbs.put(verb.syntax(), verb);
    }
    FullReader reader =
        new FullReader(new ArrayList<>(verbs.keySet()), Version.describe(), console);
    FullReader.Answer answer = reader.read(words);
    return answer instanceof FullReader.Run run
        ? verbs.get(run.syntax()).run(run.given(), console)
        : ((FullReader.Done) answer).exitCode();
  }
}
