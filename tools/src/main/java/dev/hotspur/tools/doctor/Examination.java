package dev.hotspur.tools.doctor;

import dev.hotspur.tools.console.Console;
import dev.hotspur.vm.interp.Limits;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at Java, the jar, the archive, the tools beside and the terminal. Changes nothing. */
public final class Examination {
  private static final long MEBIBYTE = 1L << 20;
  private static final long LEAST_HEAP = 256 * MEBIBYTE;
  private static final int PATIENCE_SECONDS = 5;
  private static final String ORACLE = "Python 3.11";

  private final Console console;
  private final List<Finding> findings = new ArrayList<>();

  private Examination(Console console) {
    this.console = console;
  }

  /**
   * What was found.
   *
   * @param version the command's version
   */
  public static List<Finding> of(String version, Console console) {
    Examination examination = new Examination(console);
    examination.hotspur(version);
    examination.java();
    examination.archive();
    examination.tools();
    examination.terminal();
    examination.limits();
    return List.copyOf(examination.findings);
  }

  private void good(String topic, String name, Object value) {
    findings.add(Finding.good(topic, name, value.toString()));
  }

  private void problem(String topic, String name, String value, String advice) {
    findings.add(new Finding(topic, name, value, advice));
  }

  private void hotspur(String version) {
    good("hotspur", "version", version);
    Path jar = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0]);
    try {
      if (Files.isRegularFile(jar)) {
        good("hotspur", "jar", jar.toAbsolutePath() + ", " + Files.size(jar) / 1024 + " KiB");
        good("hotspur", "built", Files.getLastModifiedTime(jar));
      }
    } catch (IOException e) {
      problem("hotspur", "jar", e.getMessage(), "build again: mvn -Dquickly package");
    }
  }

  private void java() {
    String vendor = System.getProperty("java.vendor");
    good("java", "version", System.getProperty("java.runtime.version") + " of " + vendor);
    good("java", "machine", System.getProperty("java.vm.name"));
    good("java", "home", System.getProperty("java.home"));
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    good("java", "system", system);
    long heap = Runtime.getRuntime().maxMemory();
    String size = heap / MEBIBYTE + " MiB";
    if (heap < LEAST_HEAP) {
      problem("java", "heap", size, "give it more: HOTSPUR_JAVA_OPTS=-Xmx1g");
    } else {
      good("java", "heap", size);
    }
    int processors = Runtime.getRuntime().availableProcessors();
    if (processors == 1) {
      problem("java", "processors", "1", "Java compiles beside the program; two are better");
    } else {
      good("java", "processors", processors);
    }
  }

  /** Java does not tell whether it could use an archive; it goes on without if it could not. */
  private void archive() {
    String found = "";
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-XX:AOTCache=")) {
        found = option.substring(option.indexOf('=') + 1);
      }
    }
    if (!found.isEmpty() && isFile(Path.of(found))) {
      good("start", "archive", found);
    } else if (console.variable("HOTSPUR_ARCHIVE").equals("off")) {
      good("start", "archive", "off, by HOTSPUR_ARCHIVE");
    } else {
      problem(
          "start",
          "archive",
          "none",
          "start by the hotspur script, which makes one in the background at its first run");
    }
  }

  private void tools() {
    String arch = System.getProperty("os.arch");
    String library = System.mapLibraryName("hsdis-" + arch).replaceFirst("^lib", "");
    Path home = Path.of(System.getProperty("java.home"));
    List<Path> places =
        new ArrayList<>(List.of(home.resolve("lib"), home.resolve("lib").resolve("server")));
    places.addAll(folders(console.variable("LD_LIBRARY_PATH")));
    Optional<Path> hsdis =
        places.stream()
            .map(place -> place.resolve(library))
            .filter(Examination::isFile)
            .findFirst();
    if (hsdis.isPresent()) {
      good("tools", "hsdis", hsdis.get());
    } else {
      problem(
          "tools",
          "hsdis",
          "none",
          "only needed to see machine code: put " + library + " into " + home.resolve("lib"));
    }
    python();
  }

  private void python() {
    boolean isThere =
        folders(console.variable("PATH")).stream()
            .anyMatch(folder -> Files.isExecutable(folder.resolve("python3")));
    String version = isThere ? outputOf("python3", "--version") : "none";
    if (version.startsWith(ORACLE + ".")) {
      good("tools", "python3", version);
    } else {
      String why = "only needed to compare the machine with in tests, which skip that otherwise";
      problem("tools", "python3", version, why + ": install " + ORACLE);
    }
  }

  private static String outputOf(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "does not answer";
      }
      byte[] bytes = process.getInputStream().readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "cannot be run";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "does not answer";
    }
  }

  private static List<Path> folders(String variable) {
    List<Path> folders = new ArrayList<>();
    for (String folder : variable.split(File.pathSeparator, -1)) {
      // What cannot be a path is no folder either.
      if (!folder.isEmpty() && folder.indexOf('\0') < 0) {
        folders.add(Path.of(folder));
      }
    }
    return folders;
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file);
  }

  private void terminal() {
    good("terminal", "output", console.isOutputTerminal() ? "a terminal" : "no terminal");
    good("terminal", "errors", console.isErrorTerminal() ? "a terminal" : "no terminal");
    good("terminal", "colour", console.outPaint().isOn() ? "on" : "off");
    String encoding = System.getProperty("native.encoding", "unknown");
    if (encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) {
      good("terminal", "encoding", encoding);
    } else {
      problem(
          "terminal",
          "encoding",
          encoding,
          "hotspur prints UTF-8; for example: export LANG=C.UTF-8");
    }
  }

  private void limits() {
    good("limits", "fuel", "none unless --fuel is given");
    good("limits", "time", "none unless --timeout is given");
    good("limits", "calls", Limits.DEFAULT_DEPTH + " active ones unless --depth is given");
  }
}
