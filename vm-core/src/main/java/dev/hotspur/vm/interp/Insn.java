package dev.hotspur.vm.interp;

/**
 * One instruction of the register form. Executing it returns the instruction to execute next, so
 * the interpreter's loop is a single line and a jump costs nothing.
 *
 * <p>An abstract class and not an interface, and successors in fields and not in an array: both
 * keep the way to the next instruction short. Instructions belong to one machine; their successors
 * are patched when compiled code is installed.
 */
public abstract class Insn implements Awaiting {
  /** Ends the interpreter's loop. */
  public static final Insn HALT =
      new Insn() {
        @Override
        public Insn exec(Interpreter in) {
          return this;
        }
      };

  /** The instruction that follows when nothing else is said. */
  protected Insn next = HALT;

  private int pc = -1;
  private boolean plain;
  private int leader = -1;

  /** For the instructions of the machine, and for a compiler's that enter its code. */
  protected Insn() {}

  /** Executes the instruction on the current frame and returns the next one. */
  public abstract Insn exec(Interpreter in);

  /** What to do instead of this, the next one after a call, if an error has left the call. */
  @Override
  public Insn handled(Interpreter in, int handler) {
    return in.resume(handler);
  }

  /** The offset in the stack code of the instruction this one stands for. */
  public final int pc() {
    return pc;
  }

  /**
   * Whether this belongs to the plain form, which has one instruction for each of the stack code.
   */
  public final boolean isPlain() {
    return plain;
  }

  /**
   * The offset of the stack code at which the frame is canonical just before this instruction: all
   * values of the operand stack are in their own registers. -1 where that may not be so.
   */
  public final int leader() {
    return leader;
  }

  /** The instruction that follows when nothing else is said. */
  public final Insn next() {
    return next;
  }

  /** Makes the instruction store its result in another register, if it can. */
  boolean retarget(int from, int to) {
    return false;
  }

  /** Sets the successor taken when the instruction does not go on at {@link #next}. */
  void link(Insn target) {
    throw new IllegalStateException(this + " does not jump");
  }

  final void linkNext(Insn successor) {
    next = successor;
  }

  final void place(int newPc, boolean inPlainForm) {
    pc = newPc;
    plain = inPlainForm;
  }

  final void markLeader(int leaderPc) {
    leader = leaderPc;
  }

  /** The instruction as {@code dis --registers} shows it, registers by number. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
