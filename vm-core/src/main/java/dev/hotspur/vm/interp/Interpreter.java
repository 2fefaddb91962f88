package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.ExceptionValue;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.TracebackEntry;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs translated code: the loop that executes one instruction after the other, errors, limits. One
 * thread at a time. Only builtins that call back and compiled code nest Java calls.
 */
public final class Interpreter extends CompiledCalls implements CallContext {
  /** How often a loop is passed between two looks at time and interruption. */
  static final int POLL_PERIOD = 1024;

  /** How deep builtins and the program may call each other in turn. */
  private static final int MAX_NESTING = 150;

  /** Where a machine stands that was stopped in the midst of an instruction. */
  private static final int INSIDE = -1;

  private final World world;
  private final Modules modules;
  private final Limits limits;
  private final HotSpotListener listener;
  private final Observer resident;
  private final Interruption interruption;
  private Observer observer = Observer.NONE;
  private Object handling = None.NONE;
  private int nesting;
  private int unfinished;
  private int unfinishedOutside;
  private int stoppedAt = INSIDE;

  /** Makes a machine's interpreter; the observer watches every call from outside. */
  public Interpreter(
      World world,
      Globals builtins,
      Function<String, Optional<ModuleValue>> modules,
      Limits limits,
      HotSpotListener listener,
      Observer resident) {
    super(builtins, limits, listener);
    this.world = world;
    this.modules = new Modules(modules);
    this.limits = limits;
    this.listener = listener;
    this.resident = resident;
    this.interruption = new Interruption(limits);
  }

  // Calling from Java

  @Override
  public Object call(Object callable, List<Object> arguments) {
    if (!(callable instanceof FunctionValue function)) {
      return callBuiltin(callable, arguments, Map.of());
    }
    if (nesting >= MAX_NESTING) {
      throw VmError.recursion("maximum recursion depth exceeded");
    }
    Object handledBefore = handling;
    Observer watching = observer;
    long boundsBefore = bounds();
    int activationsBefore = beginLoop();
    boolean calledByCompiled = runs(false);
    int outside = unfinishedOutside;
    unfinishedOutside = unfinished;
    nesting++;
    try {
      if (!watching.watchesCallbacks()) {
        observer = Observer.NONE;
      }
      Object[] bound = Arguments.bind(function, arguments, Keywords.NONE);
      run(enter(function, bound).translation.entry());
      return result;
    } finally {
      nesting--;
      unfinishedOutside = outside;
      endLoop(activationsBefore);
      restoreBounds(boundsBefore);
      runs(calledByCompiled);
      handling = handledBefore;
      observer = watching;
    }
  }

  /** Prepares for a call from outside, also after a limit stopped a program in the midst. */
  public void begin() {
    if (nesting == 0) {
      observer = resident;
      handling = None.NONE;
      stoppedAt = INSIDE;
      depth = 0;
      show(base);
      interruption.restart(this);
      unfinished = 0;
      unfinishedOutside = 0;
      forgetCompiled();
      listener.begun();
    }
  }

  /** Calls anything that is not a function of the program with the values of registers. */
  Object callBuiltin(Object callee, int[] arguments, int skipped) {
    return BuiltinCalls.call(this, callee, copy(arguments, skipped));
  }

  /** Calls anything that is not a function of the program. */
  public Object callBuiltin(Object callee, List<Object> arguments, Map<String, Object> keywords) {
    if (callee instanceof BuiltinValue builtin) {
      return builtin.call(this, arguments, keywords);
    }
    if (callee instanceof BoundMethod method) {
      return method.call(this, arguments, keywords);
    }
    if (callee instanceof TypeValue type) {
      return type.construct(this, arguments, keywords);
    }
    throw VmError.typeError("'" + TypeValue.of(callee).name() + "' object is not callable");
  }

  private void run(Insn first) {
    Insn insn = first;
    while (insn != Insn.HALT) {
      insn = observer == Observer.NONE ? runFast(insn) : runObserved(insn);
    }
  }

  /**
   * The loop that runs programs. Nothing else belongs here. Four at a time, since HALT stays what
   * it is when it is executed.
   */
  private Insn runFast(Insn first) {
    Insn insn = first;
    while (insn != Insn.HALT) {
      insn = insn.exec(this).exec(this).exec(this).exec(this);
    }
    return insn;
  }

  private Insn runObserved(Insn first) {
    Insn insn = first;
    int untilPoll = POLL_PERIOD;
    // An error may have led to another observer, which has seen what it wanted since.
    while (insn != Insn.HALT && observer != Observer.NONE) {
      if (--untilPoll == 0) {
        untilPoll = POLL_PERIOD;
        poll();
      }
      insn = toPlain(insn);
      if (insn.isPlain() && insn.leader() >= 0) {
        if (!observer.before(this, frame, insn.pc())) {
          observer = Observer.NONE;
          return resume(insn.pc());
        }
        if (limits.isMetered() && !takeFuel(1)) {
          stoppedAt = insn.pc();
          throw new LimitException(Limit.FUEL);
        }
      }
      insn = insn.exec(this);
    }
    return insn;
  }

