package dev.hotspur.vm.value;

/** Bounds the recursion over nested values, so that no value can overflow the Java stack. */
final class Nesting {
  /**
   * As deep as CPython goes by default; {@code repr} and {@code hash} then need 300 KB of stack.
   */
  static final int LIMIT = 1000;

  private Nesting() {}

  /**
   * Goes one level deeper.
   *
   * @param depth the depth so far
   * @param doing what CPython's message says about it, for example {@code " in comparison"}
   * @return the new depth
   * @throws VmError a RecursionError
   */
  static int enter(int depth, String doing) {
    if (depth >= LIMIT) {
      throw VmError.recursion("maximum recursion depth exceeded" + doing);
    }
    return depth + 1;
  }
}
