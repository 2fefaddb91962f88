package dev.hotspur.jit.runtime;

import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.interp.BuiltinCalls;
import dev.hotspur.vm.interp.Cells;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.Cell;
import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.ListIterator;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.RangeIterator;
import dev.hotspur.vm.value.RangeValue;
import dev.hotspur.vm.value.Ranges;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleIterator;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.UnaryOperator;
import dev.hotspur.vm.value.Unset;
import dev.hotspur.vm.value.VmError;

/**
 * The routines that emitted code calls. Each does what the interpreter does for the instruction.
 */
public final class RuntimeCalls {
  private RuntimeCalls() {}

  /** left operator right. */
  public static Object binary(BinaryOperator operator, Object left, Object right) {
    return Operations.binary(operator, left, right);
  }

  /** left operator= right. */
  public static Object inplace(BinaryOperator operator, Object left, Object right) {
    return Operations.inplace(operator, left, right);
  }

  /** operator value. */
  public static Object unary(UnaryOperator operator, Object value) {
    return Operations.unary(operator, value);
  }

  /** left comparison right. */
  public static boolean compare(Comparison comparison, Object left, Object right) {
    return Operations.compare(comparison, left, right);
  }

  /** Whether a value is true. */
  public static boolean truthy(Object value) {
    return Operations.truthy(value);
  }

  /** item in container. */
  public static boolean contains(Object item, Object container) {
    return Operations.contains(item, container);
  }

  /** left is right. */
  public static boolean same(Object left, Object right) {
    return Operations.isSame(left, right);
  }

  /** container[key]. */
  public static Object getItem(Object container, Object key) {
    return Operations.getItem(container, key);
  }

  /** container[key] = value. */
  public static void setItem(Object container, Object key, Object value) {
    Operations.setItem(container, key, value);
  }

  /** del container[key]. */
  public static void deleteItem(Object container, Object key) {
    Operations.deleteItem(container, key);
  }

  /** The module of that name. */
  public static Object importName(Interpreter in, String name) {
    return in.module(name);
  }

  /** The items of an iterable, an array of so many. */
  public static Object unpack(Object iterable, long count) {
    return Operations.unpack(iterable, (int) count);
  }

  /** An item of such an array. */
  public static Object item(Object items, long index) {
    return ((Object[]) items)[(int) index];
  }

  /** The content of a cell. */
  public static Object loadCell(Object cell, CodePlace place) {
    Object value = ((Cell) cell).get();
    if (value == Unset.UNSET) {
      throw Cells.unbound(place.code(), place.code().operand(place.pc()));
    }
    return value;
  }

  /** Puts something into a cell. */
  public static void storeCell(Object cell, Object value) {
    ((Cell) cell).set(value);
  }

  /** object.name. */
  public static Object getAttribute(Object object, String name) {
    return Operations.getAttribute(object, name);
  }

  /** A new iterator over a value. */
  public static Object iterator(Object value) {
    return Operations.iterator(value);
  }

  /** A range that fits. */
  public static Object newRange(long start, long stop, long step) {
    return new RangeValue(start, stop, step);
  }

  /** A new iterator over such a range. */
  public static Object newRangeIterator(long start, long stop, long step) {
    return new RangeIterator(start, Ranges.end(start, stop, step), step);
  }

  /** A new iterator over a list. */
  public static Object newListIterator(Object list) {
    return new ListIterator((ListValue) list);
  }

  /** A new iterator over a tuple. */
  public static Object newTupleIterator(Object tuple) {
    return new TupleIterator((TupleValue) tuple);
  }

  /** The next item of an iterator, or {@link IteratorValue#END}. */
  public static Object next(Object iterator) {
    if (iterator instanceof IteratorValue source) {
      return source.next();
    }
    throw VmError.typeError("FOR_ITER needs an iterator from GET_ITER, not " + text(iterator));
  }

  /** Appends to a list. */
  public static void append(Object list, Object value) {
    if (!(list instanceof ListValue target)) {
      throw VmError.typeError("LIST_APPEND needs a list, not " + text(list));
    }
    target.append(value);
  }

  /** Appends an int to a list. */
  public static void appendToList(Object list, long value) {
    ((ListValue) list).appendLong(value);
  }

  /** Appends a float to a list. */
  public static void appendToList(Object list, double value) {
    ((ListValue) list).appendDouble(value);
  }

  /** Appends a value to a list. */
  public static void appendToList(Object list, Object value) {
    ((ListValue) list).append(value);
  }

  /** An item of a list that has it. */
  public static Object listItem(Object list, long index) {
    return ((ListValue) list).get((int) index);
  }

  private static Str text(Object value) {
    return Operations.repr(value);
  }

  /** A new list. */
  public static Object buildList(Object[] items) {
    return ListValue.of(items);
  }

  /** A new tuple. */
  public static Object buildTuple(Object[] items) {
    return TupleValue.of(items);
  }

  /** A new slice. */
  public static Object buildSlice(Object[] parts) {
    return Operations.slice(parts);
  }

  /** A new dict of keys and values, which take turns. */
  public static Object buildDict(Object[] keysAndValues) {
    return Operations.dict(keysAndValues);
  }

  /** A new string. */
  public static Object buildString(Object[] texts) {
    return Operations.join(texts);
  }

  /** Puts an entry into a dict. */
  public static void addEntry(Object dict, Object key, Object value) {
    Operations.addEntry(dict, key, value);
  }

  /** The exception that is being handled, or None. */
  public static Object handling(Interpreter in) {
    return in.handling();
  }

  /** Says which exception is being handled. */
  public static void setHandling(Interpreter in, Object exception) {
    in.setHandling(exception);
  }

  /** Whether an exception is of a type, or of one of a tuple of types. */
  public static boolean matches(Object exception, Object type) {
    return Interpreter.matches(exception, type);
  }

  /** Calls a builtin or a type. */
  public static Object call(Interpreter in, Object callee, Object[] arguments) {
    return BuiltinCalls.call(in, callee, arguments);
  }
}
