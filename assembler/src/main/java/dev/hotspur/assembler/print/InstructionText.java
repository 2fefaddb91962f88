package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.StackEffect;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

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
      case CONSTANT -> Pools.written(code.constants().get(operand));
      case LOCAL -> Words.written(code.locals().get(operand));
      case NAME -> Words.written(code.names().get(operand));
      case CELL -> Words.written(code.sharedVariable(operand));
      case LABEL -> targets.apply(operand);
      case COUNT -> Integer.toString(operand);
      case COMPARISON -> Comparison.of(operand).symbol();
      case PARTS -> parts(code.opcode(pc), operand);
    };
  }

  private static String parts(Opcode opcode, int operand) {
    return opcode.parts().stream()
        .filter(part -> (operand & part.bit()) != 0)
        .map(StackEffect.Part::word)
        .collect(Collectors.joining(", "));
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
