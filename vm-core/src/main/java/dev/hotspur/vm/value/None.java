package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Constant;

/** The type of the value None. */
public enum None implements Constant {
  /** The value None. */
  NONE;

  @Override
  public boolean isImmutable() {
    return true;
  }

  @Override
  public String toString() {
    return "None";
  }
}
