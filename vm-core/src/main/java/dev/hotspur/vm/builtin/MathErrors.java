package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.VmError;

/** Complaints of the module math. */
final class MathErrors {
  private MathErrors() {}

  static VmError domain() {
    return VmError.valueError("math domain error");
  }

  static VmError noRoot() {
    return VmError.valueError("isqrt() argument must be nonnegative");
  }

  static VmError range() {
    return VmError.overflow("math range error");
  }
}