  private Insn toPlain(Insn insn) {
    if (insn == frame.translation.entry()) {
      return frame.translation.plain(0);
    }
    return insn.isPlain() || insn.leader() < 0 ? insn : frame.translation.plain(insn.leader());
  }

  /**
   * Lets an observer watch from an instruction on, until it has seen enough or the current call
   * from Java returns.
   *
   * @param pc where to go on; the frame is canonical there
   * @return the instruction to go on with afterwards
   */
  public Insn observe(Observer newObserver, int pc) {
    observer = newObserver;
    return runObserved(frame.translation.plain(pc));
  }

  /**
   * Where to go on at an offset of the current frame's code, the frame being canonical there: in
   * the fast form if it can be entered there, else in the plain form up to where it can.
   */
  public Insn resume(int pc) {
    Translation translation = frame.translation;
    if (translation.isLeader(pc)) {
      return translation.fast(pc);
    }
    if (limits.isMetered()
        && observer == Observer.NONE
        && !takeFuel(1 + translation.chargedAfter(pc))) {
      return runOutOfFuel(pc);
    }
    return translation.plain(pc);
  }

  // Compiled functions

  /**
   * Interprets on behalf of compiled code: a call of a function that is not compiled, or the rest
   * of an activation that was left.
   *
   * @param callerDepth the depth of the activation that waits
   * @param first begins, and gives the first instruction
   * @return what the activation returns
   * @throws VmError if an error leaves the activation
   */
  public Object finish(int callerDepth, Supplier<Insn> first) {
    long boundsBefore = bounds();
    int activationsBefore = beginLoop();
    boolean calledByCompiled = runs(false);
    Observer watching = observer;
    unfinished++;
    try {
      run(first.get());
      return result;
    } catch (LimitException signal) {
      if (depth > callerDepth) {
        captureCallers(signal, stoppedAt);
      }
      throw signal;
    } finally {
      unfinished--;
      endLoop(activationsBefore);
      restoreBounds(boundsBefore);
      runs(calledByCompiled);
      observer = watching;
    }
  }

  /**
   * A signal has left the compiled code that the current activation has called or runs: here the
   * frames are made, or the signal goes on through the compiled code below.
   *
   * @param pc where the current activation stands, if it has a frame
   * @param isCaptured whether the caller waits in Java, and adds what its frame holds by itself
   * @return where to go on
   */
  public Insn unwound(Unwinding signal, int pc, boolean isCaptured) {
    if (unfinished > unfinishedOutside) {
      if (!isCaptured) {
        captureCallers(signal, pc);
      }
      throw signal;
    }
    return signal.goOn(this, restore(signal));
  }

  /**
   * Whether turning activations of compiled code into frames would give Java's stack room. Not if
   * the program's own limit is reached, or if it is to stop; and the first activation that is left
   * is finished where it is, since there may be nothing else on Java's stack.
   */
  public boolean isUnwindingUseful() {
    boolean isForRoom = depth < limits.depth() && !alarmed;
    return isForRoom && unfinished > unfinishedOutside;
  }

  /**
   * Begins a call of a function from compiled code; to be used with {@link #finish}.
   *
   * @param bound the values of its parameters
   */
  public Insn begin(FunctionValue function, Object[] bound) {
    return enter(function, bound).translation.entry();
  }

  /** Begins a call that compiled code has left to its caller; to be used with {@link #finish}. */
  public Insn begin(CallInPlace call) {
    return begin(call.function(), call.bound());
  }

  /** How many compiled activations that were left are being finished. */
  public int unfinished() {
    return unfinished;
  }

  /** Gives the result of compiled code to the activation that is now the current one. */
  public Insn returned(Object value, boolean toJava, int register, Insn resume) {
    if (toJava) {
      result = value;
      return Insn.HALT;
    }
    put(register, value);
    return resume;
  }

  /** Gives the result of a call to the current activation, whose next instruction is the call. */
  public Insn returned(Object value, int callPc) {
    put(frame.translation.result(callPc), value);
    return resume(callPc + 1);
  }

  /**
   * Raises in the current activation, where something waits, what code it called did not handle.
   */
  public Insn raised(VmError error, boolean toJava, Awaiting awaiting, int callPc) {
    if (toJava) {
      throw error;
    }
    return unwind(error, callPc, true, awaiting);
  }

  // Errors

