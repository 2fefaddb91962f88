package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.DictValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.VmError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The named arguments of a call, in its order.
 *
 * @param names their names, all of them strings
 * @param values as many values
 */
record Keywords(TupleValue names, List<Object> values) {
  /** No named arguments. */
  static final Keywords NONE = new Keywords(TupleValue.EMPTY, List.of());

  /**
   * The names that an instruction finds on the stack.
   *
   * @param count how many arguments there are
   * @throws VmError a TypeError if they are no tuple of at most as many strings
   */
  static TupleValue names(Object given, int count) {
    boolean fits = given instanceof TupleValue tuple && tuple.size() <= count && areStrings(tuple);
    if (!fits) {
      throw VmError.typeError(
          "CALL_KW needs a tuple of at most "
              + count
              + " names, not "
              + Operations.repr(given).value());
    }
    return (TupleValue) given;
  }

  /**
   * The entries of a dict as named arguments.
   *
   * @throws VmError a TypeError if a key is no string
   */
  static Keywords of(DictValue dict) {
    Object[] names = new Object[dict.size()];
    Object[] values = new Object[dict.size()];
    int count = 0;
    for (int at = dict.next(0); at != DictValue.NO_ENTRY; at = dict.next(at + 1)) {
      names[count] = dict.keyAt(at);
      values[count++] = dict.valueAt(at);
    }
    TupleValue tuple = TupleValue.wrap(names);
    if (!areStrings(tuple)) {
      throw VmError.typeError("keywords must be strings");
    }
    return new Keywords(tuple, List.of(values));
  }

  private static boolean areStrings(TupleValue tuple) {
    boolean all = true;
    for (int i = 0; i < tuple.size(); i++) {
      all &= tuple.get(i) instanceof Str;
    }
    return all;
  }

  int size() {
    return names.size();
  }

  /** The name of an argument as a value of the machine. */
  Object key(int index) {
    return names.get(index);
  }

  /** The name of an argument. */
  String name(int index) {
    return ((Str) names.get(index)).value();
  }

  /** The names as a Java list. */
  List<String> nameList() {
    return IntStream.range(0, size()).mapToObj(this::name).toList();
  }

  /** The arguments by name, as builtins take them. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      map.put(name(i), values.get(i));
    }
    return map;
  }
}
