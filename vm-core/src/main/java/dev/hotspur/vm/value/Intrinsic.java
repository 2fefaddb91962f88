package dev.hotspur.vm.value;

/**
 * The builtins that are called so often that the interpreter knows what they do with registers, or
 * a compiler what they are.
 */
public enum Intrinsic {
  /** Any other builtin. */
  NONE,
  /** {@code abs(x)}. */
  ABS,
  /** {@code len(x)}. */
  LEN,
  /** {@code min(...)}. */
  MIN,
  /** {@code max(...)}. */
  MAX,
  /** {@code list.append(list, x)}. */
  LIST_APPEND,
  /** {@code list.pop(list)}. */
  LIST_POP
}
