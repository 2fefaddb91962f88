package dev.hotspur.vm.bytecode;

/** What the operand of an instruction means, and therefore how it is written and checked. */
public enum OperandKind {
  /** The instruction has no operand. */
  NONE("", "nothing"),
  /** An index into the constants of the code object; written as a literal. */
  CONSTANT("literal", "a literal such as 1, 2.5, \"text\", None or (1, 2)"),
  /** An index into the local variables of the code object; written as a name. */
  LOCAL("local", "the name of a local variable"),
  /** An index into the names of the code object: globals, attributes, modules. */
  NAME("name", "a name"),
  /** An index into the cell variables followed by the free variables; written as a name. */
  CELL("cell", "the name of a cell or free variable"),
  /** An offset in the code of the same function; written as a label. */
  LABEL("label", "a label of this function"),
  /** A number of values, or a position counted from the top of the stack. */
  COUNT("n", "a number from 0 to 16777215"),
  /** The ordinal of a {@link Comparison}; written as its symbol. */
  COMPARISON("operator", "one of < <= == != > >="),
  /** A set of bits, one for each {@link StackEffect.Part}; written as the words of those there. */
  PARTS("parts", "some of the words that have a ? in its effect, or none, with commas between");

  private final String placeholder;
  private final String expectation;

  OperandKind(String placeholder, String expectation) {
    this.placeholder = placeholder;
    this.expectation = expectation;
  }

  /** The word that stands for the operand in documentation; empty when there is none. */
  public String placeholder() {
    return placeholder;
  }

  /** What the operand must be, as the end of a sentence that begins with "expected". */
  public String expectation() {
    return expectation;
  }
}
