package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.vm.bytecode.Problem;
import java.util.List;

/** Where a function's instructions stand in its source. */
public final class FunctionSource {
  private final Reporter reporter;
  private final Span heading;
  private final List<Span> spans;

  FunctionSource(Reporter reporter, Span heading, List<Span> spans) {
    this.reporter = reporter;
    this.heading = heading;
    this.spans = spans;
  }

  /** Reports what the verifier found in the function, at the instruction's place in the source. */
  public void report(Problem problem) {
    boolean known = problem.pc() >= 0 && problem.pc() < spans.size();
    reporter.error(known ? spans.get(problem.pc()) : heading, problem.message());
  }
}
