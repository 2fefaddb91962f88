package dev.hotspur.jit.region;

import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.runtime.CompiledFunction;
import dev.hotspur.jit.runtime.DepartureReason;
import dev.hotspur.jit.runtime.FunctionExits;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.jit.runtime.UnexpectedResult;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.interp.CallInPlace;
import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Unwinding;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.VmError;
import java.util.List;

/**
 * A compiled function. It runs without a frame, its arguments in JVM locals; called by the
 * interpreter, it takes the place of the frame made for it, and gets a frame again when it is left
 * by a side exit. Then the interpreter finishes that activation, and whoever called compiled code
 * gets the result as if nothing had happened.
 */
public final class FunctionRegion extends Region implements FunctionExits.Listener {
  private final CompiledFunction code;
  private final List<Type> parameters;

  /** Makes the region of a function with parameters of these types. */
  public FunctionRegion(Plan plan, CompiledFunction code, List<Type> parameters) {
    super(plan);
    this.code = code;
    this.parameters = List.copyOf(parameters);
  }

  @Override
  public Insn exec(Interpreter in) {
    if (!mayEnter(in) || !accepts(in)) {
      return anchor().body();
    }
    entries++;
    balance().wentAround(1);
    Frame activation = in.frame();
    boolean toJava = activation.isEntry();
    int register = activation.resultRegister();
    int callPc = activation.callPc();
    Insn resume = activation.resume();
    try {
      Object result = call(in);
      return result instanceof CallInPlace next
          ? in.enter(next, toJava, resume, callPc, register)
          : in.returned(result, toJava, register, resume);
    } catch (VmError error) {
      return in.raised(error, toJava, resume, callPc);
    } catch (Unwinding signal) {
      in.link(signal, toJava, resume, callPc, register);
      return in.unwound(signal, callPc, toJava);
    }
  }

  /** Runs the code, which takes the place of the current activation, and gives its result. */
  private Object call(Interpreter in) {
    int depth = in.depth() - 1;
    long outside = in.beginCompiled(listener().room());
    try {
      return code.enter(in, in.tags, in.longs, in.refs);
    } catch (UnexpectedResult unexpected) {
      return unexpected.value();
    } finally {
      in.endCompiled(outside, depth);
    }
  }

  /** Whether the registers of the current frame hold arguments of the right types. */
  private boolean accepts(Interpreter in) {
    Code function = anchor().translation().code();
    for (int i = 0; i < function.parameters().count(); i++) {
      // The argument of a parameter that others share is in its cell, as any reference.
      boolean shared = function.cells().contains(function.locals().get(i));
      byte tag = shared ? Tag.REF : in.tags[i];
      boolean fits =
          switch (parameters.get(i)) {
            case INT -> tag == Tag.INT;
            case FLOAT -> tag == Tag.FLOAT;
            case BOOL -> tag == Tag.REF && in.refs[i] instanceof Boolean;
            default -> tag != Tag.UNSET;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Object left(Interpreter in, int number, DepartureReason reason) {
    SideExit exit = take(in, number);
    DepartureReason why = reason;
    if (reason.signal().isPresent() && in.isMetered()) {
      in.fuel--;
    } else if (exit.kind() == SideExit.Kind.TOO_DEEP && reason.isNone() && in.isUnwindingUseful()) {
      why = DepartureReason.of(new Unwinding());
    }
    if (exit.nesting() > 0 && why.isNone() && !exit.looksUp()) {
      lose(in, exit.nesting());
    }
    DepartureReason outcome = finishInlined(in, exit, why);
    if (outcome.signal().isPresent()) {
      Unwinding signal = outcome.signal().get();
      capture(in, signal, exit.pc());
      throw signal;
    }
    return in.finish(in.depth() - 1, () -> next(in, exit, outcome));
  }

  /** Notes that an activation was left, with so many frames within its own. */
  private void lose(Interpreter in, int nesting) {
    if (in.depth() - nesting == in.entryDepth() && !in.isInPlace()) {
      balance().left(-1);
    } else {
      balance().leftWithin();
    }
  }

  private Insn next(Interpreter in, SideExit exit, DepartureReason reason) {
    if (reason.raised().isPresent()) {
      return raise(in, reason.raised().get(), exit);
    }
    if (reason.result().isPresent()) {
      return complete(in, reason.result().get(), exit);
    }
    if (exit.looksUp()) {
      in.poll();
    } else {
      lose(in, 0);
    }
    return tell(in, exit).orElseGet(() -> in.resume(exit.pc()));
  }
}
