package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Type;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.NoMethod;
import dev.hotspur.vm.interp.Observer;
import dev.hotspur.vm.interp.Translation;
import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.GlobalCell;
import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.ListIterator;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.RangeIterator;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.Unset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches the interpreter go around a loop and adds what it sees to the loop's profile. It executes
 * nothing itself, so the meaning of an instruction exists once (LuaJIT's way; a recorder that
 * executes needs a second interpreter, and a third to leave a trace).
 */
public final class Recorder implements Observer {
  private static final int NOWHERE = -1;

  /** How a recording stands. */
  public enum State {
    /** It goes on. */
    RECORDING,
    /** The loop was passed as often as was asked for, or was left after at least one pass. */
    DONE,
    /** Control left the loop before it came back to its head. */
    LEFT_LOOP,
    /** The function returned, or an error left it. */
    LEFT_FUNCTION,
    /** A loop inside goes around and around, and is not compiled yet. */
    INNER_LOOP,
    /** Too many instructions. */
    TOO_LONG,
    /** A function of the program was called; what it does is not recorded. */
    CALLING,
    /** A defect of the recorder. */
    FAILED,
    /** A compiled inner loop is about to run; what it does is known. */
    SUSPENDED
  }

  /** Which loops inside the recorded one are compiled already. */
  public interface InnerLoops {
    /** The profile of the loop at a point, if compiled code for it is installed. */
    Optional<Profile> compiledAt(int pc);
  }

  private final Profile profile;
  private final Frame frame;
  private final Translation translation;
  private final int depth;
  private final InnerLoops innerLoops;
  private final List<String> trace = new ArrayList<>();
  private final boolean wantsText;
  private final int lengthLimit;
  private final int innerLimit;
  private int iterationsLeft;
  private int length;
  private int passes;
  private int previous = NOWHERE;
  private int left = NOWHERE;
  private int inner;
  private State state = State.RECORDING;
  private Optional<RuntimeException> defect = Optional.empty();
  private int last;
  private final List<Integer> changed = new ArrayList<>();

  /**
   * How much to record.
   *
   * @param iterations passes of the loop
   * @param length instructions at most
   * @param innerPasses passes of inner loops at most
   * @param text whether the instructions are kept as text
   */
  public record Extent(int iterations, int length, int innerPasses, boolean text) {}

  /** Begins a recording in the current frame. */
  public Recorder(Profile profile, Interpreter in, Extent extent, InnerLoops innerLoops) {
    this.profile = profile;
    this.frame = in.frame();
    this.translation = frame.translation();
    this.depth = in.depth();
    this.innerLoops = innerLoops;
    this.iterationsLeft = extent.iterations();
    this.lengthLimit = extent.length();
    this.innerLimit = extent.innerPasses();
    this.wantsText = extent.text();
    this.last = profile.anchor();
  }

  /** How the recording stands. */
  public State state() {
    return state;
  }

  /** The offset that control reached last in what is recorded. */
  public int last() {
    return last;
  }

  /** The offsets of the globals read whose value was always the same until now. */
  public List<Integer> changedGlobals() {
    return changed;
  }

  /** The instructions recorded, as text; empty unless asked for. */
  public List<String> trace() {
    return trace;
  }

  /** How many instructions were recorded. */
  public int length() {
    return length;
  }

  /** How many calls are active in what is recorded. */
  public int depth() {
    return depth;
  }

  /** Whether a frame is that of a function called by what is recorded. */
  public boolean hasCalled(Frame callee) {
    return callee.caller() == frame && !callee.isEntry();
  }

  /** Whether a frame, at this depth, is the one that is recorded. */
  public boolean isAbout(Interpreter in) {
    return in.frame() == frame && in.depth() == depth && frame.translation() == translation;
  }

  /**
   * Goes on after compiled code for an inner loop was left.
   *
   * @param head where that loop begins
   */
  public void resume(int head) {
    state = State.RECORDING;
    previous = NOWHERE;
    left = head;
  }

  /** Goes on after a function that was called has returned. */
  public void resumeAfterCall() {
    state = State.RECORDING;
  }

  /**
   * The last instruction, or the function that it called, has raised an error, which leaves what is
   * recorded.
   *
   * @return whether that is all there is to record: of a function it is, of a loop nothing came
   */
  public boolean endsByError() {
    if (profile.isOfFunction()) {
      profile.raised(last);
    }
    return profile.isOfFunction();
  }

  /** What builtins call back is not recorded and need not be watched. */
  @Override
  public boolean watchesCallbacks() {
    return false;
  }

  /** What went wrong in the recorder itself, if something did. */
  public Optional<RuntimeException> defect() {
    return defect;
  }

  @Override
  public boolean before(Interpreter in, Frame current, int pc) {
    try {
      watch(in, current, pc);
    } catch (RuntimeException failure) {
      // A defect of the recorder must not be the program's: it goes on being interpreted.
      defect = Optional.of(failure);
      state = State.FAILED;
    }
    return state == State.RECORDING;
  }

