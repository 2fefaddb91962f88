package dev.hotspur.jit.runtime;

import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.interp.BuiltinCalls;
import dev.hotspur.vm.interp.CallInPlace;
import dev.hotspur.vm.interp.Cells;
import dev.hotspur.vm.interp.Exceptions;
import dev.hotspur.vm.interp.FunctionMaker;
import dev.hotspur.vm.interp.GivenArguments;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.Cell;
import dev.hotspur.vm.value.ExceptionValue;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.GlobalCell;
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
import java.util.Arrays;

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

  /** A new cell that begins with a value, or {@link Unset#UNSET}. */
  public static Object newCell(Object content) {
    Cell cell = new Cell();
    if (content != Unset.UNSET) {
      cell.set(content);
    }
    return cell;
  }

  /** What the cell of a parameter holds when the function is entered: the argument. */
  public static Object argumentIn(Object cell) {
    return ((Cell) cell).get();
  }

  /** The cell of a function's free variable. */
  public static Object closureCell(Object function, int index) {
    return ((FunctionValue) function).closure().get(index);
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

  /** Appends the items of an iterable to the list of a display. */
  public static void extend(Interpreter in, Object list, Object iterable) {
    Operations.extend(in, list, iterable);
  }

  /** A tuple of the items of the list of a display. */
  public static Object listToTuple(Object list) {
    return Operations.listToTuple(list);
  }

  /** Puts all of a mapping into the dict of a display. */
  public static void updateDict(Object dict, Object mapping) {
    Operations.updateDict(dict, mapping);
  }

  /** Puts all of a mapping into the keyword arguments of a call. */
  public static void mergeDict(Object dict, Object mapping, Object callee) {
    Operations.mergeDict(dict, mapping, callee);
  }

  /** The items of an iterable before a middle, a list of those in it, and those after it. */
  public static Object unpackAround(Object iterable, long before, long after) {
    return Operations.unpackAround(iterable, (int) before, (int) after);
  }

  /** A new function. */
  public static Object makeFunction(FunctionMaker maker, Object[] parts) {
    return maker.make(parts);
  }

  /** A global, or the builtin of that name. */
  public static Object loadGlobal(GlobalCell cell, GlobalCell builtin) {
    Object value = cell.value == Unset.UNSET ? builtin.value : cell.value;
    if (value == Unset.UNSET) {
      throw unknownName(cell);
    }
    return value;
  }

  /** Removes a global. */
  public static void deleteGlobal(GlobalCell cell) {
    if (cell.value == Unset.UNSET) {
      throw unknownName(cell);
    }
    cell.clear();
  }

  private static VmError unknownName(GlobalCell cell) {
    return VmError.name("name '" + cell.name() + "' is not defined");
  }

  /** Takes the content of a cell away; the place in the program is as for {@link #loadCell}. */
  public static void deleteCell(Object cell, CodePlace place) {
    loadCell(cell, place);
    ((Cell) cell).clear();
  }

  /** Carries an exception out of a function. */
  public static VmError leaving(Object exception) {
    return new VmError((ExceptionValue) exception);
  }

  /** The exception that a RAISE with these operands raises; its traceback names the place. */
  public static Object raised(Interpreter in, CodePlace place, Object[] operands) {
    return in.caught(Exceptions.raised(in, operands), place.code(), place.pc());
  }

  /** The same for a RERAISE. */
  public static Object reraised(Interpreter in, CodePlace place, Object exception) {
    return exception instanceof ExceptionValue
        ? exception
        : in.caught(Exceptions.noException(exception), place.code(), place.pc());
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
    return Exceptions.matches(exception, type);
  }

  /**
   * Calls in place of the current activation.
   *
   * @return what a builtin or a type gives; a function of the program is still to be called
   */
  public static Object callInPlace(Interpreter in, Object callee, Object[] arguments) {
    if (callee instanceof FunctionValue function) {
      GivenArguments given = GivenArguments.byPosition(Arrays.asList(arguments));
      return new CallInPlace(function, given.bind(function));
    }
    return BuiltinCalls.call(in, callee, arguments);
  }

  /** Calls a builtin or a type. */
  public static Object call(Interpreter in, Object callee, Object[] arguments) {
    return BuiltinCalls.call(in, callee, arguments);
  }
}
