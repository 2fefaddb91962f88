package dev.hotspur.vm.interp;

/**
 * Is told about loops and functions that are passed often. A compiler that plugs into a machine is
 * one.
 */
public interface HotSpotListener {
  /** Does nothing: for a machine that only interprets. */
  HotSpotListener NONE =
      new HotSpotListener() {
        @Override
        public void translated(Translation translation) {}

        @Override
        public Insn hot(Interpreter in, Anchor anchor) {
          return anchor.next();
        }
      };

  /** A function was translated; the listener may ask its loops and its entry to notify it. */
  void translated(Translation translation);

  /** A call from outside begins; what was under way was given up if a limit ended it. */
  default void begun() {}

  /**
   * A loop or a function's entry has been passed as often as was asked for. The frame is canonical,
   * with the instruction of that place next.
   *
   * @return the instruction to go on with, {@code anchor.next()} if nothing is to change
   */
  Insn hot(Interpreter in, Anchor anchor);
}
