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
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.TracebackEntry;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs translated code: the registers of the current frame, the frames below it, and the loop that
 * executes one instruction after the other. One thread at a time.
 *
 * <p>Frames are explicit, so that a program's recursion takes none of Java's stack; only builtins
 * that call back nest Java calls.
 */
public final class Interpreter extends RegisterWindow implements CallContext {
  /** How often a loop is passed between two looks at time and interruption. */
  static final int POLL_PERIOD = 1024;

  /** How deep builtins and the program may call each other in turn. */
  private static final int MAX_NESTING = 150;

  Frame frame;

  /** Instructions that may still be executed; counts only on a metered machine. */
  public long fuel;

  private final World world;
  private final Function<String, Optional<ModuleValue>> makeModule;
  private final Map<String, ModuleValue> modules = new HashMap<>();
  private final Limits limits;
  private final HotSpotListener listener;
  private final Observer resident;
  private final Interruption interruption;
  private final Translations translations;
  private final Frame base = new Frame(null);
  private Observer observer = Observer.NONE;
  private Object handling = None.NONE;
  private Object result = None.NONE;
  private int depth;
  private int nesting;
  private int stoppedAt;

  /** Makes a machine's interpreter; the observer watches every call from outside. */
  public Interpreter(
      World world,
      Globals builtins,
      Function<String, Optional<ModuleValue>> modules,
      Limits limits,
      HotSpotListener listener,
      Observer resident) {
    this.world = world;
    this.makeModule = modules;
    this.limits = limits;
    this.listener = listener;
    this.resident = resident;
    this.translations = new Translations(builtins, limits.isMetered(), listener);
    this.interruption = new Interruption(limits);
    this.fuel = limits.isMetered() ? limits.fuel() : Long.MAX_VALUE;
    show(base);
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
    nesting++;
    try {
      Object[] bound = Arguments.bind(function, arguments, Keywords.NONE);
      Frame callee = push(function);
      callee.entry = true;
      callee.pass(bound);
      if (callee.translation.sharesVariables()) {
        callee.makeCells();
      }
      show(callee);
      run(callee.translation.fast(0));
      return result;
    } finally {
      nesting--;
      handling = handledBefore;
      observer = watching;
    }
  }

  /** Prepares for a call from outside, also after a limit stopped a program in the midst. */
  public void begin() {
    if (nesting == 0) {
      observer = resident;
      handling = None.NONE;
      depth = 0;
      show(base);
      interruption.restart();
      listener.begun();
    }
  }

