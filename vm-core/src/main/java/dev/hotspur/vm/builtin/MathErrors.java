package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.VmError;

/** The two complaints of the module math. */
final class MathErrors {
  private MathErrors() {}

  static VmError domain() {
    return VmError.valueError("math domain error");
  }

  static VmError range() {
    return VmError.overflow("math range error");
  }
}
