package dev.hotspur.vm.bytecode;

import java.util.List;
import java.util.stream.Collectors;

/** A module was refused by the verifier. */
public final class VerificationException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 100;

  private final transient List<Problem> problems;

  /** Made of at least one problem. */
  public VerificationException(List<Problem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  /** The first problems: there may be as many as there are instructions. */
  private static String text(List<Problem> problems) {
    String shown =
        problems.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("\n"));
    int more = problems.size() - SHOWN;
    return more > 0 ? shown + "\nand " + more + " more" : shown;
  }

  /** Everything found, in the order of the functions and their instructions. */
  public List<Problem> problems() {
    return problems;
  }
}
