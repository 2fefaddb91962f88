package dev.hotspur.jit.ir;

import java.util.Objects;

/**
 * An object that compiled code refers to.
 *
 * @param index its place in the graph's pool
 * @param value the object itself, opaque to the IR
 * @param description what the printed IR shows
 */
public record PoolConstant(int index, Object value, String description) implements Attribute {
  /** Rejects a missing object or description. */
  public PoolConstant {
    Objects.requireNonNull(value);
    Objects.requireNonNull(description);
  }

  /** Entries of one pool are equal if they are the same entry. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PoolConstant that && index == that.index;
  }

  @Override
  public int hashCode() {
    return index;
  }
}
