package dev.hotspur.jit;

/** Is told every decision of the JIT. */
public interface JitListener {
  /** Nobody listens; texts are not made. */
  JitListener NONE =
      new JitListener() {
        @Override
        public void on(JitEvent event) {}

        @Override
        public boolean wantsTexts() {
          return false;
        }
      };

  /** A decision was made. Called on the machine's thread; must not use the machine. */
  void on(JitEvent event);

  /** Whether to make the texts of traces, graphs and bytecode, which takes time and memory. */
  default boolean wantsTexts() {
    return true;
  }
}
