package dev.hotspur.tools.verb;

import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Operands;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.JsonText;
import dev.hotspur.tools.console.Paint;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.doctor.Examination;
import dev.hotspur.tools.doctor.Finding;
import dev.hotspur.tools.program.Settings;
import java.io.IOException;
import java.util.List;

/** {@code doctor}: says what this machine offers, and what to do where something is missing. */
public final class DoctorVerb implements Verb {
  private static final String SCHEMA = "hotspur-doctor/1";
  private static final int NAME_WIDTH = 14;

  private final String version;

  /** The verb, of a command of this version. */
  public DoctorVerb(String version) {
    this.version = version;
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "doctor",
        "Says what this machine offers to hotspur, and what to do where something is missing.",
        List.of(Format.option(), Settings.COLOR),
        Operands.NONE,
        "hotspur doctor   # which Java is it, and is there python3?",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings.applyColour(given, console);
    boolean isJson = Format.isJson(given);
    List<Finding> findings = Examination.of(version, console);
    console.out(isJson ? json(findings) : text(findings, console.outPaint()));
    return ExitCode.OK;
  }

  private static String text(List<Finding> findings, Paint paint) {
    StringBuilder out = new StringBuilder();
    String topic = "";
    for (Finding finding : findings) {
      if (!finding.topic().equals(topic)) {
        topic = finding.topic();
        out.append(paint.heading(topic)).append('\n');
      }
      String gap = " ".repeat(NAME_WIDTH - finding.name().length());
      out.append("  ").append(finding.name()).append(gap).append(finding.value()).append('\n');
      if (finding.isProblem()) {
        out.append(" ".repeat(NAME_WIDTH + 2)).append(paint.mark("-> "));
        out.append(finding.advice()).append('\n');
      }
    }
    return out.toString();
  }

  private static String json(List<Finding> findings) {
    return JsonText.of(
        SCHEMA,
        json -> {
          json.name("findings").beginArray();
          for (Finding finding : findings) {
            json.beginObject();
            json.name("topic").value(finding.topic());
            json.name("name").value(finding.name());
            json.name("value").value(finding.value());
            if (finding.isProblem()) {
              json.name("advice").value(finding.advice());
            }
            json.endObject();
          }
          json.endArray();
        });
  }
}