  /** Raises an error at an instruction of the current frame; the handler's instruction is next. */
  Insn raise(VmError error, Insn at) {
    var missing =
        at.isPlain() ? Optional.<PostponedGlobal>empty() : frame.translation.missingAt(at.pc());
    int pc = missing.map(PostponedGlobal::pc).orElse(at.pc());
    refund(pc);
    return unwind(missing.map(global -> global.load().unset()).orElse(error), pc, Awaiting.NOTHING);
  }

  /**
   * Raises an error at an offset of the current frame's code, the frame being canonical there.
   *
   * @param awaiting what waits in the current frame for compiled code that raises the error
   * @return the handler's instruction
   * @throws VmError the error, if no frame of the current call from Java handles it
   */
  public Insn unwind(VmError error, int pc, Awaiting awaiting) {
    setContext(error);
    return unwind(error, pc, true, awaiting);
  }

  /** Raises an exception again; its traceback already names the current frame. */
  Insn reraise(ExceptionValue exception, Insn at) {
    refund(at.pc());
    return unwind(new VmError(exception), at.pc(), false, Awaiting.NOTHING);
  }

  private void refund(int pc) {
    if (limits.isMetered() && observer == Observer.NONE) {
      fuel += frame.translation.chargedAfter(pc);
    }
  }

  /**
   * Notes that an error raised at an offset of a function's code is handled there.
   *
   * @return the exception
   */
  public Object caught(VmError error, Code code, int pc) {
    setContext(error);
    trace(error, code, pc);
    return error.exception();
  }

  private void setContext(VmError error) {
    if (error.exception().traceback().isEmpty() && handling instanceof ExceptionValue context) {
      error.exception().setContext(context);
    }
  }

  private static void trace(VmError error, Code code, int pc) {
    error.exception().addTraceback(new TracebackEntry(code.file(), code.line(pc), code.name()));
  }

  private Insn unwind(VmError error, int raisedAt, boolean trace, Awaiting first) {
    Awaiting awaiting = first;
    boolean traced = trace;
    int pc = raisedAt;
    while (true) {
      Translation translation = frame.translation;
      if (traced) {
        trace(error, translation.code(), pc);
      }
      var handler = translation.verified().handlerOf(pc);
      if (handler.isPresent()) {
        put(translation.stackBase() + handler.get().depth(), error.exception());
        return awaiting.handled(this, handler.get().handler());
      }
      awaiting.abandoned();
      Frame left = frame;
      awaiting = left.resume;
      depth--;
      show(left.caller);
      if (left.entry) {
        throw error;
      }
      pc = left.callPc;
      traced = true;
    }
  }

  /** The exception being handled, or None. */
  public Object handling() {
    return handling;
  }

  /** Says which exception is being handled. */
  public void setHandling(Object exception) {
    handling = exception;
  }

  // Limits

  /** Takes instructions from the fuel if there are so many left. */
  boolean takeFuel(long count) {
    if (fuel < count) {
      return false;
    }
    fuel -= count;
    return true;
  }

  /** Executes the last instructions that the fuel is enough for, one by one. */
  Insn runOutOfFuel(int pc) {
    return observe((in, where, at) -> true, pc);
  }

  @Override
  public void charge(long work) {
    if (limits.isMetered() && !takeFuel(work)) {
      fuel = 0;
      throw new LimitException(Limit.FUEL);
    }
    poll();
  }

  /**
   * Looks up from work: at the time and at requests to stop.
   *
   * @throws LimitException if the program is to stop
   */
  public void poll() {
    if (alarmed) {
      // First, so that a request made meanwhile sets it again.
      alarmed = false;
    }
    interruption.check();
  }

  /** Asks the machine to stop, from any thread. */
  public void interrupt() {
    interruption.request();
    alarm();
  }

  /** Lets compiled code look up soon, from any thread. */
  void alarm() {
    alarmed = true;
    callLimit = 0;
  }

  /** Whether instructions are charged to the fuel. */
  public boolean isMetered() {
    return limits.isMetered();
  }

  /** Tells the listener that a place is hot. */
  Insn hot(Anchor anchor) {
    return observer == Observer.NONE ? listener.hot(this, anchor) : anchor.next();
  }

  // The world

  @Override
  public World world() {
    return world;
  }

  /** The module of that name, made when it is first asked for. */
  public ModuleValue module(String name) {
    return modules.get(name);
  }

  /**
   * The instruction of the current frame that was next when the fuel was used up; the frame is
   * canonical there. Empty if the machine was stopped in the midst of an instruction, such as a
   * call of a builtin that charges for its work.
   */
  public OptionalInt stoppedAt() {
    return stoppedAt == INSIDE ? OptionalInt.empty() : OptionalInt.of(stoppedAt);
  }
}
