package dev.hotspur.jit.record;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The instructions of a loop or a function, and the registers of the frame that they can name. What
 * that takes depends on the loop alone and not on the function around it, which may have thousands
 * of loops and of variables.
 */
final class Body {
  private final int first;
  private final BitSet instructions;
  private final int[] registers;

  private Body(int first, BitSet instructions, int[] registers) {
    this.first = first;
    this.instructions = instructions;
    this.registers = registers;
  }

  /** All of a function. */
  static Body of(Code code) {
    BitSet all = new BitSet();
    all.set(0, code.size());
    return new Body(0, all, all(registers(code)));
  }

  /** Some instructions of a function: at least one. */
  static Body of(Code code, Set<Integer> offsets) {
    int first = Collections.min(offsets);
    BitSet instructions = new BitSet();
    SortedSet<Integer> named = new TreeSet<>();
    for (int pc : offsets) {
      instructions.set(pc - first);
      if (code.opcode(pc).operand() == OperandKind.LOCAL) {
        named.add(code.operand(pc));
      }
    }
    int locals = code.locals().size();
    int[] registers = new int[named.size() + registers(code) - locals];
    int count = 0;
    for (int local : named) {
      registers[count++] = local;
    }
    for (int other = locals; other < registers(code); other++) {
      registers[count++] = other;
    }
    return new Body(first, instructions, registers);
  }

  private static int[] all(int count) {
    int[] registers = new int[count];
    Arrays.setAll(registers, register -> register);
    return registers;
  }

  /** The registers of two bodies in order, each once. */
  static int[] merged(int[] some, int[] others) {
    BitSet all = new BitSet();
    for (int register : some) {
      all.set(register);
    }
    for (int register : others) {
      all.set(register);
    }
    int[] result = new int[all.cardinality()];
    int count = 0;
    for (int register = all.nextSetBit(0); register >= 0; register = all.nextSetBit(register + 1)) {
      result[count++] = register;
    }
    return result;
  }

  /** How many registers hold variables and the operand stack. */
  private static int registers(Code code) {
    return code.variables() + code.maxStack();
  }

  /** Whether an instruction is one of them. */
  boolean contains(int pc) {
    return pc >= first && instructions.get(pc - first);
  }

  /**
   * The registers that they can read or write, in order: local variables that they name, all
   * variables that are shared with other functions, the operand stack.
   */
  int[] registers() {
    return registers;
  }
}
