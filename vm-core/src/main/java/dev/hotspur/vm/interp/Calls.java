package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.VmError;
import java.util.Optional;

/** Calls and returns. A call of the program's functions never recurses in Java. */
final class Calls {
  private Calls() {}

  /** Calls what is in a register with the registers after it. */
  static final class Call extends Insn {
    private final int first;
    private final int count;

    Call(int first, int count) {
      this.first = first;
      this.count = count;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object callee = in.tags[first] == Tag.REF ? in.refs[first] : in.get(first);
      FunctionEntry entry;
      try {
        if (!(callee instanceof FunctionValue function)) {
          in.put(first, in.callBuiltin(callee, first + 1, count));
          return next;
        }
        entry = in.enter(function, first + 1, count, first, this);
      } catch (VmError error) {
        return in.raise(error, this);
      }
      return entry.from(this, in);
    }

    @Override
    public String toString() {
      return "r" + first + " = call r" + first + ", " + count;
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

  /** Calls what {@link LoadMethod} found. */
  static final class CallMethod extends Insn {
    private final int first;
    private final int count;

    CallMethod(int first, int count) {
      this.first = first;
      this.count = count;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object callee = in.get(first);
      boolean plainCall = in.get(first + 1) == NoMethod.NONE;
      int from = plainCall ? first + 2 : first + 1;
      int given = plainCall ? count : count + 1;
      FunctionEntry entry;
      try {
        if (!(callee instanceof FunctionValue function)) {
          in.put(first, in.callBuiltin(callee, from, given));
          return next;
        }
        entry = in.enter(function, from, given, first, this);
      } catch (VmError error) {
        return in.raise(error, this);
      }
      return entry.from(this, in);
    }

    @Override
    public String toString() {
      return "r" + first + " = call method r" + first + ", " + count;
    }
  }

  /** Calls in place of the current activation. */
  static final class TailCall extends Insn {
    private final int first;
    private final int count;

    TailCall(int first, int count) {
      this.first = first;
      this.count = count;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object callee = in.get(first);
      try {
        if (callee instanceof FunctionValue function) {
          return in.replace(function, first + 1, count);
        }
        in.put(first, in.callBuiltin(callee, first + 1, count));
        return in.leave(first);
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "tail call r" + first + ", " + count;
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
