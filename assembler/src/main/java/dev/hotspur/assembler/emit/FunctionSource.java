package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.vm.bytecode.Problem;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where a function's instructions stand in its source. */
public final class FunctionSource {
  private final Reporter reporter;
  private final Span heading;
  private final List<Span> spans;
  private final Map<Span, Integer> reported = new IdentityHashMap<>();

  FunctionSource(Reporter reporter, Span heading, List<Span> spans) {
    this.reporter = reporter;
    this.heading = heading;
    this.spans = spans;
  }

  /**
   * Reports what the verifier found in the function, at the instruction's place in the source. One
   * line of a {@code .finally} part becomes several instructions; what is wrong with it is reported
   * for the first of them.
   */
  public void report(Problem problem) {
    Span span = span(problem.pc());
    if (reported.computeIfAbsent(span, key -> problem.pc()) == problem.pc()) {
      List<Diagnostic.Note> notes =
          problem.remarks().stream().map(r -> reporter.note(span(r.pc()), r.message())).toList();
      reporter.error(span, problem.message(), notes);
    }
  }

  private Span span(int pc) {
    return pc >= 0 && pc < spans.size() ? spans.get(pc) : heading;
  }
}
