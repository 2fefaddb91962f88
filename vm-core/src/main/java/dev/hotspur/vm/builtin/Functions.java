package dev.hotspur.vm.builtin;

import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.Intrinsic;
import dev.hotspur.vm.value.Items;
import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.Texts;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;

/** The built-in functions. */
final class Functions {
  static final List<BuiltinValue> ALL =
      List.of(
          BuiltinValue.function(Signature.one("abs"), Effects.PURE, Functions::abs)
              .as(Intrinsic.ABS),
          BuiltinValue.function(Signature.one("len"), Effects.READS, Functions::len)
              .as(Intrinsic.LEN),
          extreme("max", Comparison.GT).as(Intrinsic.MAX),
          extreme("min", Comparison.LT).as(Intrinsic.MIN),
          BuiltinValue.function(
              Signature.variadicNamed("print", "sep", "end", "flush"),
              Effects.WRITES_OUTPUT,
              Functions::print),
          BuiltinValue.function(Signature.one("repr"), Effects.READS, Functions::repr),
          BuiltinValue.function(
              Signature.named("sum", 1, 2, "", "start"), Effects.READS, Functions::sum));

  private Functions() {}

  private static Object abs(CallContext context, Object[] arguments) {
    Object value = arguments[0];
    if (value instanceof Double number) {
      return Math.abs(number);
    } else if (value instanceof Long number) {
      return number < 0 ? IntMath.negate(number) : value;
    } else if (value instanceof BigInteger number) {
      return IntMath.box(number.abs());
    } else if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    throw VmError.typeError("bad operand type for abs(): '" + TypeValue.of(value).name() + "'");
  }

  private static Object len(CallContext context, Object[] arguments) {
    return Operations.length(arguments[0]);
  }

  private static Object repr(CallContext context, Object[] arguments) {
    return Texts.repr(context, arguments[0]);
  }

  private static Object print(CallContext context, Object[] arguments) {
    String separator = textOrNone(arguments[0], "sep", " ");
    String end = textOrNone(arguments[1], "end", "\n");
    StringBuilder out = new StringBuilder();
    for (int i = 3; i < arguments.length; i++) {
      out.append(i > 3 ? separator : "").append(Operations.str(arguments[i]).value());
    }
    out.append(end);
    context.charge(out.length());
    try {
      context.world().write(out.toString());
    } catch (IOException failure) {
      throw IoErrors.toProgram(failure);
    }
    return None.NONE;
  }

  private static String textOrNone(Object argument, String name, String missing) {
    if (argument == null || argument == None.NONE) {
      return missing;
    } else if (argument instanceof Str string) {
      return string.value();
    }
    throw VmError.typeError(
        name + " must be None or a string, not " + TypeValue.of(argument).name());
  }

  private static Object sum(CallContext context, Object[] arguments) {
    Items items = Items.of(context, arguments[0]);
    Object total = arguments[1] == null ? (Object) 0L : arguments[1];
    if (total instanceof Str) {
      throw VmError.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
      total = Operations.binary(BinaryOperator.ADD, total, item);
    }
    return total;
  }

  /** {@code max} and {@code min}: an item replaces the best so far if the comparison holds. */
  private static BuiltinValue extreme(String name, Comparison better) {
    return BuiltinValue.function(
        Signature.variadicNamed(name, "key", "default"),
        Effects.ANY,
        (context, arguments) -> extreme(context, arguments, name, better));
  }

  private static Object extreme(
      CallContext context, Object[] arguments, String name, Comparison better) {
    Object missing = arguments[1];
    int given = arguments.length - 2;
    if (given == 0) {
      throw VmError.typeError(name + " expected at least 1 argument, got 0");
    }
    if (given > 1 && missing != null) {
      throw VmError.typeError(
          "Cannot specify a default for " + name + "() with multiple positional arguments");
    }
    // The arguments of a call are few, and whoever passed them has paid for them.
    Supplier<Object> items =
        given == 1
            ? Items.of(context, arguments[2])::next
            : Operations.iterator(ListValue.of(arguments, 2, arguments.length))::next;
    Object best = best(context, items, arguments[0], better);
    if (best != IteratorValue.END) {
      return best;
    } else if (missing != null) {
      return missing;
    }
    throw VmError.valueError(name + "() arg is an empty sequence");
  }

  private static Object best(
      CallContext context, Supplier<Object> items, Object key, Comparison better) {
    boolean keyed = key != null && key != None.NONE;
    Object best = IteratorValue.END;
    Object bestKey = best;
    for (Object item = items.get(); item != IteratorValue.END; item = items.get()) {
      Object itemKey = keyed ? context.call(key, List.of(item)) : item;
      if (best == IteratorValue.END || Operations.compare(better, itemKey, bestKey)) {
        best = item;
        bestKey = itemKey;
      }
    }
    return best;
  }
}
