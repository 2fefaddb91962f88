package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;
import java.math.BigInteger;

/** Comparison, identity and truth. */
final class Comparing {
  private Comparing() {}

  static boolean compare(Comparison comparison, Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return comparison.holds(Long.compare(x, y));
    }
    boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
    boolean walked = areNested(a, b) && (equality || !(a instanceof DictValue));
    return walked ? new SequenceWalk().compare(comparison, a, b) : compareFlat(comparison, a, b);
  }

  /** Whether two items of containers count as equal: the same, or equal. */
  static boolean itemsEqual(Object a, Object b) {
    return isSame(a, b) || compare(Comparison.EQ, a, b);
  }

  /** Whether comparing two values means comparing their items. */
  static boolean areNested(Object a, Object b) {
    return (a instanceof ListValue && b instanceof ListValue)
        || (a instanceof TupleValue && b instanceof TupleValue)
        || (a instanceof DictValue && b instanceof DictValue)
        || (a instanceof SliceValue && b instanceof SliceValue)
        || (isItems(a) && isItems(b));
  }

  private static boolean isItems(Object value) {
    return value instanceof DictView view && view.kind() == DictView.Kind.ITEMS;
  }

  /** Compares values as they are: containers, of which there may be, only as far as sets go. */
  static boolean compareFlat(Comparison comparison, Object a, Object b) {
    if (a instanceof Str x && b instanceof Str y) {
      return comparison.holds(x.compareTo(y));
    } else if (Arithmetic.isNumber(a) && Arithmetic.isNumber(b)) {
      return numbers(comparison, a, b);
    } else if (a instanceof DictView x && b instanceof DictView y && x.isSet() && y.isSet()) {
      return sets(comparison, x, y);
    } else if (comparison == Comparison.EQ) {
      return equalOthers(a, b);
    } else if (comparison == Comparison.NE) {
      return !equalOthers(a, b);
    }
    throw unordered(comparison, a, b);
  }

  /** The order of sets is that of being contained. */
  private static boolean sets(Comparison comparison, DictView a, DictView b) {
    int order = Integer.compare(a.dict().size(), b.dict().size());
    return switch (comparison) {
      case EQ -> order == 0 && b.containsAll(a);
      case NE -> order != 0 || !b.containsAll(a);
      case LT -> order < 0 && b.containsAll(a);
      case LE -> order <= 0 && b.containsAll(a);
      case GT -> order > 0 && a.containsAll(b);
      case GE -> order >= 0 && a.containsAll(b);
    };
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

  /** Equality of values that have no order. */
  private static boolean equalOthers(Object a, Object b) {
    if (Ranges.isRange(a) && Ranges.isRange(b)) {
      return Ranges.equal(a, b);
    }
    return a == b || (a instanceof BoundMethod && a.equals(b));
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
    } else if (value instanceof DictValue dict) {
      return dict.size() != 0;
    } else if (value instanceof DictView view) {
      return view.dict().size() != 0;
    } else if (value instanceof RangeValue range) {
      return range.length() != 0;
    } else if (value instanceof BigRangeValue range) {
      return range.length().signum() != 0;
    }
    return value != None.NONE;
  }
}
