package dev.hotspur.vm.value;

/** The builtins that are called so often that the interpreter knows what they do with registers. */
public enum Intrinsic {
  /** Any other builtin. */
  NONE,
  /** {@code abs(x)}. */
  ABS,
  /** {@code len(x)}. */
  LEN,
  /** {@code list.append(list, x)}. */
  LIST_APPEND,
  /** {@code list.pop(list)}. */
  LIST_POP
}
