package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operand stack before the current instruction, and what the instruction makes of it. All rules
 * share it. Positions count from the top, which is 1.
 */
final class OperandStack {
  private final Emitter emitter;

  OperandStack(Emitter emitter) {
    this.emitter = emitter;
  }

  /** What was seen of the current instruction. */
  Fact fact() {
    return emitter.profile().fact(emitter.pc());
  }

  /** Going on at the next instruction. */
  Step go() {
    return new Step.Go(emitter.pc() + 1);
  }

  /** The n-th value from the top. */
  Value top(int n) {
    return emitter.read(emitter.register(n));
  }

  /** The n-th value from the top as a reference. */
  Value boxed(int n) {
    return emitter.box(top(n));
  }

  /** So many values from the top, the top last. */
  List<Value> topmost(int count) {
    List<Value> values = new ArrayList<>();
    for (int n = count; n >= 1; n--) {
      values.add(top(n));
    }
    return values;
  }

  /** The same as references. */
  List<Value> boxedTopmost(int count) {
    List<Value> values = new ArrayList<>();
    for (int n = count; n >= 1; n--) {
      values.add(boxed(n));
    }
    return values;
  }

  /** Takes so many values from the stack. */
  Step drop(int count) {
    for (int n = 1; n <= count; n++) {
      emitter.drop(emitter.register(n));
    }
    return go();
  }

  /** Puts a value in the place of so many. */
  Step push(Value value, int popped) {
    emitter.slots().set(emitter.register(popped), value);
    return go();
  }

  /**
   * Pushes what a routine gave, unboxed if it was always of one type. When it is of another, the
   * interpreter goes on after the instruction, since that has been executed.
   */
  Step pushResult(Value result, int popped) {
    int register = emitter.register(popped);
    emitter.slots().set(register, result);
    for (int n = 1; n < popped; n++) {
      emitter.slots().lose(emitter.register(n));
    }
    unbox(register, fact().result());
    return go();
  }

  /** Unboxes what a register holds; when it is of another type, the instruction is done. */
  void unbox(int register, Type seen) {
    Value value = emitter.read(register);
    Optional<Op> op = Boxing.unboxing(seen);
    if (op.isPresent() && value.type() == Type.REF) {
      emitter
          .slots()
          .set(register, emitter.guard(op.get(), emitter.after(emitter.pc() + 1), value));
    }
  }
}
