package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.VmError;

/**
 * The frames of a machine. They are explicit, so that a program's recursion takes none of Java's
 * stack.
 *
 * <p>Compiled code runs without a frame of its own; when it leaves, it gets one here, on top of
 * that of whoever entered compiled code. The depth counts such activations too.
 */
public abstract class FrameStack extends RegisterWindow {
  Frame frame;

  /** How many calls are active; of those in compiled code, the ones that have left it count. */
  int depth;

  /** What the last function called from Java returned. */
  Object result = None.NONE;

  final Frame base = new Frame(null);
  private final int depthLimit;
  private final Translations translations;

  FrameStack(Globals builtins, Limits limits, HotSpotListener listener) {
    this.depthLimit = limits.depth();
    this.translations = new Translations(builtins, limits.isMetered(), listener);
    show(base);
  }

  final void show(Frame newFrame) {
    frame = newFrame;
    open(newFrame);
  }

  /** The translation of a function. */
  final Translation translation(FunctionValue function) {
    return translations.of(function);
  }

  /** Makes a frame for a call, not shown yet. */
  final Frame push(FunctionValue function, Translation translation) {
    if (depth >= depthLimit) {
      throw VmError.recursion("maximum recursion depth exceeded");
    }
    Frame callee = frame.above();
    callee.prepare(function, translation, translation.parameters());
    depth++;
    return callee;
  }

  /** Makes and shows a frame for a call from Java with the values of the parameters. */
  final Frame enter(FunctionValue function, Object[] bound) {
    Frame callee = push(function, translations.of(function));
    callee.entry = true;
    callee.pass(bound);
    if (callee.translation.sharesVariables()) {
      callee.makeCells();
    }
    show(callee);
    return callee;
  }

  /**
   * Enters a function with the arguments in registers of the current frame, which are as many as
   * the function {@link Translation#takes}.
   */
  final FunctionEntry enter(
      FunctionValue function, Translation translation, int[] arguments, int target, Insn call) {
    Frame callee = push(function, translation);
    callee.pass(this, arguments, 0);
    return begin(callee, target, call);
  }

  /**
   * Enters a function with the arguments in registers of the current frame.
   *
   * @param skipped how many of the registers at the beginning of {@code arguments} do not count
   */
  final FunctionEntry enter(
      FunctionValue function, int[] arguments, int skipped, int target, Insn call) {
    Frame callee = push(function, translations.of(function));
    if (callee.translation.takes(arguments.length - skipped)) {
      callee.pass(this, arguments, skipped);
    } else {
      bind(callee, arguments, skipped);
    }
    return begin(callee, target, call);
  }

  private void bind(Frame callee, int[] arguments, int skipped) {
    try {
      callee.pass(Arguments.bind(callee.function, list(arguments, skipped), Keywords.NONE));
    } catch (VmError error) {
      depth--;
      throw error;
    }
  }

  /** Enters a function with the values of its parameters. */
  final FunctionEntry enter(FunctionValue function, Object[] bound, int resultRegister, Insn call) {
    Frame callee = push(function, translations.of(function));
    callee.pass(bound);
    return begin(callee, resultRegister, call);
  }

  private FunctionEntry begin(Frame callee, int resultRegister, Insn call) {
    if (callee.translation.sharesVariables()) {
      callee.makeCells();
    }
    callee.entry = false;
    callee.resume = call.next;
    callee.callPc = call.pc();
    callee.resultRegister = resultRegister;
    show(callee);
    return callee.translation.entry();
  }

  /** Makes the current frame that of another function, called with these arguments. */
  final Insn replace(FunctionValue function, int[] arguments) {
    Translation translation = translations.of(function);
    if (translation.takes(arguments.length)) {
      // They lie above the parameters, each in its place, so none is overwritten before it is read.
      frame.pass(this, arguments, 0);
      frame.prepare(function, translation, arguments.length);
    } else {
      Object[] bound = Arguments.bind(function, list(arguments, 0), Keywords.NONE);
      frame.prepare(function, translation, bound.length);
      frame.pass(bound);
    }
    show(frame);
    if (translation.sharesVariables()) {
      frame.makeCells();
    }
    return translation.entry();
  }

