package dev.hotspur.jit.ir;

/** The parts of the heap that effects are told apart by. */
public enum Heap {
  /** Values of globals. */
  GLOBALS,
  /** Elements, lengths and storage of lists. */
  LISTS,
  /** Positions of iterators. */
  ITERATORS,
  /** Whatever else the program or the world can observe. */
  OTHER
}
