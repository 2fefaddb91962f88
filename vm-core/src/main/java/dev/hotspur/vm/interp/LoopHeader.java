package dev.hotspur.vm.interp;

/**
 * Stands at the head of a loop: counts how often it is passed, lets the machine look up now and
 * then, and is where compiled code is entered. One decrement a pass serves all three.
 *
 * <p>The count is exact and belongs to this loop alone, so what gets compiled when is the same in
 * every run (LuaJIT's hashed counters are not).
 */
public final class LoopHeader extends Insn {
  private final Translation translation;
  private Insn body = HALT;
  private int period = Interpreter.POLL_PERIOD;
  private int countdown = Interpreter.POLL_PERIOD;
  private long passes;
  private long hotAt = Long.MAX_VALUE;

  LoopHeader(Translation translation) {
    this.translation = translation;
  }

  @Override
  public Insn exec(Interpreter in) {
    return --countdown <= 0 ? look(in) : next;
  }

  private Insn look(Interpreter in) {
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

  /** How often the loop head has been passed in the interpreter, in all. */
  public long passes() {
    return passes + period - countdown;
  }

  /**
   * Asks for a call of {@link HotSpotListener#hot} when the loop has been passed so often in all.
   */
  public void notifyAt(long count) {
    passes = passes();
    hotAt = count;
    reload();
  }

  /** Makes the loop head go on with compiled code from its next pass on. */
  public void install(Insn compiled) {
    linkNext(compiled);
  }

  /** Makes the loop head go on with the interpreted body again. */
  public void uninstall() {
    linkNext(body);
  }

  /** The first interpreted instruction of the loop. */
  public Insn body() {
    return body;
  }

  /** The translation that the loop is part of. */
  public Translation translation() {
    return translation;
  }

  /** Remembers the body once all successors are linked. */
  void linked() {
    body = next;
  }

  @Override
  public String toString() {
    return "loop";
  }
}
