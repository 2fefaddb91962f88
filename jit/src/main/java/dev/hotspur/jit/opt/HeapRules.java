package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.value.TupleValue;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;

/** Rules for tuples and ranges of which the graph knows what is in them. */
final class HeapRules {
  private static final String TUPLE = "build.tuple.";

  static final List<FoldRule> RULES =
      List.of(
          FoldRule.of(
              "item-of-tuple",
              "(x, y)[0] = x",
              Op.TUPLE_ITEM,
              in -> isTuple(in.arg(0)) && in.number() < Match.left(in).args().size(),
              in -> Rewrite.same(Match.left(in).arg(in.number()))),
          FoldRule.of(
              "size-of-tuple",
              "the length of (x, y) is known",
              EnumSet.of(Op.GUARD_TUPLE),
              in -> isTuple(in.arg(0)),
              in ->
                  Match.left(in).args().size() == in.number()
                      ? new Rewrite.Passes()
                      : new Rewrite.Leaves()),
          FoldRule.of(
              "length-of-tuple",
              "the length of (x, y) is 2",
              Op.TUPLE_SIZE,
              in -> length(in.arg(0)).isPresent(),
              in -> Rewrite.same(Constant.of((long) length(in.arg(0)).getAsInt()))),
          FoldRule.of(
              "item-by-index",
              "(x, y)[-1] = y",
              Op.TUPLE_GET,
              in -> isTuple(in.arg(0)) && index(in) >= 0,
              in -> Rewrite.same(Match.left(in).arg(index(in)))),
          FoldRule.of(
              "range-fits",
              "a range from 0 or more by 1 fits",
              Op.RANGE_FITS,
              in -> isInt(in.arg(0), 0, Long.MAX_VALUE) && isInt(in.arg(2), 1, 1),
              in -> new Rewrite.Passes()));

  private HeapRules() {}

  private static boolean isTuple(Value value) {
    return value instanceof Instruction made
        && made.op() == Op.CALL
        && made.residual().name().startsWith(TUPLE);
  }

  private static OptionalInt length(Value value) {
    if (isTuple(value)) {
      return OptionalInt.of(((Instruction) value).args().size());
    }
    return value instanceof Constant constant
            && constant.asRef().value() instanceof TupleValue tuple
        ? OptionalInt.of(tuple.size())
        : OptionalInt.empty();
  }

  /** The index into a tuple that was just made, counted from its beginning; -1 if not known. */
  private static int index(Instruction get) {
    int size = length(get.arg(0)).orElse(0);
    return isInt(get.arg(1), -size, size - 1)
        ? Math.floorMod(((Constant) get.arg(1)).asInt(), size)
        : -1;
  }

  private static boolean isInt(Value value, long low, long high) {
    return value instanceof Constant constant
        && constant.asInt() >= low
        && constant.asInt() <= high;
  }
}
