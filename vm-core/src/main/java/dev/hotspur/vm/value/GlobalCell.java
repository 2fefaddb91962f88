package dev.hotspur.vm.value;

import java.util.Optional;

/**
 * The place of one global variable. Instructions and compiled code keep the cell itself, so that a
 * name is looked up once. An empty cell of a module means that the builtin of that name counts.
 */
public final class GlobalCell {
  private final String name;

  /** The value, or {@link Unset#UNSET}. Public because compiled code reads it directly. */
  public Object value = Unset.UNSET;

  /** How often the value has been replaced; compiled code trusts constants with few changes. */
  public int changes;

  GlobalCell(String name) {
    this.name = name;
  }

  /** The variable's name. */
  public String name() {
    return name;
  }

  /** The value, if there is one. */
  public Optional<Object> get() {
    return value == Unset.UNSET ? Optional.empty() : Optional.of(value);
  }

  /** Replaces the value. */
  public void set(Object newValue) {
    value = newValue;
    changes++;
  }

  /** Removes the value. */
  public void clear() {
    set(Unset.UNSET);
  }
}
