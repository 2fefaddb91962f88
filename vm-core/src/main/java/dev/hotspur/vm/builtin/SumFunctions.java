package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.Items;
import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.UnboxedForm;
import dev.hotspur.vm.value.VmError;
import java.util.Arrays;
import java.util.List;

/** Functions of {@code math} over many numbers. */
final class SumFunctions {
  static final List<BuiltinValue> ALL =
      List.of(
          BuiltinValue.function(Signature.variadic("math.hypot"), Effects.PURE, SumFunctions::hypot)
              .with(
                  UnboxedForm.of(RealMath.class, "hypot", double.class, double.class, double.class)
                      .total()),
          BuiltinValue.function(
              Signature.positional("math.dist", 2, 2), Effects.READS, SumFunctions::dist),
          BuiltinValue.function(Signature.one("math.fsum"), Effects.READS, SumFunctions::fsum),
          BuiltinValue.function(
              Signature.named("math.prod", 1, 1, "", "start"), Effects.READS, SumFunctions::prod));

  private SumFunctions() {}

  private static Object hypot(CallContext context, Object[] arguments) {
    double[] vector = new double[arguments.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = Math.abs(Numbers.toReal(arguments[i]));
    }
    return RealMath.norm(vector);
  }

  private static Object dist(CallContext context, Object[] arguments) {
    Object[] p = Items.of(context, arguments[0]).toList().toArray();
    Object[] q = Items.of(context, arguments[1]).toList().toArray();
    if (p.length != q.length) {
      throw VmError.valueError("both points must have the same number of dimensions");
    }
    double[] vector = new double[p.length];
    for (int i = 0; i < vector.length; i++) {
      double from = Numbers.toReal(p[i]);
      vector[i] = Math.abs(from - Numbers.toReal(q[i]));
    }
    return RealMath.norm(vector);
  }

  private static Object prod(CallContext context, Object[] arguments) {
    Items items = Items.of(context, arguments[0]);
    Object product = arguments[1] == null ? (Object) 1L : arguments[1];
    for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
      product = Operations.binary(BinaryOperator.MUL, product, item);
    }
    return product;
  }

  /**
   * The exact sum, rounded once. Keeps partial sums that do not overlap (Shewchuk, "Adaptive
   * Precision Floating-Point Arithmetic", 1997), as CPython does.
   */
  private static Object fsum(CallContext context, Object[] arguments) {
    Items items = Items.of(context, arguments[0]);
    double[] partials = new double[32];
    int count = 0;
    double specials = 0.0;
    double infinities = 0.0;
    for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
      double x = Numbers.toReal(item);
      double original = x;
      int kept = 0;
      for (int i = 0; i < count; i++) {
        double y = partials[i];
        boolean swap = Math.abs(x) < Math.abs(y);
        double large = swap ? y : x;
        double small = swap ? x : y;
        double high = large + small;
        double low = small - (high - large);
        if (low != 0.0) {
          partials[kept++] = low;
        }
        x = high;
      }
      count = kept;
      if (Double.isFinite(x)) {
        partials = count == partials.length ? Arrays.copyOf(partials, 2 * count) : partials;
        partials[count] = x;
        count += x == 0.0 ? 0 : 1;
      } else if (Double.isFinite(original)) {
        throw VmError.overflow("intermediate overflow in fsum");
      } else {
        infinities += Double.isInfinite(original) ? original : 0.0;
        specials += original;
        count = 0;
      }
    }
    if (specials != 0.0) {
      if (Double.isNaN(infinities)) {
        throw VmError.valueError("-inf + inf in fsum");
      }
      return specials;
    }
    return roundOnce(partials, count);
  }

  /** The sum of partial sums, from the largest down; a tie is broken by those further down. */
  private static double roundOnce(double[] partials, int count) {
    if (count == 0) {
      return 0.0;
    }
    int n = count - 1;
    double high = partials[n];
    double low = 0.0;
    while (n > 0 && low == 0.0) {
      double x = high;
      double y = partials[--n];
      high = x + y;
      low = y - (high - x);
    }
    boolean tie =
        n > 0 && ((low < 0.0 && partials[n - 1] < 0.0) || (low > 0.0 && partials[n - 1] > 0.0));
    if (tie) {
      double y = low * 2.0;
      double x = high + y;
      return y == x - high ? x : high;
    }
    return high;
  }
}
