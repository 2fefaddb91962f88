package dev.hotspur.vm.value;

/**
 * An iterator of the program. Its state is explicit and can be copied, so that a machine's state
 * can be.
 */
public abstract class IteratorValue {
  /** What {@link #next} returns when there is nothing more. Not a value of the program. */
  public static final Object END = Unset.UNSET;

  /**
   * Whether the program has asked for an iterator over this one, and so may hold it in two places.
   * Compiled code keeps the position of an iterator in a variable only while no one else can look.
   */
  public boolean shared;

  IteratorValue() {}

  /** The next item, or {@link #END}, and then {@link #END} for ever. */
  public abstract Object next();

  /** An iterator in the same state that advances on its own. */
  public abstract IteratorValue copy();

  /** The type of this iterator. */
  abstract TypeValue type();
}
