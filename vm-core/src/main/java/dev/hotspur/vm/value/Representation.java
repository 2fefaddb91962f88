package dev.hotspur.vm.value;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Writes values as {@code repr} does. A list inside itself is written as {@code [...]}. */
final class Representation {
  private static final String DOING = " while getting the repr of an object";

  private final StringBuilder out = new StringBuilder();
  private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<Level> levels = new ArrayDeque<>();

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

  /** Writes a value. Nested ones wait on a stack of our own: Java's may be small. */
  private void write(Object value) {
    begin(value);
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      if (level.next == level.items.length) {
        out.append(level.end);
        open.remove(levels.pop().sequence);
      } else {
        if (level.next > 0) {
          boolean inEntry = level.sequence instanceof DictValue && level.next % 2 == 1;
          out.append(inEntry ? ": " : ", ");
        }
        begin(level.items[level.next++]);
      }
    }
  }

  private void begin(Object value) {
    if (value instanceof Double number) {
      out.append(FloatText.repr(number));
    } else if (value instanceof Str string) {
      StrText.repr(string.value(), out);
    } else if (value instanceof Boolean flag) {
      out.append(flag ? "True" : "False");
    } else if (value instanceof ListValue list) {
      beginList(list);
    } else if (value instanceof DictValue dict) {
      beginDict(dict);
    } else if (value instanceof DictView view) {
      beginView(view);
    } else if (value instanceof TupleValue tuple) {
      beginTuple(tuple);
    } else if (value instanceof ExceptionValue exception) {
      out.append(exception.type().name()).append('(');
      enter(new Level(exception, exception.args().toArray(), ")"));
    } else if (value instanceof SliceValue slice) {
      out.append("slice(");
      enter(new Level(slice, new Object[] {slice.start(), slice.stop(), slice.step()}, ")"));
    } else if (Ranges.isRange(value)) {
      writeRange(Ranges.toBig(value));
    } else {
      out.append(shallow(value));
    }
  }

  private void beginList(ListValue list) {
    if (open.add(list)) {
      out.append('[');
      enter(new Level(list, list.toArray(), "]"));
    } else {
      out.append("[...]");
    }
  }

  private void beginTuple(TupleValue tuple) {
    if (tuple.size() == 0) {
      out.append("()");
    } else if (open.add(tuple)) {
      out.append('(');
      enter(new Level(tuple, tuple.toArray(), tuple.size() == 1 ? ",)" : ")"));
    } else {
      out.append("(...)");
    }
  }

  private void beginDict(DictValue dict) {
    if (open.add(dict)) {
      out.append('{');
      enter(new Level(dict, keysAndValues(dict), "}"));
    } else {
      out.append("{...}");
    }
  }

  /** Keys and values in turn. */
  private static Object[] keysAndValues(DictValue dict) {
    Object[] both = new Object[2 * dict.size()];
    int count = 0;
    for (int at = dict.next(0); at != DictValue.NO_ENTRY; at = dict.next(at + 1)) {
      both[count++] = dict.keyAt(at);
      both[count++] = dict.valueAt(at);
    }
    return both;
  }

  private void beginView(DictView view) {
    if (open.add(view)) {
      out.append(view.kind().viewType().name()).append("([");
      enter(new Level(view, view.toArray(), "])"));
    } else {
      out.append("...");
    }
  }

  private void enter(Level level) {
    Nesting.enter(levels.size(), DOING);
    levels.push(level);
  }

  /** A sequence that is being written. */
  private static final class Level {
    final Object sequence;
    final Object[] items;
    final String end;
    int next;

    Level(Object sequence, Object[] items, String end) {
      this.sequence = sequence;
      this.items = items;
      this.end = end;
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
      return "<function " + function.qualifiedName() + ">";
    } else if (value instanceof IteratorValue iterator) {
      return "<" + iterator.type().name() + " object>";
    } else if (value instanceof ExceptionValue exception) {
      return exception.type().name();
    }
    return value.toString();
  }
}
