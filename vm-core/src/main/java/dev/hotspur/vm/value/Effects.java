package dev.hotspur.vm.value;

/**
 * What calling a builtin may do, which decides what a compiler may do with the call. Ordered from
 * harmless to unknown. Any builtin may raise.
 */
public enum Effects {
  /** The result depends on the arguments' immutable parts alone; nothing is changed. */
  PURE,
  /** Reads what can change, such as a list's items; changes nothing. */
  READS,
  /** Changes its own first argument (a list's method), and reads. */
  WRITES_SELF,
  /** Writes to the world; reads its arguments. */
  WRITES_OUTPUT,
  /** May call back into the program, and so do anything. */
  ANY
}
