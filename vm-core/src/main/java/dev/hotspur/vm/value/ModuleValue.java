package dev.hotspur.vm.value;

/**
 * A module of a machine, as IMPORT_NAME gives it; its attributes are its globals.
 *
 * @param name the module's name
 * @param globals its variables
 */
public record ModuleValue(String name, Globals globals) {
  /** A module is equal to itself alone. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "<module '" + name + "' (built-in)>";
  }
}
