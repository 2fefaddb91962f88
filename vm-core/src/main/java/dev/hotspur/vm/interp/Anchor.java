package dev.hotspur.vm.interp;

/**
 * A place where compiled code can be entered: a loop's head or a function's entry. It counts how
 * often it is passed and lets the machine look up now and then; one decrement a pass serves both.
 *
 * <p>The count is exact and belongs to this place alone, so what gets compiled when is the same in
 * every run (LuaJIT's hashed counters are not).
 */
public abstract sealed class Anchor extends Insn permits LoopHeader, FunctionEntry {
  private final Translation translation;
  private Insn body = HALT;
  private int period = Interpreter.POLL_PERIOD;
  private int countdown = Interpreter.POLL_PERIOD;
  private long passes;
  private long hotAt = Long.MAX_VALUE;

  Anchor(Translation translation) {
    this.translation = translation;
  }

  /** Counts a pass; whether it is time to {@link #look}. */
  final boolean isDue() {
    return --countdown <= 0;
  }

  /**
   * Goes on with the first instruction, and executes it if it is one of those that are frequent at
   * the head of loops and recursive functions: this saves a way through the interpreter's loop.
   * Their classes are final, so that each is known by one comparison. Others might be anchors or
   * calls, and nest in Java without end.
   */
  final Insn first(Interpreter in) {
    if (next instanceof Branches.CompareConstantJump jump) {
      return jump.exec(in);
    }
    if (next instanceof Branches.CompareJump jump) {
      return jump.exec(in);
    }
    return next instanceof FusedArithmetic arithmetic ? arithmetic.exec(in) : next;
  }

  /** Looks up from work, and tells the listener if the place is hot. */
  final Insn look(Interpreter in) {
    passes += period;
    boolean hot = passes >= hotAt;
    reload();
    in.poll();
    return hot ? in.hot(this) : next;
  }

  private void reload() {
    long left = hotAt - passes;
    period = left > 0 && left < Interpreter.POLL_PERIOD ? (int) left : Interpreter.POLL_PERIOD;
    countdown = period;
  }

  /** How often the place has been passed in the interpreter, in all. */
  public final long passes() {
    return passes + period - countdown;
  }

  /**
   * Asks for a call of {@link HotSpotListener#hot} when the place has been passed so often in all.
   */
  public final void notifyAt(long count) {
    passes = passes();
    hotAt = count;
    reload();
  }

  /** Goes on with compiled code from the next pass on. */
  public final void install(Insn compiled) {
    linkNext(compiled);
  }

  /** Goes on with the interpreted body again. */
  public final void uninstall() {
    linkNext(body);
  }

  /** The first interpreted instruction after this place. */
  public final Insn body() {
    return body;
  }

  /** The translation that the place is part of. */
  public final Translation translation() {
    return translation;
  }

  /** Remembers the body once all successors are linked. */
  final void linked() {
    body = next;
  }
}
