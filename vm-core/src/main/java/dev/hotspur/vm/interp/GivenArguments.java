package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.CallContext;
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
import java.util.Map;
import java.util.Optional;

/** What a call gives: arguments by position, and arguments by name. */
public final class GivenArguments {
  private final List<Object> positional;
  private final Keywords keywords;

  private GivenArguments(List<Object> positional, Keywords keywords) {
    this.positional = positional;
    this.keywords = keywords;
  }

  /** Arguments by position alone. */
  public static GivenArguments byPosition(List<Object> arguments) {
    return new GivenArguments(arguments, Keywords.NONE);
  }

  /**
   * Arguments of which the last have names, as CALL_KW finds them.
   *
   * @param names a tuple of strings
   * @throws VmError a TypeError if the names are something else, or too many
   */
  public static GivenArguments byName(List<Object> arguments, Object names) {
    TupleValue tuple = Keywords.names(names, arguments.size());
    int positional = arguments.size() - tuple.size();
    return new GivenArguments(
        arguments.subList(0, positional),
        new Keywords(tuple, arguments.subList(positional, arguments.size())));
  }

  /**
   * The items of an iterable, and those of a mapping by name, as CALL_EX finds them.
   *
   * @throws VmError a TypeError if they are something else; what iterating raises
   */
  public static GivenArguments unpacked(
      CallContext context, Object callee, Object iterable, Optional<Object> mapping) {
    DictValue named = mapping.map(given -> dict(callee, given)).orElseGet(DictValue::empty);
    return new GivenArguments(items(context, callee, iterable), Keywords.of(named));
  }

  private static DictValue dict(Object callee, Object given) {
    if (given instanceof DictValue dict) {
      return dict;
    }
    throw VmError.typeError(
        "%s argument after ** must be a mapping, not %s"
            .formatted(Callees.describe(callee), TypeValue.of(given).name()));
  }

  private static List<Object> items(CallContext context, Object callee, Object given) {
    if (given instanceof TupleValue tuple) {
      return Arrays.asList(tuple.toArray());
    } else if (!Operations.isIterable(given)) {
      throw VmError.typeError(
          "%s argument after * must be an iterable, not %s"
              .formatted(Callees.describe(callee), TypeValue.of(given).name()));
    }
    return Arrays.asList(Items.of(context, given).toList().toArray());
  }

  /** The arguments by position. */
  public List<Object> positional() {
    return positional;
  }

  /** The arguments by name, as builtins take them. */
  public Map<String, Object> named() {
    return keywords.toMap();
  }

  /**
   * The values of a function's parameters, in the order of its locals.
   *
   * @throws VmError a TypeError, with CPython's message, if the arguments do not fit
   */
  public Object[] bind(FunctionValue function) {
    return Arguments.bind(function, positional, keywords);
  }
}
