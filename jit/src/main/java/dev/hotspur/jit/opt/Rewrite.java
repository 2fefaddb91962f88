package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Value;
import java.util.List;

/** What a fold rule makes of an instruction. */
public sealed interface Rewrite {
  /** Its value is another value. */
  record Same(Value value) implements Rewrite {}

  /** It is another operation with the same result; not a guard, unless it was one. */
  record Become(Op op, Attribute attribute, List<Value> args) implements Rewrite {
    /** Copies the arguments. */
    public Become {
      args = List.copyOf(args);
    }
  }

  /** It is a guard without result that always holds. */
  record Passes() implements Rewrite {}

  /** It is a guard that always fails. */
  record Leaves() implements Rewrite {}

  /** Its value is another value. */
  static Rewrite same(Value value) {
    return new Same(value);
  }

  /** Its value is a constant. */
  static Rewrite same(long value) {
    return new Same(Constant.of(value));
  }

  /** Its value is a constant. */
  static Rewrite same(boolean value) {
    return new Same(Constant.of(value));
  }

  /** It is another operation, which has no attribute. */
  static Rewrite become(Op op, Value... args) {
    return new Become(op, Attribute.NONE, List.of(args));
  }
}
