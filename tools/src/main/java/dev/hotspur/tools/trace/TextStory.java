package dev.hotspur.tools.trace;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Paint;
import dev.hotspur.vm.SystemWorld;
import java.util.List;

/** The story for a reader: a line for each event, in LuaJIT's style, and the texts under it. */
public final class TextStory extends Story {
  /** HotSpot leaves a method with more bytes to its interpreter. */
  private static final int HUGE_METHOD = 8_000;

  private int events;

  /** Writes to the console's output. */
  public TextStory(Console console, SystemWorld world, Selection selection) {
    super(console, world, selection);
  }

  @Override
  String tell(JitEvent event, boolean inFull) {
    events++;
    Paint paint = console().outPaint();
    StringBuilder out = new StringBuilder();
    out.append(line(event, paint)).append('\n');
    if (inFull) {
      appendTexts(event, paint, out);
    }
    return out.toString();
  }

  @Override
  String tellFindings() {
    return "\n" + console().outPaint().heading("What compiled code leaves, and why:") + "\n";
  }

  @Override
  String tellEnd() {
    return events == 0 ? "no loop became hot\n" : "";
  }

  private static String line(JitEvent event, Paint paint) {
    String text = event.text();
    boolean bad =
        event instanceof JitEvent.Aborted
            || event instanceof JitEvent.Blacklisted
            || event instanceof JitEvent.Retreated;
    String shown =
        bad ? paint.error(text) : event instanceof JitEvent.Compiled ? paint.mark(text) : text;
    return "[TRACE " + paint.place(event.place().toString()) + " " + shown + "]";
  }

  private static void appendTexts(JitEvent event, Paint paint, StringBuilder out) {
    if (event instanceof JitEvent.Recorded recorded) {
      heading("stack code recorded", paint, out);
      iterations(recorded.instructions(), paint, out);
    } else if (event instanceof JitEvent.Built built) {
      heading("IR as built", paint, out);
      indented(built.graph(), out);
    } else if (event instanceof JitEvent.PassApplied pass) {
      heading("IR after " + pass.pass(), paint, out);
      indented(pass.graph(), out);
      heading("because", paint, out);
      pass.reasons().forEach(line -> indented(line, out));
    } else if (event instanceof JitEvent.Compiled compiled) {
      String size = compiled.bytes() + " of at most " + HUGE_METHOD + " bytes";
      heading("JVM bytecode, " + size, paint, out);
      indented(compiled.bytecode(), out);
    }
    out.append('\n');
  }

  /** The passes of the loop one after the other, those that are the same only once. */
  private static void iterations(List<String> instructions, Paint paint, StringBuilder out) {
    int begin = 0;
    while (begin < instructions.size()) {
      List<String> iteration = iterationAt(begin, instructions);
      int end = begin + iteration.size();
      int times = 1;
      while (end < instructions.size() && iterationAt(end, instructions).equals(iteration)) {
        end += iteration.size();
        times++;
      }
      iteration.forEach(line -> indented(line, out));
      if (times > 1) {
        out.append(paint.dim("  (" + times + " times)")).append('\n');
      }
      begin = end;
    }
  }

  /** From an instruction on until the first one of the trace comes again. */
  private static List<String> iterationAt(int begin, List<String> instructions) {
    int end = begin + 1;
    while (end < instructions.size() && !instructions.get(end).equals(instructions.get(0))) {
      end++;
    }
    return instructions.subList(begin, end);
  }

  private static void heading(String text, Paint paint, StringBuilder out) {
    out.append(paint.heading("---- " + text)).append('\n');
  }

  private static void indented(String text, StringBuilder out) {
    text.lines().forEach(line -> out.append(line.isEmpty() ? "" : "  ").append(line).append('\n'));
  }
}
