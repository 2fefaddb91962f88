package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Constant;

/** What becomes of an operation whose arguments are known. */
public sealed interface Outcome {
  /** The guard holds; the operation has no result. */
  Outcome PASSES = new Passes();

  /** The guard fails: the region is left. */
  Outcome LEAVES = new Leaves();

  /** It cannot be told. */
  Outcome UNKNOWN = new Unknown();

  /** It gives a value. */
  record Gives(Constant value) implements Outcome {}

  /** The guard holds. */
  record Passes() implements Outcome {}

  /** The guard fails. */
  record Leaves() implements Outcome {}

  /** It cannot be told. */
  record Unknown() implements Outcome {}

  /** The outcome of giving an int. */
  static Outcome of(long value) {
    return new Gives(Constant.of(value));
  }

  /** The outcome of giving a float. */
  static Outcome of(double value) {
    return new Gives(Constant.of(value));
  }

  /** The outcome of giving a truth value. */
  static Outcome of(boolean value) {
    return new Gives(Constant.of(value));
  }
}
