package dev.hotspur.vm.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function that passed the {@link Verifier}, with what the verifier found out about it. It is
 * also a value of the machine, of the type {@code code}: what {@code LOAD_CONST} pushes for a
 * function within a function. Equal to itself alone.
 */
public final class VerifiedCode {
  private static final String WITHIN = ".<locals>.";

  private final FunctionDefinition definition;
  private final String qualifiedName;
  private final int[] depths;
  private final int[] handlerRows;
  private final List<Object> constants;

  /**
   * Keeps what was found.
   *
   * @param depths the number of values on the stack before each instruction
   * @param handlerRows the row of the exception table for each instruction; -1 for none
   * @param constants the constants, functions among them in their verified form
   */
  VerifiedCode(
      FunctionDefinition definition,
      String qualifiedName,
      int[] depths,
      int[] handlerRows,
      List<Object> constants) {
    this.definition = definition;
    this.qualifiedName = qualifiedName;
    this.depths = depths.clone();
    this.handlerRows = handlerRows.clone();
    this.constants = List.copyOf(constants);
  }

  /** The name of a function within another of the qualified name {@code outer}, if there is one. */
  public static String qualifiedName(Optional<String> outer, String name) {
    return outer.map(qualified -> qualified + WITHIN + name).orElse(name);
  }

  /** The function: its code and the defaults of its parameters. */
  public FunctionDefinition definition() {
    return definition;
  }

  /** The code object. */
  public Code code() {
    return definition.code();
  }

  /**
   * The name with those of the functions around it, as CPython has it, for example {@code
   * "outer.<locals>.inner"}.
   */
  public String qualifiedName() {
    return qualifiedName;
  }

  /** The number of values on the stack before an instruction; -1 if it is never reached. */
  public int depth(int pc) {
    return depths[pc];
  }

  /** Whether any path leads to the instruction. */
  public boolean isReachable(int pc) {
    return depths[pc] >= 0;
  }

  /** The row of the exception table that handles what the instruction at {@code pc} raises. */
  public Optional<ExceptionEntry> handlerOf(int pc) {
    int row = handlerRows[pc];
    return row < 0 ? Optional.empty() : Optional.of(code().exceptionTable().get(row));
  }

  /** A constant as a value of the machine: a function is one of this class. */
  public Object constant(int index) {
    return constants.get(index);
  }

  /** The functions among the constants, in the order of the constants. */
  public List<VerifiedCode> inner() {
    List<VerifiedCode> result = new ArrayList<>();
    for (Object constant : constants) {
      if (constant instanceof VerifiedCode code) {
        result.add(code);
      }
    }
    return result;
  }

  /** The code object as the program sees it; where CPython shows an address, nothing is shown. */
  @Override
  public String toString() {
    return "<code object %s, file \"%s\", line %d>"
        .formatted(code().name(), code().file(), code().firstLine());
  }
}
