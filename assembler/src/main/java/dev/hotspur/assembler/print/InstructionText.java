package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Literals;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.function.IntFunction;

/** Writes the instructions of a code object as the assembly language has them. */
public final class InstructionText {
  private final Code code;
  private final IntFunction<String> targets;

  /**
   * A writer for a code object.
   *
   * @param targets what an offset that is jumped to is called
   */
  public InstructionText(Code code, IntFunction<String> targets) {
    this.code = code;
    this.targets = targets;
  }

  /** A writer with the labels that the disassembler gives. */
  public static InstructionText withLabels(Code code) {
    return new InstructionText(code, new LabelNames(code)::at);
  }

  /** The operand of the instruction at an offset as it is written; empty if it has none. */
  public String operand(int pc) {
    int operand = code.operand(pc);
    return switch (code.opcode(pc).operand()) {
      case NONE -> "";
      case CONSTANT -> constant(code.constants().get(operand));
      case LOCAL -> Words.written(code.locals().get(operand));
      case NAME -> Words.written(code.names().get(operand));
      case CELL -> {
        int cells = code.cells().size();
        yield Words.written(
            operand < cells ? code.cells().get(operand) : code.frees().get(operand - cells));
      }
      case LABEL -> targets.apply(operand);
      case COUNT -> Integer.toString(operand);
      case COMPARISON -> Comparison.of(operand).symbol();
    };
  }

  private static String constant(Object constant) {
    return constant instanceof Code inner
        ? Words.written(inner.name())
        : Literals.written(constant);
  }

  /** Mnemonic and operand, the operand from a column on. */
  public String line(int pc, int operandColumn) {
    Opcode opcode = code.opcode(pc);
    String operand = operand(pc);
    if (operand.isEmpty()) {
      return opcode.mnemonic();
    }
    int gap = Math.max(1, operandColumn - opcode.mnemonic().length());
    return opcode.mnemonic() + " ".repeat(gap) + operand;
  }
}
