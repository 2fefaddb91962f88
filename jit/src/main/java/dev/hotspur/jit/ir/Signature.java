package dev.hotspur.jit.ir;

import java.util.List;

/**
 * How a compiled function is called.
 *
 * @param parameters the types of its arguments
 * @param result the type of its result
 */
public record Signature(List<Type> parameters, Type result) {
  /** Copies the list. */
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** The signature in the printed IR. */
  @Override
  public String toString() {
    return "(" + String.join(" ", Lists.map(parameters, Type::word)) + ") -> " + result.word();
  }
}
