package dev.hotspur.jit.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A write to the heap that compiled code has put off, and that is to be done when leaving.
 *
 * @param op an operation that writes, such as {@link Op#RANGE_SET_NEXT}
 * @param attribute its attribute
 * @param args its arguments
 */
public record PendingWrite(Op op, Attribute attribute, List<Value> args) {
  /** Copies the arguments. */
  public PendingWrite {
    args = List.copyOf(args);
  }

  /** What a function gives for the arguments; this if that is themselves. */
  PendingWrite map(UnaryOperator<Value> function) {
    List<Value> mapped = Value.map(args, function);
    return mapped == args ? this : new PendingWrite(op, attribute, mapped);
  }

  /** A write without attribute. */
  public static PendingWrite of(Op op, Value... args) {
    return new PendingWrite(op, Attribute.NONE, List.of(args));
  }
}
