package dev.hotspur.vm.value;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes exceptions as CPython's {@code traceback} module does. */
public final class Tracebacks {
  /** How many equal frames in a row are shown before the rest is only counted. */
  private static final int SHOWN_REPEATS = 3;

  private static final String CAUSE =
      "\nThe above exception was the direct cause of the following exception:\n\n";
  private static final String CONTEXT =
      "\nDuring handling of the above exception, another exception occurred:\n\n";

  private Tracebacks() {}

  /** The source lines that a traceback shows under its frames. */
  @FunctionalInterface
  public interface Lines {
    /** The line of a file, from 1; empty if it is not known. */
    String line(String file, int line);
  }

  /** The text without source lines; see {@link #render(ExceptionValue, Lines)}. */
  public static String render(ExceptionValue exception) {
    return render(exception, (file, line) -> "");
  }

  /**
   * The whole text: what the exception was raised from first, then its own frames, the outermost
   * first, each with its source line where that is known, then type and message. Ends with a
   * newline.
   */
  public static String render(ExceptionValue exception, Lines lines) {
    StringBuilder out = new StringBuilder();
    for (Link link : chain(exception)) {
      renderOne(link.exception, lines, out);
      out.append(link.sentence);
    }
    return out.toString();
  }

  /** The last line without its newline: {@code "ValueError: no"}, or the type alone. */
  public static String lastLine(ExceptionValue exception) {
    String message;
    try {
      message = exception.message();
    } catch (VmError failure) {
      message = "<exception str() failed>";
    }
    String type = exception.type().name();
    return message.isEmpty() ? type : type + ": " + message;
  }

  private record Link(ExceptionValue exception, String sentence) {}

  /** The exceptions to show, the oldest first, each with the sentence that follows it. */
  private static Deque<Link> chain(ExceptionValue exception) {
    Set<ExceptionValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Link> links = new ArrayDeque<>();
    Optional<ExceptionValue> current = Optional.of(exception);
    String sentence = "";
    while (current.isPresent() && seen.add(current.get())) {
      ExceptionValue link = current.get();
      links.addFirst(new Link(link, sentence));
      boolean caused = link.cause().isPresent();
      sentence = caused ? CAUSE : CONTEXT;
      current = caused || link.suppressContext() ? link.cause() : link.context();
    }
    return links;
  }

  private static void renderOne(ExceptionValue exception, Lines lines, StringBuilder out) {
    List<TracebackEntry> entries = exception.traceback();
    if (!entries.isEmpty()) {
      out.append("Traceback (most recent call last):\n");
    }
    int index = entries.size() - 1;
    while (index >= 0) {
      TracebackEntry entry = entries.get(index);
      int run = 1;
      while (run <= index && entries.get(index - run).equals(entry)) {
        run++;
      }
      renderRun(entry, run, lines, out);
      index -= run;
    }
    out.append(lastLine(exception)).append('\n');
  }

  private static void renderRun(TracebackEntry entry, int run, Lines lines, StringBuilder out) {
    String place =
        "  File \"%s\", line %d, in %s\n".formatted(entry.file(), entry.line(), entry.function());
    String source = lines.line(entry.file(), entry.line()).strip();
    String shown = source.isEmpty() ? place : place + "    " + source + "\n";
    out.append(shown.repeat(Math.min(run, SHOWN_REPEATS)));
    int more = run - SHOWN_REPEATS;
    if (more > 0) {
      String times = more == 1 ? "time" : "times";
      out.append("  [Previous line repeated %d more %s]\n".formatted(more, times));
    }
  }
}
