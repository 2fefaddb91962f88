package dev.hotspur.vm.value;

import java.math.BigInteger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Writes values as {@code repr} does. A list inside itself is written as {@code [...]}. */
final class Representation {
  private static final String DOING = " while getting the repr of an object";

  private final StringBuilder out = new StringBuilder();
  private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int depth;

  private Representation() {}

  static String str(Object value) {
    if (value instanceof Str string) {
      return string.value();
    } else if (value instanceof ExceptionValue exception) {
      return exception.message();
    }
    return repr(value);
  }

  static String repr(Object value) {
    if (value instanceof Long || value instanceof BigInteger) {
      return value.toString();
    } else if (value instanceof Double number) {
      return FloatText.repr(number);
    }
    Representation representation = new Representation();
    representation.write(value);
    return representation.out.toString();
  }

  private void write(Object value) {
    if (value instanceof Double number) {
      out.append(FloatText.repr(number));
    } else if (value instanceof Str string) {
      StrText.repr(string.value(), out);
    } else if (value instanceof Boolean flag) {
      out.append(flag ? "True" : "False");
    } else if (value instanceof ListValue list) {
      writeList(list);
    } else if (value instanceof TupleValue tuple) {
      writeTuple("", tuple, tuple.size() == 1 ? ",)" : ")");
    } else if (value instanceof ExceptionValue exception) {
      writeTuple(exception.type().name(), exception.args(), ")");
    } else if (Ranges.isRange(value)) {
      writeRange(Ranges.toBig(value));
    } else {
      out.append(shallow(value));
    }
  }

  private void writeList(ListValue list) {
    if (!open.add(list)) {
      out.append("[...]");
      return;
    }
    depth = Nesting.enter(depth, DOING);
    out.append('[');
    for (int i = 0; i < list.size; i++) {
      separate(i);
      write(list.get(i));
    }
    out.append(']');
    depth--;
    open.remove(list);
  }

  private void writeTuple(String prefix, TupleValue tuple, String end) {
    depth = Nesting.enter(depth, DOING);
    out.append(prefix).append('(');
    for (int i = 0; i < tuple.size(); i++) {
      separate(i);
      write(tuple.get(i));
    }
    out.append(end);
    depth--;
  }

  private void separate(int index) {
    if (index > 0) {
      out.append(", ");
    }
  }

  private void writeRange(BigRangeValue range) {
    out.append("range(").append(range.start()).append(", ").append(range.stop());
    if (!range.step().equals(BigInteger.ONE)) {
      out.append(", ").append(range.step());
    }
    out.append(')');
  }

  /** The text of a value without others in it. Where CPython shows an address, nothing is shown. */
  static String shallow(Object value) {
    if (value instanceof FunctionValue function) {
      return "<function " + function.name() + ">";
    } else if (value instanceof IteratorValue iterator) {
      return "<" + iterator.type().name() + " object>";
    } else if (value instanceof ExceptionValue exception) {
      return exception.type().name();
    }
    return value.toString();
  }
}
