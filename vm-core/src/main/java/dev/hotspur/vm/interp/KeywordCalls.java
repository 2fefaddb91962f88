package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.VmError;
import java.util.Optional;

/** Calls with named arguments, and with arguments that come out of collections. */
final class KeywordCalls {
  private KeywordCalls() {}

  /** Calls what is in a register. */
  private static Insn call(Interpreter in, int first, GivenArguments given, Insn at) {
    Object callee = in.get(first);
    if (callee instanceof FunctionValue function) {
      return in.enter(function, given.bind(function), first, at);
    }
    in.put(first, in.callBuiltin(callee, given.positional(), given.named()));
    return at.next;
  }

  /** Calls with the registers after the callee's, the last of them by names. */
  static final class CallByName extends Insn {
    private final int first;
    private final int count;

    CallByName(int first, int count) {
      this.first = first;
      this.count = count;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Object names = in.get(first + 1 + count);
        return call(in, first, GivenArguments.byName(in.list(first + 1, count), names), this);
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + first + " = call r" + first + ", " + count + " by r" + (first + 1 + count);
    }
  }

  /** Calls with the items of the register after the callee's, and with a mapping after that. */
  static final class CallUnpacked extends Insn {
    private final int first;
    private final boolean hasKeywords;

    CallUnpacked(int first, boolean hasKeywords) {
      this.first = first;
      this.hasKeywords = hasKeywords;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Optional<Object> mapping = hasKeywords ? Optional.of(in.get(first + 2)) : Optional.empty();
        GivenArguments given =
            GivenArguments.unpacked(in, in.get(first), in.get(first + 1), mapping);
        return call(in, first, given, this);
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      String keywords = hasKeywords ? ", ** r" + (first + 2) : "";
      return "r" + first + " = call r" + first + ", * r" + (first + 1) + keywords;
    }
  }
}
