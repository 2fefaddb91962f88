package dev.hotspur.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes down what is needed to find a defect of ours. */
final class DefectReport {
  private DefectReport() {}

  /**
   * Writes a report into the folder for temporary files.
   *
   * @return one line that says what happened and where the report is
   */
  static String write(Throwable defect, String[] words) {
    String what = "internal error: " + defect;
    int lineEnd = what.indexOf('\n');
    String line = lineEnd < 0 ? what : what.substring(0, lineEnd);
    try {
      Path file = Files.createTempFile("hotspur-report-", ".txt");
      Files.writeString(file, text(defect, words));
      return line + "; this is a defect of hotspur, described in " + file;
    } catch (IOException e) {
      return line + "; this is a defect of hotspur";
    }
  }

  private static String text(Throwable defect, String[] words) {
    StringWriter trace = new StringWriter();
    defect.printStackTrace(new PrintWriter(trace, true));
    return "hotspur "
        + Version.describe()
        + "\nsystem: "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + "\narguments: "
        + List.of(words)
        + "\n\n"
        + trace;
  }
}
