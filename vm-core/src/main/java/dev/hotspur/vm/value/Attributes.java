package dev.hotspur.vm.value;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Attributes of values of the built-in types. */
final class Attributes {
  private static final Map<TypeValue, Map<String, BuiltinValue>> METHODS =
      Map.ofEntries(
          Map.entry(Types.LIST, ListMethods.TABLE),
          Map.entry(Types.STR, StrMethods.TABLE),
          Map.entry(Types.TUPLE, TupleMethods.TABLE),
          Map.entry(Types.DICT, DictMethods.TABLE),
          Map.entry(Types.RANGE, RangeMethods.TABLE),
          Map.entry(Types.SLICE, SliceMethods.TABLE),
          Map.entry(Types.RANDOM, RandomMethods.TABLE),
          Map.entry(Types.INT, NumberMethods.INT_TABLE),
          Map.entry(Types.FLOAT, NumberMethods.FLOAT_TABLE));

  /** Functions found in a type and in its values alike, which are not given the object. */
  private static final Map<TypeValue, BuiltinValue> CLASS_FUNCTIONS =
      Map.of(Types.DICT, DictMethods.FROM_KEYS);

  private Attributes() {}

  /** The names of the methods and class functions that a type itself has, in their order. */
  static SortedSet<String> names(TypeValue type) {
    SortedSet<String> names = new TreeSet<>(METHODS.getOrDefault(type, Map.of()).keySet());
    Optional.ofNullable(CLASS_FUNCTIONS.get(type)).ifPresent(each -> names.add(each.name()));
    return names;
  }

  static Optional<BuiltinValue> method(Object object, String name) {
    return methodOf(TypeValue.of(object), name);
  }

  private static Optional<BuiltinValue> methodOf(TypeValue type, String name) {
    for (Optional<TypeValue> each = Optional.of(type); each.isPresent(); each = each.get().base()) {
      Map<String, BuiltinValue> table = METHODS.get(each.get());
      if (table != null && table.containsKey(name)) {
        return Optional.of(table.get(name));
      }
    }
    return Optional.empty();
  }

  static Object get(Object object, String name) {
    Optional<BuiltinValue> method = method(object, name);
    if (method.isPresent()) {
      return new BoundMethod(object, method.get());
    }
    if (name.equals("__class__")) {
      return TypeValue.of(object);
    }
    return own(object, name).orElseThrow(() -> VmError.attribute(complaint(object, name)));
  }

  private static Optional<? extends Object> own(Object object, String name) {
    if (object instanceof ModuleValue module) {
      return name.equals("__name__")
          ? Optional.of(Str.of(module.name()))
          : module.globals().cell(name).get();
    } else if (object instanceof ExceptionValue exception) {
      return ExceptionText.attribute(exception, name);
    } else if (object instanceof SliceValue slice) {
      return SliceMethods.part(slice, name);
    } else if (object instanceof TypeValue type && !name.equals("__name__")) {
      return methodOf(type, name).or(() -> classFunction(type, name));
    }
    Optional<BuiltinValue> function = classFunction(TypeValue.of(object), name);
    if (function.isPresent()) {
      return function;
    }
    if (name.equals("__qualname__") && object instanceof FunctionValue called) {
      return Optional.of(Str.of(called.qualifiedName()));
    }
    return name.equals("__name__") ? nameOf(object) : Optional.empty();
  }

  private static Optional<BuiltinValue> classFunction(TypeValue type, String name) {
    return Optional.ofNullable(CLASS_FUNCTIONS.get(type))
        .filter(function -> function.name().equals(name));
  }

  static Optional<Str> nameOf(Object object) {
    if (object instanceof TypeValue type) {
      return Optional.of(Str.of(type.name()));
    } else if (object instanceof FunctionValue function) {
      return Optional.of(Str.of(function.name()));
    } else if (object instanceof BuiltinValue builtin) {
      return Optional.of(Str.of(builtin.name()));
    } else if (object instanceof BoundMethod bound) {
      return Optional.of(Str.of(bound.method().name()));
    }
    return Optional.empty();
  }

  private static String complaint(Object object, String name) {
    if (object instanceof ModuleValue module) {
      return "module '" + module.name() + "' has no attribute '" + name + "'";
    } else if (object instanceof TypeValue type) {
      return "type object '" + type.name() + "' has no attribute '" + name + "'";
    }
    return "'" + TypeValue.of(object).name() + "' object has no attribute '" + name + "'";
  }
}