  private void watch(Interpreter in, Frame current, int pc) {
    if (in.depth() < depth || (in.depth() == depth && current.translation() != translation)) {
      // Where a function returns its recording ends before.
      state = endsByError() ? State.DONE : State.LEFT_FUNCTION;
    } else if (in.depth() == depth) {
      arrive(pc);
    } else {
      state = State.CALLING;
    }
  }

  private void arrive(int pc) {
    last = pc;
    if (previous != NOWHERE) {
      sawResult(pc);
      if (follows(pc) || repeats(pc)) {
        profile.stepped(previous, pc);
      } else {
        profile.raised(previous, pc);
      }
    }
    profile.passed(pc);
    if (pc == profile.anchor()) {
      arriveAtAnchor();
    } else if (!profile.contains(pc)) {
      state = passes > 1 ? State.DONE : State.LEFT_LOOP;
    } else if (length >= lengthLimit) {
      state = passes > 1 ? State.DONE : State.TOO_LONG;
    } else {
      if (entersLoop(pc)) {
        innerLoops.compiledAt(pc).ifPresent(this::suspend);
      }
      if (state == State.RECORDING && pc <= previous && ++inner >= innerLimit) {
        state = State.INNER_LOOP;
      }
    }
    if (state == State.RECORDING) {
      record(pc);
      if (profile.isOfFunction()) {
        sawReturn(pc);
      }
    }
  }

  /** Ends the recording where the function returns, raises, or calls another one in its place. */
  private void sawReturn(int pc) {
    Opcode opcode = profile.facts().code().opcode(pc);
    if (opcode == Opcode.RETURN) {
      profile.returned(pc, typeOf(register(pc, 1)));
      state = State.DONE;
    } else if (opcode == Opcode.TAIL_CALL
        && !profile.isItself(frame.get(register(pc, 1 + operandOf(pc))))) {
      profile.calledInPlace(pc);
      state = State.DONE;
    } else if ((opcode == Opcode.RAISE || opcode == Opcode.RERAISE)
        && profile.facts().handlerOf(pc).isEmpty()) {
      profile.raised(pc);
      state = State.DONE;
    }
  }

  /**
   * Whether a loop is entered, or gone around. What begins or goes on where a loop's compiled code
   * was left is recorded first: that code knows no way from there.
   */
  private boolean entersLoop(int pc) {
    boolean isLeft = previous == NOWHERE && (left == NOWHERE || left == pc);
    return profile.facts().isJumpedBackTo(pc) && !isLeft;
  }

  /** Whether the step is a call in place of the activation by itself. */
  private boolean repeats(int pc) {
    return pc == profile.anchor()
        && profile.isOfFunction()
        && profile.facts().code().opcode(previous) == Opcode.TAIL_CALL;
  }

  /** Whether the step is one of the code's own, and not through a handler. */
  private boolean follows(int pc) {
    return profile.facts().successors(previous).contains(pc);
  }

  private void arriveAtAnchor() {
    passes++;
    sawEntry();
    if (length > 0 && iterationsLeft-- <= 0) {
      state = State.DONE;
    }
  }

  private void suspend(Profile inner) {
    profile.include(inner);
    state = State.SUSPENDED;
  }

  private void record(int pc) {
    length++;
    previous = pc;
    if (wantsText) {
      trace.add(text(pc));
    }
    sawOperands(pc);
  }

  private String text(int pc) {
    Code code = profile.facts().code();
    Opcode opcode = code.opcode(pc);
    int operand = code.operand(pc);
    Object shown =
        switch (opcode.operand()) {
          case NONE -> "";
          case CONSTANT -> Operations.repr(profile.facts().constant(operand));
          case LOCAL -> code.locals().get(operand);
          case NAME -> code.names().get(operand);
          case CELL -> code.sharedVariable(operand);
          case COMPARISON -> Comparison.of(operand).symbol();
          default -> operand;
        };
    String padded =
        opcode.operand() == OperandKind.NONE
            ? opcode.name()
            : (opcode + " ".repeat(22)).substring(0, 22) + shown;
    return (pc + "      ").substring(0, 6) + padded;
  }

  private void sawEntry() {
    int end = profile.facts().code().variables() + profile.facts().depth(profile.anchor());
    for (int register : profile.registers()) {
      if (register >= end) {
        return;
      }
      profile.sawAtEntry(register, typeOf(register));
      if (isNegative(register)) {
        profile.sawNegativeAtEntry(register);
      }
      if (frame.tags[register] == Tag.REF && frame.refs[register] instanceof IteratorValue it) {
        profile.sawIteratorAtEntry(register, it.getClass(), it.shared);
      }
    }
  }

