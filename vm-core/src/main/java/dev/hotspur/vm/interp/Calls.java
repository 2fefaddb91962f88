package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.Unset;
import dev.hotspur.vm.value.VmError;
import java.util.Optional;

/** Calls and returns. A call of the program's functions never recurses in Java. */
final class Calls {
  private Calls() {}

  /** Calls a value with those of other registers; the result goes to a register of its own. */
  abstract static class Calling extends Insn {
    final int target;
    final int[] arguments;

    /** The function that was called last, or null; its parameters are as many as the arguments. */
    private FunctionValue last;

    private Translation translation;

    /** What was called last beside functions, with its direct form. */
    private Object lastOther = NoMethod.NONE;

    private DirectCall direct = DirectCall.NONE;

    Calling(int target, int[] arguments) {
      this.target = target;
      this.arguments = arguments;
    }

    /** Calls with all arguments: at once if it is the function that was called last. */
    final Insn call(Interpreter in, Object callee) {
      if (callee != last) {
        remember(in, callee);
        return call(in, callee, 0);
      }
      FunctionEntry entry;
      try {
        entry = in.enter(last, translation, arguments, target, this);
      } catch (VmError error) {
        return in.raise(error, this);
      }
      return entry.from(this, in);
    }

    private void remember(Interpreter in, Object callee) {
      if (callee instanceof FunctionValue function) {
        Translation form = in.translation(function);
        if (form.takes(arguments.length)) {
          last = function;
          translation = form;
        }
      }
    }

    /** Calls without the first few arguments. */
    final Insn call(Interpreter in, Object callee, int skipped) {
      FunctionEntry entry;
      try {
        if (!(callee instanceof FunctionValue function)) {
          callOther(in, callee, skipped);
          return next;
        }
        entry = in.enter(function, arguments, skipped, target, this);
      } catch (VmError error) {
        return in.raise(error, this);
      }
      return entry.from(this, in);
    }

    private void callOther(Interpreter in, Object callee, int skipped) {
      if (callee != lastOther) {
        lastOther = callee;
        direct = DirectCall.of(callee);
      }
      if (!direct.call(in, arguments, skipped, target)) {
        in.put(target, in.callBuiltin(callee, arguments, skipped));
      }
    }

    final String shown() {
      return "(" + Registers.shown(arguments) + ")";
    }
  }

  /** Calls what is in a register. */
  static final class Call extends Calling {
    private final int callee;

    Call(int target, int callee, int[] arguments) {
      super(target, arguments);
      this.callee = callee;
    }

    @Override
    public Insn exec(Interpreter in) {
      return call(in, in.tags[callee] == Tag.REF ? in.refs[callee] : in.get(callee));
    }

    @Override
    public String toString() {
      return "r" + target + " = call r" + callee + shown();
    }
  }

  /** Calls what a global holds. */
  static final class CallGlobal extends Calling {
    private final Names.LoadGlobal callee;

    CallGlobal(int target, Names.LoadGlobal callee, int[] arguments) {
      super(target, arguments);
      this.callee = callee;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object value = callee.value();
      return value == Unset.UNSET ? in.raise(callee.unset(), this) : call(in, value);
    }

    @Override
    public String toString() {
      return "r" + target + " = call global " + callee.name() + shown();
    }
  }

  /** Looks up a method, so that a call of it need not make a bound method. */
  static final class LoadMethod extends Insn {
    private final int object;
    private final int target;
    private final LookupCache cache;

    LoadMethod(int target, int object, String name) {
      this.target = target;
      this.object = object;
      this.cache = new LookupCache(name);
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Object self = in.get(object);
        Optional<BuiltinValue> method = cache.method(self);
        if (method.isPresent()) {
          in.putRef(target, method.get());
          in.put(target + 1, self);
        } else {
          in.put(target, cache.attribute(self));
          in.putRef(target + 1, NoMethod.NONE);
        }
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + target + ", r" + (target + 1) + " = method r" + object + "." + cache.name();
    }
  }

  /** Calls what {@link LoadMethod} found; the first argument is the object. */
  static final class CallMethod extends Calling {
    private final int method;

    CallMethod(int target, int method, int[] arguments) {
      super(target, arguments);
      this.method = method;
    }

    @Override
    public Insn exec(Interpreter in) {
      int self = arguments[0];
      boolean plainCall = in.tags[self] == Tag.REF && in.refs[self] == NoMethod.NONE;
      return call(in, in.get(method), plainCall ? 1 : 0);
    }

    @Override
    public String toString() {
      return "r" + target + " = call method r" + method + shown();
    }
  }

  /** Calls in place of the current activation. */
  static final class TailCall extends Insn {
    private final int callee;
    private final int[] arguments;

    TailCall(int callee, int[] arguments) {
      this.callee = callee;
      this.arguments = arguments;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object value = in.get(callee);
      try {
        if (value instanceof FunctionValue function) {
          return in.replace(function, arguments);
        }
        in.put(callee, in.callBuiltin(value, arguments, 0));
        return in.leave(callee);
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "tail call r" + callee + ", " + arguments.length;
    }
  }

  /** Returns a register's value to the caller. */
  static final class Return extends Insn {
    private final int source;

    Return(int source) {
      this.source = source;
    }

    @Override
    public Insn exec(Interpreter in) {
      return in.leave(source);
    }

    @Override
    public String toString() {
      return "return r" + source;
    }
  }
}
