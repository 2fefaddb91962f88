package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What instructions do with values, with CPython 3.11's results and complaints. This is the one
 * door to it, for the interpreter and for compiled code alike; the work is done by one class a
 * subject. Every operation here may throw a {@link VmError}, unless it says otherwise.
 */
public final class Operations {
  private Operations() {}

  /** {@code a operator b}. */
  public static Object binary(BinaryOperator operator, Object a, Object b) {
    return Arithmetic.binary(operator, a, b);
  }

  /** {@code a operator= b}: what is to be stored; a list is changed itself and returned. */
  public static Object inplace(BinaryOperator operator, Object a, Object b) {
    return Arithmetic.inplace(operator, a, b);
  }

  /** {@code operator a}. */
  public static Object unary(UnaryOperator operator, Object a) {
    return Arithmetic.unary(operator, a);
  }

  /** {@code a comparison b}. */
  public static boolean compare(Comparison comparison, Object a, Object b) {
    return Comparing.compare(comparison, a, b);
  }

  /**
   * {@code a is b}: ints by value and floats by bits (all NaNs being one), so that boxing never
   * shows; anything else by identity. Never throws.
   */
  public static boolean isSame(Object a, Object b) {
    return Comparing.isSame(a, b);
  }

  /** {@code item in container}. */
  public static boolean contains(Object item, Object container) {
    return Subscripts.contains(item, container);
  }

  /** Whether a value counts as true. Never throws. */
  public static boolean truthy(Object value) {
    return Comparing.truthy(value);
  }

  /** {@code container[key]}. */
  public static Object getItem(Object container, Object key) {
    return Subscripts.getItem(container, key);
  }

  /** {@code container[key] = value}. */
  public static void setItem(Object container, Object key, Object value) {
    Subscripts.setItem(container, key, value);
  }

  /** {@code del container[key]}. */
  public static void deleteItem(Object container, Object key) {
    Subscripts.deleteItem(container, key);
  }

  /** {@code len(value)}. */
  public static long length(Object value) {
    return Subscripts.length(value);
  }

  /** {@code iter(value)}. */
  public static IteratorValue iterator(Object value) {
    return Iteration.iterator(value);
  }

  /** Whether {@link #iterator} makes an iterator over a value. Never throws. */
  public static boolean isIterable(Object value) {
    return Iteration.isIterable(value);
  }

  /**
   * The {@code count} items of an iterable, the first at index 0; a ValueError if it has not as
   * many.
   */
  public static Object[] unpack(Object iterable, int count) {
    return Iteration.unpack(iterable, count);
  }

  /**
   * The items of an iterable around a middle: the first {@code before}, a list of what is between,
   * the last {@code after}; a ValueError if it has too few.
   */
  public static Object[] unpackAround(Object iterable, int before, int after) {
    return Iteration.unpackAround(iterable, before, after);
  }

  /** {@code start:stop:step}, the step possibly missing. */
  public static SliceValue slice(Object[] parts) {
    return new SliceValue(parts[0], parts[1], parts.length < 3 ? None.NONE : parts[2]);
  }

  /** Strings joined to one; a TypeError if one is not a string. */
  public static Str join(Object[] texts) {
    StringBuilder out = new StringBuilder();
    for (Object text : texts) {
      if (!(text instanceof Str string)) {
        throw VmError.typeError("BUILD_STRING needs strings, not " + Representation.repr(text));
      }
      out.append(string.value());
    }
    return Str.of(out.toString());
  }

  /** A dict of keys and values, which take turns. */
  public static DictValue dict(Object[] keysAndValues) {
    DictValue dict = DictValue.empty();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      dict.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return dict;
  }

  /**
   * Appends the items of a {@code *} operand to the list of a display.
   *
   * @throws VmError a TypeError if the operand is not iterable; what iterating raises
   */
  public static void extend(CallContext context, Object list, Object iterable) {
    if (!(list instanceof ListValue target)) {
      throw VmError.typeError("LIST_EXTEND needs a list, not " + repr(list));
    } else if (!isIterable(iterable)) {
      throw VmError.typeError(
          "Value after * must be an iterable, not " + TypeValue.of(iterable).name());
    }
    target.addAll(Items.of(context, iterable).toList());
  }

  /** A tuple of the items of the list of a display. */
  public static TupleValue listToTuple(Object list) {
    if (list instanceof ListValue source) {
      return TupleValue.wrap(source.toArray());
    }
    throw VmError.typeError("LIST_TO_TUPLE needs a list, not " + repr(list));
  }

  /** Puts the entries of a {@code **} operand of a dict display into the dict. */
  public static void updateDict(Object dict, Object mapping) {
    Dicts.display(Dicts.target("DICT_UPDATE", dict), mapping);
  }

  /** Puts the entries of a {@code **} operand of a call into the dict of keyword arguments. */
  public static void mergeDict(Object dict, Object mapping, Object callee) {
    Dicts.merge(Dicts.target("DICT_MERGE", dict), mapping, callee);
  }

  /** Puts an entry into the dict that a comprehension makes. */
  public static void addEntry(Object dict, Object key, Object value) {
    Dicts.target("MAP_ADD", dict).put(key, value);
  }

  /** The keyword arguments that a {@link Signature#collecting} signature collected. */
  public static Map<String, Object> keywords(Object collected) {
    Map<String, Object> keywords = new LinkedHashMap<>();
    ((DictValue) collected).forEach((name, value) -> keywords.put(((Str) name).value(), value));
    return keywords;
  }

  /** {@code str(value)}. */
  public static Str str(Object value) {
    return value instanceof Str string ? string : Str.of(Representation.str(value));
  }

  /** {@code repr(value)}. */
  public static Str repr(Object value) {
    return Str.of(Representation.repr(value));
  }

  /** {@code hash(value)}; a TypeError for a list. */
  public static long hash(Object value) {
    return Hashing.hash(value);
  }

  /** {@code object.name}: a method comes bound to the object. */
  public static Object getAttribute(Object object, String name) {
    return Attributes.get(object, name);
  }

  /** Whether a value can be called. Never throws. */
  public static boolean isCallable(Object value) {
    return value instanceof FunctionValue
        || value instanceof BuiltinValue
        || value instanceof BoundMethod
        || value instanceof TypeValue;
  }

  /** The names of the methods that a type itself has, in their order. Never throws. */
  public static SortedSet<String> methodNames(TypeValue type) {
    return Attributes.names(type);
  }

  /**
   * The method {@code name} of an object's type, which takes the object as its first argument.
   * Nothing when there is none: then the attribute, if there is one, is called without the object,
   * as with a function of a module. Never throws.
   */
  public static Optional<BuiltinValue> method(Object object, String name) {
    return Attributes.method(object, name);
  }
}
