package dev.hotspur.tools;

import dev.hotspur.tools.bench.BenchmarksJar;
import dev.hotspur.tools.cli.FullReader;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.verb.AnalyzeVerb;
import dev.hotspur.tools.verb.AsmVerb;
import dev.hotspur.tools.verb.BenchVerb;
import dev.hotspur.tools.verb.CfgVerb;
import dev.hotspur.tools.verb.CompletionVerb;
import dev.hotspur.tools.verb.CountVerb;
import dev.hotspur.tools.verb.DisVerb;
import dev.hotspur.tools.verb.DoctorVerb;
import dev.hotspur.tools.verb.FmtVerb;
import dev.hotspur.tools.verb.LspVerb;
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
    List<Verb> verbs = new ArrayList<>();
    verbs.add(new RunVerb());
    verbs.add(new TraceVerb());
    verbs.add(new DisVerb());
    verbs.add(new CfgVerb());
    verbs.add(new CountVerb());
    verbs.add(new AnalyzeVerb());
    verbs.add(new BenchVerb(BenchmarksJar.besideThis()));
    verbs.add(new VerifyVerb());
    verbs.add(new AsmVerb());
    verbs.add(new FmtVerb());
    verbs.add(new LspVerb(defect -> DefectReport.write(defect, new String[] {"lsp"})));
    verbs.add(new CompletionVerb(Verbs::syntaxes));
    verbs.add(new DoctorVerb(Version.describe()));
    return verbs;
  }

  static List<Syntax> syntaxes() {
    return all().stream().map(Verb::syntax).toList();
  }

  static int run(String[] words, Console console) throws Refusal, IOException {
    Map<Syntax, Verb> verbs = new LinkedHashMap<>();
    all().forEach(verb -> verbs.put(verb.syntax(), verb));
    FullReader reader =
        new FullReader(new ArrayList<>(verbs.keySet()), Version.describe(), console);
    FullReader.Answer answer = reader.read(words);
    return answer instanceof FullReader.Run run
        ? verbs.get(run.syntax()).run(run.given(), console)
        : ((FullReader.Done) answer).exitCode();
  }
}
