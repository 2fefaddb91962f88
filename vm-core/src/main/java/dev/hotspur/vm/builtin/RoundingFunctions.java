package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.UnboxedForm;
import dev.hotspur.vm.value.VmError;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** Functions of {@code math} that round floats, take them apart, and classify them. */
final class RoundingFunctions {
  private static final UnboxedForm WHOLE =
      UnboxedForm.of(Rounding.class, "whole", long.class, long.class).total();

  static final List<BuiltinValue> ALL =
      List.of(
          rounding("floor", Math::floor),
          rounding("ceil", Math::ceil),
          BuiltinValue.function(
                  Signature.one("math.trunc"), Effects.PURE, RoundingFunctions::truncate)
              .with(WHOLE, UnboxedForm.of(Rounding.class, "truncate", long.class, double.class)),
          predicate("isnan", "isNaN", Double::isNaN),
          predicate("isinf", "isInfinite", Double::isInfinite),
          predicate("isfinite", "isFinite", Double::isFinite),
          BuiltinValue.function(
                  Signature.named("math.isclose", 2, 2, "a", "b", "rel_tol", "abs_tol"),
                  Effects.PURE,
                  RoundingFunctions::isClose)
              .with(
                  UnboxedForm.of(
                          Rounding.class, "isClose", boolean.class, double.class, double.class)
                      .total()),
          BuiltinValue.function(
              Signature.one("math.frexp"), Effects.PURE, RoundingFunctions::frexp),
          BuiltinValue.function(
                  Signature.positional("math.ldexp", 2, 2), Effects.PURE, RoundingFunctions::ldexp)
              .with(
                  UnboxedForm.of(Rounding.class, "scale", double.class, double.class, long.class)),
          BuiltinValue.function(Signature.one("math.modf"), Effects.PURE, RoundingFunctions::modf));

  private RoundingFunctions() {}

  private static BuiltinValue rounding(String name, DoubleUnaryOperator operator) {
    return BuiltinValue.function(
            Signature.one("math." + name),
            Effects.PURE,
            (context, arguments) ->
                Numbers.isInt(arguments[0])
                    ? Numbers.plainInt(arguments[0])
                    : Numbers.truncate(operator.applyAsDouble(Numbers.toReal(arguments[0]))))
        .with(WHOLE, UnboxedForm.of(Rounding.class, name, long.class, double.class));
  }

  private static BuiltinValue predicate(String name, String method, DoublePredicate predicate) {
    return BuiltinValue.function(
            Signature.one("math." + name),
            Effects.PURE,
            (context, arguments) -> predicate.test(Numbers.toReal(arguments[0])))
        .with(UnboxedForm.of(Double.class, method, boolean.class, double.class).total());
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
    return Rounding.isClose(a, b, relative, absolute);
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
    return Rounding.scale(x, IntMath.clamped(IntMath.toBig(arguments[1])));
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
