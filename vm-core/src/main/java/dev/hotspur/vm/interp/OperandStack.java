package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.value.GlobalCell;
import java.util.Optional;

/**
 * Where the values of the operand stack are while code is translated: each in its own register, in
 * a local, a constant, or a global. An entry of 0 or more is a register; below 0 it is the
 * complement of a constant's index, or of {@link #GLOBAL}.
 */
final class OperandStack {
  /** Stands for a global that is not read yet; which one it is stands in {@link #globals}. */
  private static final int GLOBAL = Integer.MAX_VALUE;

  private final VerifiedCode code;
  private final InsnChain chain;
  private final ConstantRegisters constants;
  private final boolean plainForm;
  private final int firstRegister;
  private final int[] entries;
  private final Names.LoadGlobal[] globals;
  private int depth;

  OperandStack(VerifiedCode code, InsnChain chain, ConstantRegisters constants, boolean plainForm) {
    this.code = code;
    this.chain = chain;
    this.constants = constants;
    this.plainForm = plainForm;
    this.firstRegister = code.code().variables();
    this.entries = new int[code.code().maxStack()];
    this.globals = new Names.LoadGlobal[entries.length];
  }

  /** Begins a block with a canonical stack of this depth. */
  void reset(int newDepth) {
    depth = newDepth;
    for (int i = 0; i < depth; i++) {
      entries[i] = firstRegister + i;
    }
  }

  /** Pushes a value that the next instruction puts into the register returned. */
  int push() {
    entries[depth] = firstRegister + depth;
    return entries[depth++];
  }

  /** Pushes several values; the register of the lowest is returned. */
  int push(int count) {
    int first = firstRegister + depth;
    for (int i = 0; i < count; i++) {
      push();
    }
    return first;
  }

  void pushConstant(int index) {
    if (plainForm) {
      chain.emit(Moves.constant(push(), code.constant(index)));
    } else {
      entries[depth++] = ~index;
    }
  }

  /** Pushes what is in the register of a variable. */
  void pushVariable(int register) {
    if (plainForm) {
      chain.emit(new Moves.Move(push(), register));
    } else {
      entries[depth++] = register;
    }
  }

  /**
   * Pushes a global. In the fast form it is not read before it is needed, which spares a function
   * that is called the way through a register.
   */
  void pushGlobal(GlobalCell cell, GlobalCell builtin) {
    int register = push();
    Names.LoadGlobal load = new Names.LoadGlobal(register, cell, builtin);
    if (plainForm) {
      chain.emit(load);
    } else {
      chain.place(load);
      globals[depth - 1] = load;
      entries[depth - 1] = ~GLOBAL;
    }
  }

  /** Pops the value on top if it is a global that was not read yet. */
  Optional<Names.LoadGlobal> popGlobal() {
    if (entries[depth - 1] != ~GLOBAL) {
      return Optional.empty();
    }
    depth--;
    chain.postponed(globals[depth]);
    return Optional.of(globals[depth]);
  }

  /** Reads the globals that were not read yet: something follows that may change them. */
  void readGlobals() {
    for (int i = 0; i < depth; i++) {
      readGlobal(i);
    }
  }

  private void readGlobal(int position) {
    if (entries[position] == ~GLOBAL) {
      chain.postponed(globals[position]);
      chain.emitPlaced(globals[position]);
      entries[position] = firstRegister + position;
    }
  }

  void pop() {
    readGlobal(depth - 1);
    depth--;
  }

  /** Pops values of a flushed stack; the register of the lowest is returned. */
  int pop(int count) {
    depth -= count;
    return firstRegister + depth;
  }

  /** Pops values and says in which registers they are, the lowest first. */
  int[] popRegisters(int count) {
    int[] registers = new int[count];
    for (int i = 0; i < count; i++) {
      registers[i] = registerAt(count - i);
    }
    depth -= count;
    return registers;
  }

  /** Pops a value and says in which register it is. */
  int popRegister() {
    int register = registerAt(1);
    depth--;
    return register;
  }

  /** The register of the n-th value from the top. */
  int registerAt(int n) {
    int position = depth - n;
    readGlobal(position);
    if (entries[position] < 0) {
      int index = ~entries[position];
      int register = constants.of(index, code.constant(index));
      if (register >= 0) {
        return register;
      }
      settle(position);
    }
    return entries[position];
  }

  /** The int constant on top, if there is one. */
  Optional<Long> topInt() {
    int entry = entries[depth - 1];
    return entry < 0 && entry != ~GLOBAL && code.constant(~entry) instanceof Long number
        ? Optional.of(number)
        : Optional.empty();
  }

  void copy(int n) {
    readGlobal(depth - n);
    int entry = entries[depth - n];
    if (plainForm || isOwn(depth - n)) {
      chain.emit(new Moves.Move(push(), entry));
    } else {
      entries[depth++] = entry;
    }
  }

  void swap(int n) {
    int top = depth - 1;
    int other = depth - n;
    readGlobal(top);
    readGlobal(other);
    if (plainForm || isOwn(top) || isOwn(other)) {
      settle(top);
      settle(other);
      chain.emit(new Moves.Swap(entries[top], entries[other]));
    } else {
      int entry = entries[top];
      entries[top] = entries[other];
      entries[other] = entry;
    }
  }

  /** Pops a value into a local, computing it there at once if the last instruction can. */
  void store(int local) {
    readGlobal(depth - 1);
    depth--;
    int entry = entries[depth];
    if (!plainForm && isOwn(depth) && chain.retarget(entry, local)) {
      saveBeforeLast(local);
      return;
    }
    saveLocal(local);
    if (entry == local) {
      chain.emitIfPlain(new Moves.Nop());
    } else if (entry < 0) {
      chain.emit(Moves.constant(local, code.constant(~entry)));
    } else {
      chain.emit(new Moves.Move(local, entry));
    }
  }

  /** As {@link #saveLocal}, where the last instruction already changes the local. */
  private void saveBeforeLast(int local) {
    for (int i = 0; i < depth; i++) {
      if (entries[i] == local) {
        entries[i] = firstRegister + i;
        chain.emitBeforeLast(new Moves.Move(entries[i], local));
      }
    }
  }

  /**
   * Copies a local that is about to change into the registers of the values that are read from it.
   */
  void saveLocal(int local) {
    for (int i = 0; i < depth; i++) {
      if (entries[i] == local) {
        settle(i);
      }
    }
  }

  /** Brings every value into its own register. */
  void flush() {
    for (int i = 0; i < depth; i++) {
      settle(i);
    }
  }

  private boolean isOwn(int position) {
    return entries[position] == firstRegister + position;
  }

  private void settle(int position) {
    int own = firstRegister + position;
    readGlobal(position);
    int entry = entries[position];
    if (entry < 0) {
      chain.emit(Moves.constant(own, code.constant(~entry)));
    } else if (entry != own) {
      chain.emit(new Moves.Move(own, entry));
    }
    entries[position] = own;
  }
}
