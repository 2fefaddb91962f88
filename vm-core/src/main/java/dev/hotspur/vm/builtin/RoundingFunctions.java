package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** Functions of {@code math} that round floats, take them apart, and classify them. */
final class RoundingFunctions {
  static final List<BuiltinValue> ALL =
      List.of(
          rounding("floor", Math::floor),
          rounding("ceil", Math::ceil),
          BuiltinValue.function(
              Signature.one("math.trunc"), Effects.PURE, RoundingFunctions::truncate),
          predicate("isnan", Double::isNaN),
          predicate("isinf", Double::isInfinite),
          predicate("isfinite", Double::isFinite),
          BuiltinValue.function(
              Signature.named("math.isclose", 2, 2, "a", "b", "rel_tol", "abs_tol"),
              Effects.PURE,
              RoundingFunctions::isClose),
          BuiltinValue.function(
              Signature.one("math.frexp"), Effects.PURE, RoundingFunctions::frexp),
          BuiltinValue.function(
              Signature.positional("math.ldexp", 2, 2), Effects.PURE, RoundingFunctions::ldexp),
          BuiltinValue.function(Signature.one("math.modf"), Effects.PURE, RoundingFunctions::modf));

  private RoundingFunctions() {}

  private static BuiltinValue rounding(String name, DoubleUnaryOperator operator) {
    return BuiltinValue.function(
        Signature.one("math." + name),
        Effects.PURE,
        (context, arguments) ->
            Numbers.isInt(arguments[0])
                ? Numbers.plainInt(arguments[0])
                : Numbers.truncate(operator.applyAsDouble(Numbers.toReal(arguments[0]))));
  }

  private static BuiltinValue predicate(String name, DoublePredicate predicate) {
    return BuiltinValue.function(
        Signature.one("math." + name),
        Effects.PURE,
        (context, arguments) -> predicate.test(Numbers.toReal(arguments[0])));
  }

  private static Object truncate(CallContext context, Object[] arguments) {
    if (arguments[0] instanceof Double number) {
      return Numbers.truncate(number);
    } else if (Numbers.isInt(arguments[0])) {
      return Numbers.plainInt(arguments[0]);
    }
    throw VmError.typeError(
        "type " + TypeValue.of(arguments[0]).name() + " doesn't define __trunc__ method");
  }

  private static Object isClose(CallContext context, Object[] arguments) {
    double a = Numbers.toReal(arguments[0]);
    double b = Numbers.toReal(arguments[1]);
    double relative = arguments[2] == null ? 1e-9 : Numbers.toReal(arguments[2]);
    double absolute = arguments[3] == null ? 0.0 : Numbers.toReal(arguments[3]);
    if (relative < 0.0 || absolute < 0.0) {
      throw VmError.valueError("tolerances must be non-negative");
    }
    if (a == b) {
      return true;
    } else if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return false;
    }
    double gap = Math.abs(b - a);
    return gap <= Math.abs(relative * b) || gap <= Math.abs(relative * a) || gap <= absolute;
  }

  private static Object frexp(CallContext context, Object[] arguments) {
    double x = Numbers.toReal(arguments[0]);
    if (x == 0.0 || Double.isNaN(x) || Double.isInfinite(x)) {
      return TupleValue.of(x, 0L);
    }
    boolean subnormal = Math.abs(x) < Double.MIN_NORMAL;
    double normal = subnormal ? x * 0x1p54 : x;
    int exponent = Math.getExponent(normal) + 1;
    double mantissa = Math.scalb(normal, -exponent);
    return TupleValue.of(mantissa, (long) (subnormal ? exponent - 54 : exponent));
  }

  private static Object ldexp(CallContext context, Object[] arguments) {
    double x = Numbers.toReal(arguments[0]);
    if (!Numbers.isInt(arguments[1])) {
      throw VmError.typeError("Expected an int as second argument to ldexp.");
    }
    BigInteger exponent = IntMath.toBig(arguments[1]);
    if (x == 0.0 || Double.isNaN(x) || Double.isInfinite(x)) {
      return x;
    }
    // Outside of these bounds every float overflows or vanishes.
    int shift = exponent.max(BigInteger.valueOf(-5000)).min(BigInteger.valueOf(5000)).intValue();
    double result = Math.scalb(x, shift);
    if (Double.isInfinite(result)) {
      throw MathErrors.range();
    }
    return result;
  }

  private static Object modf(CallContext context, Object[] arguments) {
    double x = Numbers.toReal(arguments[0]);
    if (Double.isInfinite(x)) {
      return TupleValue.of(Math.copySign(0.0, x), x);
    }
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return TupleValue.of(Double.isNaN(x) ? x : Math.copySign(x - whole, x), whole);
  }
}
