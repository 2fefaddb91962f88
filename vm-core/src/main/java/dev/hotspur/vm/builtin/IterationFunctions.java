package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.Items;
import dev.hotspur.vm.value.IteratorTypes;
import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.Sorting;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.util.List;
import java.util.Map;

/** The built-in functions over iterables. */
final class IterationFunctions {
  private static final Signature SORT = Signature.named("sort", 0, 0, "key", "reverse");

  static final List<BuiltinValue> ALL =
      List.of(
          quantifier("all", false),
          quantifier("any", true),
          BuiltinValue.function(
              Signature.positional("iter", 1, 2), Effects.ANY, IterationFunctions::iter),
          BuiltinValue.function(
              Signature.positional("next", 1, 2), Effects.ANY, IterationFunctions::next),
          BuiltinValue.function(
              Signature.collecting("sorted", 1, 1), Effects.ANY, IterationFunctions::sorted));

  private IterationFunctions() {}

  /** {@code any} stops at an item that is true, {@code all} at one that is not. */
  private static BuiltinValue quantifier(String name, boolean decisive) {
    return BuiltinValue.function(
        Signature.one(name),
        Effects.ANY,
        (context, arguments) -> {
          Items items = Items.of(context, arguments[0]);
          for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
            if (Operations.truthy(item) == decisive) {
              return decisive;
            }
          }
          return !decisive;
        });
  }

  private static Object iter(CallContext context, Object[] arguments) {
    if (arguments[1] == null) {
      return Operations.iterator(arguments[0]);
    } else if (!Operations.isCallable(arguments[0])) {
      throw VmError.typeError("iter(v, w): v must be callable");
    }
    return IteratorTypes.calls(context, arguments[0], arguments[1]);
  }

  private static Object next(CallContext context, Object[] arguments) {
    if (!(arguments[0] instanceof IteratorValue iterator)) {
      throw VmError.typeError(
          "'" + TypeValue.of(arguments[0]).name() + "' object is not an iterator");
    }
    Object item = iterator.next();
    if (item != IteratorValue.END) {
      return item;
    } else if (arguments[1] == null) {
      throw VmError.stopIteration();
    }
    return arguments[1];
  }

  private static Object sorted(CallContext context, Object[] arguments) {
    ListValue list = Items.of(context, arguments[0]).toList();
    Map<String, Object> keywords = Operations.keywords(arguments[1]);
    Object[] options = SORT.bind(List.of(), keywords, 0);
    Object key = options[0] == null ? None.NONE : options[0];
    Sorting.sort(context, list, key, options[1] != null && Sorting.flag(options[1]));
    return list;
  }
}
