package dev.hotspur.vm.value;

/** Stands in a variable that has no value. Never a value of a program. */
public enum Unset {
  /** No value. */
  UNSET
}
