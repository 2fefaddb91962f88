package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.vm.bytecode.Problem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Where a function's instructions stand in its source. */
public final class FunctionSource {
  private final Reporter reporter;
  private final Span heading;
  private final List<Span> spans;
  private final IdentityHashMap<Span, Integer> reported = new IdentityHashMap<>();

  FunctionSource(Reporter reporter, Span heading, List<Span> spans) {
    this.reporter = reporter;
    this.heading = heading;
    this.spans = spans;
  }

  /**
   * Reports what the verifier found in the function, at the places in the source.
   *
   * <p>A mistake in a {@code .try} block can be found many times: in each copy of its {@code
   * .finally} part, and in what the block itself adds. It is reported for the first instruction
   * that was written so, and for what the block adds only if nothing else is wrong.
   */
  public void report(List<Problem> problems) {
    List<Problem> written = problems.stream().filter(p -> !isAdded(p.pc())).toList();
    for (Problem problem : written.isEmpty() ? problems : written) {
      Span span = span(problem.pc());
      if (reported.computeIfAbsent(span, key -> problem.pc()) == problem.pc()) {
        report(problem, span);
      }
    }
  }

  private void report(Problem problem, Span span) {
    if (problem.conflict().isEmpty()) {
      reporter.error(span, problem.message());
      return;
    }
    Problem.Conflict conflict = problem.conflict().get();
    List<Diagnostic.Note> notes = new ArrayList<>();
    if (conflict.one() >= 0) {
      notes.add(way(conflict.one(), conflict.oneDepth()));
    }
    notes.add(way(conflict.other(), conflict.otherDepth()));
    String message = conflict.message(pc -> "line " + reporter.place(source(pc)).line());
    reporter.error(span, message, notes);
  }

  private Diagnostic.Note way(int pc, int depth) {
    return reporter.note(source(pc), "from here with " + Problem.values(depth));
  }

  /** Where an instruction stands; for one that a block adds, what was written before it. */
  private Span source(int pc) {
    int at = pc;
    while (at > 0 && isAdded(at)) {
      at--;
    }
    return span(at);
  }

  /** Whether a block adds the instruction: it then stands where a directive of the block does. */
  private boolean isAdded(int pc) {
    return pc < spans.size() && reporter.text(spans.get(pc)).startsWith(".");
  }

  private Span span(int pc) {
    return pc < spans.size() ? spans.get(pc) : heading;
  }
}