  /** Calls anything that is not a function of the program. */
  Object callBuiltin(Object callee, List<Object> arguments, Map<String, Object> keywords) {
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

  /** The loop that runs programs. Nothing else belongs here. */
  private Insn runFast(Insn first) {
    Insn insn = first;
    while (insn != Insn.HALT) {
      insn = insn.exec(this);
    }
    return insn;
  }

  private Insn runObserved(Insn first) {
    Insn insn = first;
    int untilPoll = POLL_PERIOD;
    while (insn != Insn.HALT) {
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

  // Frames

  private Frame push(FunctionValue function) {
    if (depth >= limits.depth()) {
      throw VmError.recursion("maximum recursion depth exceeded");
    }
    Translation translation = translations.of(function);
    Frame callee = frame.above();
    callee.prepare(function, translation, function.code().parameters().count());
    depth++;
    return callee;
  }

  private void show(Frame newFrame) {
    frame = newFrame;
    open(newFrame);
  }

  /** Enters a function with the arguments in registers of the current frame. */
  Insn enter(FunctionValue function, int firstArgument, int count, int resultRegister, Insn call) {
    Frame caller = frame;
    Frame callee = push(function);
    try {
      pass(function, caller, callee, firstArgument, count);
    } catch (VmError error) {
      depth--;
      throw error;
    }
    return begin(callee, resultRegister, call);
  }

  /** Enters a function with the values of its parameters. */
  Insn enter(FunctionValue function, Object[] bound, int resultRegister, Insn call) {
    Frame callee = push(function);
    callee.pass(bound);
    return begin(callee, resultRegister, call);
  }

  private Insn begin(Frame callee, int resultRegister, Insn call) {
    if (callee.translation.sharesVariables()) {
      callee.makeCells();
    }
    callee.entry = false;
    callee.resume = call.next;
    callee.callPc = call.pc();
    callee.resultRegister = resultRegister;
    show(callee);
    return callee.translation.fast(0);
  }

  private void pass(FunctionValue function, Frame caller, Frame callee, int from, int count) {
    if (Arguments.isSimple(function.code()) && count == function.code().parameters().count()) {
      for (int i = 0; i < count; i++) {
        byte tag = caller.tags[from + i];
        callee.tags[i] = tag;
        if (tag == Tag.REF) {
          callee.refs[i] = caller.refs[from + i];
        } else {
          callee.longs[i] = caller.longs[from + i];
        }
      }
      return;
    }
    callee.pass(Arguments.bind(function, list(from, count), Keywords.NONE));
  }

  /** Makes the current frame that of another function, called with these arguments. */
  Insn replace(FunctionValue function, List<Object> arguments) {
    Object[] bound = Arguments.bind(function, arguments, Keywords.NONE);
    Translation translation = translations.of(function);
    frame.prepare(function, translation, bound.length);
    frame.pass(bound);
    show(frame);
    if (translation.sharesVariables()) {
      frame.makeCells();
    }
    return translation.fast(0);
  }

  /** Returns the value of a register of the current frame to the caller. */
  Insn leave(int source) {
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

  // Errors

  /** Raises an error at an instruction of the current frame; the handler's instruction is next. */
  Insn raise(VmError error, Insn at) {
    refund(at);
    return unwind(error, at.pc());
  }

  /**
   * Raises an error at an offset of the current frame's code, the frame being canonical there.
   *
   * @return the handler's instruction
   * @throws VmError the error, if no frame of the current call from Java handles it
   */
  public Insn unwind(VmError error, int pc) {
    setContext(error);
    return unwind(error, pc, true);
  }

  /** Raises an exception again; its traceback already names the current frame. */
  Insn reraise(ExceptionValue exception, Insn at) {
    refund(at);
    return unwind(new VmError(exception), at.pc(), false);
  }

  private void refund(Insn at) {
    if (limits.isMetered() && observer == Observer.NONE) {
      fuel += frame.translation.chargedAfter(at.pc());
    }
  }

  /**
   * Notes that an error raised at an offset of the current frame's code is handled there.
   *
   * @return the exception
   */
  public Object caught(VmError error, int pc) {
    setContext(error);
    trace(error, pc);
    return error.exception();
  }

  /** Whether an exception is of a type, or of one of a tuple of types. */
  public static boolean matches(Object exception, Object type) {
    return Exceptions.matches(exception, type);
  }

  private void setContext(VmError error) {
    if (error.exception().traceback().isEmpty() && handling instanceof ExceptionValue context) {
      error.exception().setContext(context);
    }
  }

  private void trace(VmError error, int pc) {
    Code code = frame.translation.code();
    error.exception().addTraceback(new TracebackEntry(code.file(), code.line(pc), code.name()));
  }

  private Insn unwind(VmError error, int raisedAt, boolean trace) {
    boolean traced = trace;
    int pc = raisedAt;
    while (true) {
      Translation translation = frame.translation;
      if (traced) {
        trace(error, pc);
      }
      var handler = translation.code().handlerOf(pc);
      if (handler.isPresent()) {
        put(translation.stackBase() + handler.get().depth(), error.exception());
        return resume(handler.get().handler());
      }
      Frame left = frame;
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
    interruption.check();
  }

  /** The requests to stop, which other threads may make. */
  public Interruption interruption() {
    return interruption;
  }

  /** Whether instructions are charged to the fuel. */
  public boolean isMetered() {
    return limits.isMetered();
  }

  /** Tells the listener that a loop is hot. */
  Insn hot(LoopHeader header) {
    return observer == Observer.NONE ? listener.hot(this, header) : header.next();
  }

  // The world

  @Override
  public World world() {
    return world;
  }

  /** The module of that name, made when it is first asked for. */
  ModuleValue module(String name) {
    return modules.computeIfAbsent(
        name,
        wanted ->
            makeModule
                .apply(wanted)
                .orElseThrow(() -> VmError.moduleNotFound("No module named '" + wanted + "'")));
  }

  /**
   * The instruction of the current frame that was next when the fuel was used up; the frame is
   * canonical there.
   */
  public int stoppedAt() {
    return stoppedAt;
  }

  /** The current frame. */
  public Frame frame() {
    return frame;
  }

  /** How many calls are active. */
  public int depth() {
    return depth;
  }
}
