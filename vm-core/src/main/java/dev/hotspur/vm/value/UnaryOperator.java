package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Opcode;

/** The unary operators; NOT is no operator on values but {@link Operations#truthy} negated. */
public enum UnaryOperator {
  NEG("-", Opcode.NEG),
  POS("+", Opcode.POS),
  INVERT("~", Opcode.INVERT);

  private final String symbol;
  private final Opcode opcode;

  UnaryOperator(String symbol, Opcode opcode) {
    this.symbol = symbol;
    this.opcode = opcode;
  }

  /** The operator as it is written. */
  public String symbol() {
    return symbol;
  }

  /** The operator as complaints call it, for example {@code "unary -"}. */
  String describe() {
    return "unary " + symbol;
  }

  /** The instruction that applies it. */
  public Opcode opcode() {
    return opcode;
  }
}