  /** Returns the value of a register of the current frame to the caller. */
  final Insn leave(int source) {
    Frame callee = frame;
    Frame caller = callee.caller;
    depth--;
    if (callee.entry) {
      result = get(source);
      show(caller);
      return Insn.HALT;
    }
    byte tag = tags[source];
    int target = callee.resultRegister;
    caller.tags[target] = tag;
    if (tag == Tag.REF) {
      caller.refs[target] = refs[source];
    } else {
      caller.longs[target] = longs[source];
    }
    show(caller);
    return callee.resume;
  }

  // Compiled code

  /**
   * Gives up the current frame, whose place compiled code takes.
   *
   * @return the depth of the activation
   */
  public final int giveUpFrame() {
    Frame given = frame;
    show(given.caller);
    return depth--;
  }

  /** The function whose frame {@link #giveUpFrame} has given up just now. */
  public final FunctionValue givenUp() {
    return frame.above().function;
  }

  /**
   * Makes the frame of a compiled activation that is left. Its locals have no value yet; when it
   * returns, so does the interpreter's loop.
   *
   * @param activationDepth the depth of the activation
   */
  public final void takeFrame(FunctionValue function, int activationDepth) {
    Translation translation = translations.of(function);
    Frame callee = frame.above();
    callee.prepare(function, translation, 0);
    callee.entry = true;
    depth = activationDepth;
    show(callee);
  }

  /** The same for a function that is inlined in the activation of the current frame. */
  public final void takeInlinedFrame(FunctionValue function) {
    takeFrame(function, depth + 1);
  }

  /**
   * Enters a function in place of an activation whose frame compiled code had given up, and which
   * it has ended with this call: the function returns as the activation would have.
   *
   * @param toJava whether the activation was called by Java code
   * @param resume the caller's next instruction
   * @param callPc the caller's call instruction
   * @param register the caller's register for the result
   */
  public final Insn enter(CallInPlace call, boolean toJava, Insn resume, int callPc, int register) {
    Frame callee = push(call.function(), translations.of(call.function()));
    callee.pass(call.bound());
    if (callee.translation.sharesVariables()) {
      callee.makeCells();
    }
    callee.entry = toJava;
    callee.resume = resume;
    callee.callPc = callPc;
    callee.resultRegister = register;
    show(callee);
    return callee.translation.entry();
  }

  /**
   * Takes the current frame off the stack and adds it to a signal.
   *
   * @param pc where the frame stands
   */
  public final void capture(Unwinding signal, int pc) {
    signal.add(new FrameImage(frame, pc));
    show(frame.caller);
    depth--;
  }

  /** Takes the frames off the stack down to the one that Java code called. */
  public final void captureCallers(Unwinding signal, int pc) {
    int at = pc;
    boolean last;
    do {
      last = frame.entry;
      int callPc = frame.callPc;
      capture(signal, at);
      at = callPc;
    } while (!last);
  }

  /** The last frame that was added was called by the current one, from an offset of its code. */
  public final void linkCall(Unwinding signal, int callPc) {
    Translation translation = frame.translation;
    // Nothing follows where a builtin is called in place of the activation.
    boolean ends = translation.code().opcode(callPc).has(Trait.ENDS);
    Insn resume = ends ? Insn.HALT : translation.fast(callPc + 1);
    signal.last().link(false, resume, callPc, translation.result(callPc));
  }

  /** The last frame that was added returns so. */
  public final void link(Unwinding signal, boolean toJava, Insn resume, int callPc, int register) {
    signal.last().link(toJava, resume, callPc, register);
  }

  /** Puts the frames of a signal back, and says where the innermost one stands. */
  final int restore(Unwinding signal) {
    int pc = 0;
    for (int i = signal.frames().size() - 1; i >= 0; i--) {
      FrameImage image = signal.frames().get(i);
      Frame above = frame.above();
      image.restore(above);
      depth++;
      show(above);
      pc = image.pc();
    }
    return pc;
  }

  /** Says how many calls are active, those in compiled code included. */
  public final void setDepth(int calls) {
    depth = calls;
  }

  /** The current frame. */
  public final Frame frame() {
    return frame;
  }

  /** How many calls are active. */
  public final int depth() {
    return depth;
  }

  /** How many calls may be active. */
  public final int depthLimit() {
    return depthLimit;
  }
}
