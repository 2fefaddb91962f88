package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.VerifiedCode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The built-in types other than exceptions. */
public final class Types {
  /** What every type is derived from. */
  public static final TypeValue OBJECT = type("object", Optional.empty(), Types::notCallable);

  /** The type of types. */
  public static final TypeValue TYPE = data("type", Constructors::makeType);

  /** Ints of any size. */
  public static final TypeValue INT = data("int", Constructors::makeInt);

  /** True and False, which are ints too. */
  public static final TypeValue BOOL = type("bool", Optional.of(INT), Constructors::makeBool);

  /** Floats. */
  public static final TypeValue FLOAT = data("float", Constructors::makeFloat);

  /** Strings. */
  public static final TypeValue STR = data("str", Constructors::makeStr);

  /** Lists. */
  public static final TypeValue LIST = data("list", Constructors::makeList);

  /** Tuples. */
  public static final TypeValue TUPLE = data("tuple", Constructors::makeTuple);

  /** Dicts. */
  public static final TypeValue DICT = data("dict", Dicts::make);

  /** Slices. */
  public static final TypeValue SLICE = data("slice", Constructors::makeSlice);

  /** Ranges. */
  public static final TypeValue RANGE = data("range", Constructors::makeRange);

  /** What {@code enumerate} gives. */
  public static final TypeValue ENUMERATE = data("enumerate", IteratorTypes::makeEnumerate);

  /** What {@code filter} gives. */
  public static final TypeValue FILTER = data("filter", IteratorTypes::makeFilter);

  /** What {@code map} gives. */
  public static final TypeValue MAP = data("map", IteratorTypes::makeMap);

  /** What {@code reversed} gives for tuples and strings. */
  public static final TypeValue REVERSED = data("reversed", IteratorTypes::makeReversed);

  /** What {@code zip} gives. */
  public static final TypeValue ZIP = data("zip", IteratorTypes::makeZip);

  /** Generators of random numbers; programs find it in the module {@code random}. */
  public static final TypeValue RANDOM = data("Random", RandomMethods::make);

  /** The type of None. */
  public static final TypeValue NONE_TYPE = data("NoneType", Constructors::makeNone);

  /** Functions of the program. */
  public static final TypeValue FUNCTION = opaque("function");

  /** Code objects. */
  public static final TypeValue CODE = opaque("code");

  /** Cells. */
  public static final TypeValue CELL = opaque("cell");

  /** Builtins, and their methods bound to an object. */
  public static final TypeValue BUILTIN = opaque("builtin_function_or_method");

  /** Methods of built-in types without an object. */
  public static final TypeValue METHOD_DESCRIPTOR = opaque("method_descriptor");

  /** Modules. */
  public static final TypeValue MODULE = opaque("module");

  static final TypeValue DICT_KEYS = opaque("dict_keys");
  static final TypeValue DICT_VALUES = opaque("dict_values");
  static final TypeValue DICT_ITEMS = opaque("dict_items");
  static final TypeValue DICT_KEY_ITERATOR = opaque("dict_keyiterator");
  static final TypeValue DICT_VALUE_ITERATOR = opaque("dict_valueiterator");
  static final TypeValue DICT_ITEM_ITERATOR = opaque("dict_itemiterator");
  static final TypeValue DICT_REVERSE_KEY_ITERATOR = opaque("dict_reversekeyiterator");
  static final TypeValue DICT_REVERSE_VALUE_ITERATOR = opaque("dict_reversevalueiterator");
  static final TypeValue DICT_REVERSE_ITEM_ITERATOR = opaque("dict_reverseitemiterator");
  static final TypeValue RANGE_ITERATOR = opaque("range_iterator");
  static final TypeValue LONG_RANGE_ITERATOR = opaque("longrange_iterator");
  static final TypeValue CALLABLE_ITERATOR = opaque("callable_iterator");
  static final TypeValue LIST_REVERSE_ITERATOR = opaque("list_reverseiterator");
  static final TypeValue LIST_ITERATOR = opaque("list_iterator");
  static final TypeValue TUPLE_ITERATOR = opaque("tuple_iterator");
  static final TypeValue STR_ITERATOR = opaque("str_iterator");
  static final TypeValue STR_ASCII_ITERATOR = opaque("str_ascii_iterator");

  private Types() {}

  /** The types that programs find among the builtins by their names. */
  public static List<TypeValue> named() {
    return List.of(
        OBJECT, TYPE, INT, BOOL, FLOAT, STR, LIST, TUPLE, DICT, RANGE, SLICE, ENUMERATE, FILTER,
        MAP, REVERSED, ZIP);
  }

  private static TypeValue type(
      String name, Optional<TypeValue> base, TypeValue.Constructor constructor) {
    return new TypeValue(name, base, TypeValue.Kind.DATA, constructor);
  }

  private static TypeValue data(String name, TypeValue.Constructor constructor) {
    return type(name, Optional.of(OBJECT), constructor);
  }

  private static TypeValue opaque(String name) {
    return data(
        name,
        (context, arguments, keywords) -> {
          throw VmError.typeError("cannot create '" + name + "' instances");
        });
  }

  private static Object notCallable(
      CallContext context, List<Object> arguments, java.util.Map<String, Object> keywords) {
    throw VmError.typeError("cannot create 'object' instances");
  }

  static TypeValue of(Object value) {
    if (value instanceof Long || value instanceof BigInteger) {
      return INT;
    } else if (value instanceof Double) {
      return FLOAT;
    } else if (value instanceof Str) {
      return STR;
    } else if (value instanceof Boolean) {
      return BOOL;
    } else if (value instanceof ListValue) {
      return LIST;
    } else if (value instanceof TupleValue) {
      return TUPLE;
    } else if (value instanceof DictValue) {
      return DICT;
    } else if (value == None.NONE) {
      return NONE_TYPE;
    } else if (value instanceof IteratorValue iterator) {
      return iterator.type();
    } else if (value instanceof ExceptionValue exception) {
      return exception.type();
    } else {
      return ofRarer(value);
    }
  }

  private static TypeValue ofRarer(Object value) {
    if (value instanceof RangeValue || value instanceof BigRangeValue) {
      return RANGE;
    } else if (value instanceof DictView view) {
      return view.kind().viewType();
    } else if (value instanceof SliceValue) {
      return SLICE;
    } else if (value instanceof RandomValue) {
      return RANDOM;
    } else if (value instanceof FunctionValue) {
      return FUNCTION;
    } else if (value instanceof BuiltinValue builtin) {
      return builtin.owner().isPresent() ? METHOD_DESCRIPTOR : BUILTIN;
    } else if (value instanceof BoundMethod) {
      return BUILTIN;
    } else if (value instanceof TypeValue) {
      return TYPE;
    } else if (value instanceof ModuleValue) {
      return MODULE;
    } else if (value instanceof Cell) {
      return CELL;
    } else if (value instanceof VerifiedCode) {
      return CODE;
    } else {
      throw new IllegalArgumentException("not a value of the machine: " + value);
    }
  }
}
