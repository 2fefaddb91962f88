package dev.hotspur.jit.ir;

/** Facts about an operation beside its signature. */
public enum Trait {
  /** Depends on nothing but its arguments and its attribute, and has no effect. */
  PURE,
  /** Leaves the region by its snapshot when its assumption fails; has no effect then. */
  GUARD,
  /** May raise an error of the program; its snapshot rebuilds the frame the error is raised in. */
  RAISES,
  /**
   * Makes an object, which is another one each time: never done once instead of twice, but left out
   * when nothing uses it, or put off to the exits when only they do.
   */
  ALLOCATES,
  /** Stays where it is and is never removed. */
  PINNED,
  /** The arguments may be exchanged. */
  COMMUTATIVE,
  /** Ends a block. */
  TERMINATOR
}
