package dev.hotspur.vm.interp;

/** Is told about loops that are passed often. A compiler that plugs into a machine is one. */
public interface HotSpotListener {
  /** Does nothing: for a machine that only interprets. */
  HotSpotListener NONE =
      new HotSpotListener() {
        @Override
        public void translated(Translation translation) {}

        @Override
        public Insn hot(Interpreter in, LoopHeader header) {
          return header.next();
        }
      };

  /** A function was translated; the listener may ask its loop headers to notify it. */
  void translated(Translation translation);

  /** A call from outside begins; what was under way was given up if a limit ended it. */
  default void begun() {}

  /**
   * A loop has been passed as often as was asked for. The frame is canonical, with the loop
   * header's instruction next.
   *
   * @return the instruction to go on with, {@code header.next()} if nothing is to change
   */
  Insn hot(Interpreter in, LoopHeader header);
}
