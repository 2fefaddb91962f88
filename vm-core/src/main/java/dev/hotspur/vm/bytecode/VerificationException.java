package dev.hotspur.vm.bytecode;

import java.util.List;
import java.util.stream.Collectors;

/** A module was refused by the verifier. */
public final class VerificationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Made of at least one problem. */
  public VerificationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Everything found, in the order of the functions and their instructions. */
  public List<Problem> problems() {
    return problems;
  }
}
