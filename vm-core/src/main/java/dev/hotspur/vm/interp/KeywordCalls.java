package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.Callees;
import dev.hotspur.vm.value.DictValue;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Items;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.util.Arrays;
import java.util.List;

/** Calls with named arguments, and with arguments that come out of collections. */
final class KeywordCalls {
  private KeywordCalls() {}

  /** Calls what is in a register with arguments of these two kinds. */
  private static Insn call(
      Interpreter in, int first, List<Object> positional, Keywords keywords, Insn at) {
    Object callee = in.get(first);
    if (callee instanceof FunctionValue function) {
      return in.enter(function, Arguments.bind(function, positional, keywords), first, at);
    }
    in.put(first, in.callBuiltin(callee, positional, keywords.toMap()));
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
        TupleValue names = Keywords.names(in.get(first + 1 + count), count);
        int positional = count - names.size();
        List<Object> values = in.list(first + 1 + positional, names.size());
        return call(in, first, in.list(first + 1, positional), new Keywords(names, values), this);
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
        Object callee = in.get(first);
        DictValue named = hasKeywords ? mapping(callee, in.get(first + 2)) : DictValue.empty();
        List<Object> positional = items(in, callee, in.get(first + 1));
        return call(in, first, positional, Keywords.of(named), this);
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    private static DictValue mapping(Object callee, Object given) {
      if (given instanceof DictValue dict) {
        return dict;
      }
      throw VmError.typeError(
          "%s argument after ** must be a mapping, not %s"
              .formatted(Callees.describe(callee), TypeValue.of(given).name()));
    }

    private static List<Object> items(Interpreter in, Object callee, Object given) {
      if (given instanceof TupleValue tuple) {
        return Arrays.asList(tuple.toArray());
      } else if (!Operations.isIterable(given)) {
        throw VmError.typeError(
            "%s argument after * must be an iterable, not %s"
                .formatted(Callees.describe(callee), TypeValue.of(given).name()));
      }
      return Arrays.asList(Items.of(in, given).toList().toArray());
    }

    @Override
    public String toString() {
      String keywords = hasKeywords ? ", ** r" + (first + 2) : "";
      return "r" + first + " = call r" + first + ", * r" + (first + 1) + keywords;
    }
  }
}
