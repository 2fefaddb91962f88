package dev.hotspur.jit.record;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.BitSet;

/**
 * The instructions of a loop, or of a function, and the registers they can name. What it takes
 * depends on the loop alone and not on the function around it, which may have thousands of loops
 * and of variables.
 */
final class Body {
  private final int first;
  private final BitSet instructions;
  private final int[] registers;

  /**
   * Some instructions of a function.
   *
   * @param offsets of the instructions
   */
  Body(Code code, BitSet offsets) {
    this.first = Math.max(0, offsets.nextSetBit(0));
    this.instructions = offsets.get(first, offsets.length());
    this.registers = registers(code, offsets);
  }

  /** Whether an instruction is one of them. */
  boolean contains(int pc) {
    return pc >= first && instructions.get(pc - first);
  }

  /**
   * The registers of the frame that they can read or write, in order: the local variables that they
   * name or that are parameters, those that are shared with other functions, the operand stack.
   */
  int[] registers() {
    return registers;
  }

  private static int[] registers(Code code, BitSet offsets) {
    BitSet named = new BitSet();
    named.set(0, code.parameters().count());
    named.set(code.locals().size(), code.variables() + code.maxStack());
    for (int pc = offsets.nextSetBit(0); pc >= 0; pc = offsets.nextSetBit(pc + 1)) {
      if (code.opcode(pc).operand() == OperandKind.LOCAL) {
        named.set(code.operand(pc));
      }
    }
    return named.stream().toArray();
  }
}