  private boolean isNegative(int register) {
    return switch (frame.tags[register]) {
      case Tag.INT -> frame.longs[register] < 0;
      case Tag.REF -> frame.refs[register] instanceof RangeIterator range && range.next < 0;
      default -> false;
    };
  }

  private Type typeOf(int register) {
    return switch (frame.tags[register]) {
      case Tag.INT -> Type.INT;
      case Tag.FLOAT -> Type.FLOAT;
      case Tag.UNSET -> Type.NONE;
      default -> frame.refs[register] instanceof Boolean ? Type.BOOL : Type.REF;
    };
  }

  private int register(int pc, int fromTop) {
    return profile.facts().code().variables() + profile.facts().depth(pc) - fromTop;
  }

  private void sawResult(int pc) {
    Opcode opcode = profile.facts().code().opcode(previous);
    int operand = profile.facts().code().operand(previous);
    boolean jumped = pc != previous + 1;
    if (!jumped && opcode == Opcode.UNPACK) {
      for (int i = 0; i < operand; i++) {
        profile.fact(previous).sawItem(i, typeOf(register(pc, 1 + i)));
      }
    } else if (!jumped && opcode.effect().left(operand) > 0) {
      profile.fact(previous).sawResult(typeOf(register(pc, 1)));
      if (opcode == Opcode.LOAD_METHOD) {
        boolean bound = !(frame.get(register(pc, 1)) instanceof NoMethod);
        profile.fact(previous).sawNumber(bound ? 1 : 0);
      }
      if (opcode == Opcode.LOAD_METHOD || opcode == Opcode.LOAD_ATTR) {
        profile
            .fact(previous)
            .sawObject(frame.get(register(pc, opcode == Opcode.LOAD_METHOD ? 2 : 1)));
      } else if (opcode == Opcode.GET_ITER) {
        profile.fact(previous).sawObject(frame.get(register(pc, 1)).getClass());
      }
    }
  }

  private void sawOperands(int pc) {
    Opcode opcode = profile.facts().code().opcode(pc);
    Fact fact = profile.fact(pc);
    switch (opcode) {
      case LOAD_GLOBAL -> sawGlobal(pc, fact);
      case LOAD_SUBSCR, STORE_SUBSCR -> sawContainer(fact, frame.get(register(pc, 2)));
      case LOAD_ATTR, LOAD_METHOD -> fact.sawOwner(frame.get(register(pc, 1)));
      case GET_ITER, UNPACK -> fact.sawOperand(frame.get(register(pc, 1)).getClass());
      case FOR_ITER -> sawIterator(fact, frame.get(register(pc, 1)));
      case CALL, TAIL_CALL -> sawCall(fact, pc, 1);
      case CALL_KW -> fact.sawObject(frame.get(register(pc, operandOf(pc) + 2)));
      case CALL_METHOD -> sawCall(fact, pc, 2);
      default -> {}
    }
  }

  private int operandOf(int pc) {
    return profile.facts().code().operand(pc);
  }

  private void sawGlobal(int pc, Fact fact) {
    String name = profile.facts().code().names().get(profile.facts().code().operand(pc));
    GlobalCell cell = frame.translation().globals().cell(name);
    Object value =
        cell.value == Unset.UNSET ? frame.translation().builtins().cell(name).value : cell.value;
    boolean constant = fact.object().isPresent();
    fact.sawObject(value);
    if (constant && fact.object().isEmpty()) {
      changed.add(pc);
    }
  }

  private static void sawContainer(Fact fact, Object container) {
    fact.sawOperand(container.getClass());
    if (container instanceof ListValue list) {
      fact.sawNumber(list.kind);
    }
  }

  private static void sawIterator(Fact fact, Object iterator) {
    fact.sawOperand(iterator.getClass());
    if (iterator instanceof RangeIterator range && range.step == (int) range.step) {
      fact.sawNumber((int) range.step);
    } else if (iterator instanceof ListIterator list) {
      fact.sawNumber(list.list.kind);
    }
  }

  /** What is called, which lies under the arguments, and what it is called with. */
  private void sawCall(Fact fact, int pc, int under) {
    int count = operandOf(pc);
    Object callee = frame.get(register(pc, under + count));
    fact.sawOperand(callee.getClass());
    fact.sawObject(callee);
    fact.sawCallee(callee);
    if (callee instanceof FunctionValue function) {
      fact.sawFunction(function);
    }
    boolean self = under == 2 && !(frame.get(register(pc, 1 + count)) instanceof NoMethod);
    if (callee instanceof BoundMethod bound) {
      sawFirstArgument(fact, bound.self());
    } else if (count > 0 || self) {
      sawFirstArgument(fact, frame.get(register(pc, self ? 1 + count : count)));
    }
  }

  private static void sawFirstArgument(Fact fact, Object first) {
    fact.sawArgument(first.getClass());
    if (first instanceof ListValue list) {
      fact.sawNumber(list.kind);
    }
  }
}
