package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;
import java.math.BigInteger;

/** Comparison, identity and truth. */
final class Comparing {
  private Comparing() {}

  static boolean compare(Comparison comparison, Object a, Object b) {
    return compare(comparison, a, b, 0);
  }

  /** Whether two items of containers count as equal: the same, or equal. */
  static boolean itemsEqual(Object a, Object b) {
    return itemsEqual(a, b, 0);
  }

  private static boolean itemsEqual(Object a, Object b, int depth) {
    return isSame(a, b) || compare(Comparison.EQ, a, b, depth);
  }

  private static boolean compare(Comparison comparison, Object a, Object b, int depth) {
    if (a instanceof Long x && b instanceof Long y) {
      return comparison.holds(Long.compare(x, y));
    } else if (a instanceof Str x && b instanceof Str y) {
      return comparison.holds(x.compareTo(y));
    } else if (Arithmetic.isNumber(a) && Arithmetic.isNumber(b)) {
      return numbers(comparison, a, b);
    } else if (a instanceof ListValue x && b instanceof ListValue y) {
      return lists(comparison, x, y, nested(depth));
    } else if (a instanceof TupleValue x && b instanceof TupleValue y) {
      return tuples(comparison, x, y, nested(depth));
    } else if (comparison == Comparison.EQ) {
      return equalOthers(a, b);
    } else if (comparison == Comparison.NE) {
      return !equalOthers(a, b);
    }
    throw unordered(comparison, a, b);
  }

  private static int nested(int depth) {
    return Nesting.enter(depth, " in comparison");
  }

  private static VmError unordered(Comparison comparison, Object a, Object b) {
    return VmError.typeError(
        "'%s' not supported between instances of '%s' and '%s'"
            .formatted(comparison.symbol(), TypeValue.of(a).name(), TypeValue.of(b).name()));
  }

  private static boolean numbers(Comparison comparison, Object a, Object b) {
    if (a instanceof Double x) {
      if (b instanceof Double y) {
        return floats(comparison, x, y);
      }
      return Double.isNaN(x)
          ? comparison == Comparison.NE
          : comparison.swapped().holds(compareIntFloat(b, x));
    } else if (b instanceof Double y) {
      return Double.isNaN(y)
          ? comparison == Comparison.NE
          : comparison.holds(compareIntFloat(a, y));
    }
    return comparison.holds(IntMath.toBig(a).compareTo(IntMath.toBig(b)));
  }

  private static boolean floats(Comparison comparison, double a, double b) {
    return switch (comparison) {
      case LT -> a < b;
      case LE -> a <= b;
      case EQ -> a == b;
      case NE -> a != b;
      case GT -> a > b;
      case GE -> a >= b;
    };
  }

  private static int compareIntFloat(Object a, double b) {
    return a instanceof Long x
        ? IntMath.compareIntFloat(x, b)
        : BigMath.compareIntFloat(IntMath.toBig(a), b);
  }

  private static boolean lists(Comparison comparison, ListValue a, ListValue b, int depth) {
    if (a.size != b.size && isEquality(comparison)) {
      return comparison == Comparison.NE;
    }
    int common = Math.min(a.size, b.size);
    for (int i = 0; i < common; i++) {
      Object x = a.get(i);
      Object y = b.get(i);
      if (!itemsEqual(x, y, depth)) {
        return isEquality(comparison)
            ? comparison == Comparison.NE
            : compare(comparison, x, y, depth);
      }
    }
    return comparison.holds(Integer.compare(a.size, b.size));
  }

  private static boolean tuples(Comparison comparison, TupleValue a, TupleValue b, int depth) {
    int common = Math.min(a.size(), b.size());
    for (int i = 0; i < common; i++) {
      Object x = a.get(i);
      Object y = b.get(i);
      if (!itemsEqual(x, y, depth)) {
        return isEquality(comparison)
            ? comparison == Comparison.NE
            : compare(comparison, x, y, depth);
      }
    }
    return comparison.holds(Integer.compare(a.size(), b.size()));
  }

  private static boolean isEquality(Comparison comparison) {
    return comparison == Comparison.EQ || comparison == Comparison.NE;
  }

  /** Equality of values that have no order. */
  private static boolean equalOthers(Object a, Object b) {
    if (Ranges.isRange(a) && Ranges.isRange(b)) {
      return Ranges.equal(a, b);
    }
    return a == b || a instanceof BoundMethod && a.equals(b);
  }

  static boolean isSame(Object a, Object b) {
    if (a == b) {
      return true;
    }
    if (a instanceof Long || a instanceof BigInteger || a instanceof Boolean) {
      return a.equals(b);
    }
    // Double.equals takes all NaNs for one and tells the zeros apart.
    return a instanceof Double && a.equals(b);
  }

  static boolean truthy(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    } else if (value instanceof Long number) {
      return number != 0;
    } else if (value instanceof Double number) {
      return number != 0.0;
    } else if (value instanceof Str string) {
      return !string.value().isEmpty();
    } else if (value instanceof ListValue list) {
      return list.size != 0;
    } else if (value instanceof TupleValue tuple) {
      return tuple.size() != 0;
    } else if (value instanceof RangeValue range) {
      return range.length() != 0;
    } else if (value instanceof BigRangeValue range) {
      return range.length().signum() != 0;
    }
    return value != None.NONE;
  }
}
