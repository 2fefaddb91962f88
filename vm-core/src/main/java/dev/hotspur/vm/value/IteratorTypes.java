package dev.hotspur.vm.value;

import java.util.List;
import java.util.Map;

/** What calling the types of iterators does, and the two forms of {@code iter}. */
public final class IteratorTypes {
  private static final Signature ENUMERATE =
      Signature.named("enumerate", 0, 2, "iterable", "start");
  private static final Signature ZIP = Signature.variadicNamed("zip", "strict");
  private static final Signature MAP = Signature.variadic("map");
  private static final Signature FILTER = Signature.positional("filter", 2, 2);
  private static final Signature REVERSED = Signature.positional("reversed", 1, 1);

  private IteratorTypes() {}

  static Object makeEnumerate(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object[] bound = ENUMERATE.bind(arguments, keywords, 0);
    if (bound[0] == null) {
      throw VmError.typeError("enumerate() missing required argument 'iterable'");
    }
    Object start = bound[1] == null ? (Object) 0L : IntMath.box(Indices.toInt(bound[1]));
    return new EnumerateIterator(Iteration.iterator(bound[0]), start);
  }

  static Object makeZip(CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    if (keywords.size() > 1) {
      throw VmError.typeError(
          "zip() takes at most 1 keyword argument (" + keywords.size() + " given)");
    }
    Object[] bound = ZIP.bind(arguments, keywords, 0);
    boolean strict = bound[0] != null && Comparing.truthy(bound[0]);
    return new ZipIterator(strict, iterators(arguments));
  }

  private static IteratorValue[] iterators(List<Object> iterables) {
    return iterables.stream().map(Iteration::iterator).toArray(IteratorValue[]::new);
  }

  static Object makeMap(CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    MAP.bind(arguments, keywords, 0);
    if (arguments.size() < 2) {
      throw VmError.typeError("map() must have at least two arguments.");
    }
    IteratorValue[] sources = iterators(arguments.subList(1, arguments.size()));
    return new MapIterator(context, arguments.get(0), sources);
  }

  static Object makeFilter(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object[] bound = FILTER.bind(arguments, keywords, 0);
    return new FilterIterator(context, bound[0], Iteration.iterator(bound[1]));
  }

  static Object makeReversed(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object value = REVERSED.bind(arguments, keywords, 0)[0];
    if (Sequences.isSequence(value)) {
      return new ReverseIterator(value);
    } else if (Ranges.isRange(value)) {
      SliceValue backwards = new SliceValue(None.NONE, None.NONE, -1L);
      return Iteration.iterator(Slices.get(value, backwards));
    } else if (value instanceof DictValue dict) {
      return new DictIterator(dict, DictView.Kind.KEYS, true);
    } else if (value instanceof DictView view) {
      return new DictIterator(view.dict(), view.kind(), true);
    }
    throw VmError.typeError("'" + TypeValue.of(value).name() + "' object is not reversible");
  }

  /** {@code iter(function, sentinel)}. */
  public static IteratorValue calls(CallContext context, Object function, Object sentinel) {
    return new CallIterator(context, function, sentinel);
  }
}
