package dev.hotspur.assembler.print;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.ExceptionEntry;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.BitSet;

/** Names for the offsets of a code object that jumps and rows of the exception table refer to. */
final class LabelNames {
  private final BitSet used = new BitSet();
  private final int[] numbers;

  LabelNames(Code code) {
    for (int pc = 0; pc < code.size(); pc++) {
      if (code.opcode(pc).operand() == OperandKind.LABEL) {
        used.set(code.operand(pc));
      }
    }
    for (ExceptionEntry entry : code.exceptionTable()) {
      used.set(entry.start());
      used.set(entry.end());
      used.set(entry.handler());
    }
    numbers = new int[used.length()];
    int number = 0;
    for (int pc = used.nextSetBit(0); pc >= 0; pc = used.nextSetBit(pc + 1)) {
      numbers[pc] = ++number;
    }
  }

  boolean has(int pc) {
    return used.get(pc);
  }

  String at(int pc) {
    return "L" + numbers[pc];
  }

  /** The column where mnemonics begin: the longest label, its colon and a blank, at least 8. */
  int width() {
    return Math.max(8, used.isEmpty() ? 0 : at(used.length() - 1).length() + 2);
  }
}
