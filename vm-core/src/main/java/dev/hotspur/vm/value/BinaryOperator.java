package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Opcode;
import java.util.Optional;

/** The binary operators, in the order of the instruction table. */
public enum BinaryOperator {
  ADD("+", Opcode.ADD, Opcode.INPLACE_ADD),
  SUB("-", Opcode.SUB, Opcode.INPLACE_SUB),
  MUL("*", Opcode.MUL, Opcode.INPLACE_MUL),
  DIV("/", Opcode.DIV, Opcode.INPLACE_DIV),
  FLOOR_DIV("//", Opcode.FLOOR_DIV, Opcode.INPLACE_FLOOR_DIV),
  MOD("%", Opcode.MOD, Opcode.INPLACE_MOD),
  POW("**", Opcode.POW, Opcode.INPLACE_POW),
  AND("&", Opcode.AND, Opcode.INPLACE_AND),
  OR("|", Opcode.OR, Opcode.INPLACE_OR),
  XOR("^", Opcode.XOR, Opcode.INPLACE_XOR),
  LSHIFT("<<", Opcode.LSHIFT, Opcode.INPLACE_LSHIFT),
  RSHIFT(">>", Opcode.RSHIFT, Opcode.INPLACE_RSHIFT);

  private static final BinaryOperator[] ALL = values();

  private final String symbol;
  private final Opcode opcode;
  private final Opcode inplaceOpcode;

  BinaryOperator(String symbol, Opcode opcode, Opcode inplaceOpcode) {
    this.symbol = symbol;
    this.opcode = opcode;
    this.inplaceOpcode = inplaceOpcode;
  }

  /** The operator as it is written, for example {@code "//"}. */
  public String symbol() {
    return symbol;
  }

  /** The instruction that applies it. */
  public Opcode opcode() {
    return opcode;
  }

  /** The instruction of its in-place form. */
  public Opcode inplaceOpcode() {
    return inplaceOpcode;
  }

  /** The operator that an instruction applies, in place or not. */
  public static Optional<BinaryOperator> of(Opcode opcode) {
    for (BinaryOperator operator : ALL) {
      if (operator.opcode == opcode || operator.inplaceOpcode == opcode) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
