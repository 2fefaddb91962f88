package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.FloatMath;
import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.UnboxedForm;
import dev.hotspur.vm.value.VmError;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of {@code math} from floats to floats, with the domains on which Java agrees. */
final class FloatFunctions {
  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Where exp, sinh and cosh stay finite for sure. */
  private static final double EXP_MAX = 709.0;

  private static final double EXP2_MAX = 1023.0;

  static final List<BuiltinValue> ALL =
      List.of(
          direct("sqrt", Math.class, Math::sqrt, false, 0.0, INFINITY),
          direct("fabs", Math.class, "abs", Math::abs, false, -INFINITY, INFINITY),
          direct("exp", Math.class, Math::exp, true, -INFINITY, EXP_MAX),
          direct("expm1", Math.class, Math::expm1, true, -INFINITY, EXP_MAX),
          direct("exp2", RealMath.class, RealMath::exp2, true, -INFINITY, EXP2_MAX),
          direct("sin", Math.class, Math::sin, false, -MAX, MAX),
          direct("cos", Math.class, Math::cos, false, -MAX, MAX),
          direct("tan", Math.class, Math::tan, false, -MAX, MAX),
          direct("asin", Math.class, Math::asin, false, -1.0, 1.0),
          direct("acos", Math.class, Math::acos, false, -1.0, 1.0),
          direct("atan", Math.class, Math::atan, false, -INFINITY, INFINITY),
          direct("sinh", Math.class, Math::sinh, true, -EXP_MAX, EXP_MAX),
          direct("cosh", Math.class, Math::cosh, true, -EXP_MAX, EXP_MAX),
          direct("tanh", Math.class, Math::tanh, false, -INFINITY, INFINITY),
          direct("asinh", RealMath.class, RealMath::asinh, false, -INFINITY, INFINITY),
          direct("acosh", RealMath.class, RealMath::acosh, false, 1.0, INFINITY),
          direct("atanh", RealMath.class, RealMath::atanh, false, -0.999, 0.999),
          direct("cbrt", Math.class, Math::cbrt, false, -INFINITY, INFINITY),
          direct("log1p", Math.class, Math::log1p, false, -0.999, INFINITY),
          direct("degrees", RealMath.class, RealMath::degrees, -INFINITY, INFINITY),
          direct("radians", RealMath.class, RealMath::radians, -INFINITY, INFINITY),
          logarithm("log2", RealMath.class, RealMath::log2),
          logarithm("log10", Math.class, Math::log10),
          BuiltinValue.function(Signature.variadic("log"), Effects.PURE, FloatFunctions::log)
              .with(unary(Math.class, "log").between(MIN, INFINITY), binary(RealMath.class, "log"))
              .with(Math::log),
          binary("atan2", Math::atan2, Math.class, "atan2"),
          binary("copysign", StrictMath::copySign, StrictMath.class, "copySign"),
          checked("fmod", RealMath::fmod),
          checked("pow", RealMath::pow),
          checked("remainder", RealMath::remainder),
          binary("nextafter", Math::nextAfter, Math.class, "nextAfter"),
          function("ulp", Math::ulp).with(unary(Math.class, "ulp").total()));

  private FloatFunctions() {}

  private static BuiltinValue function(String name, DoubleUnaryOperator operator) {
    return BuiltinValue.function(
        Signature.one("math." + name),
        Effects.PURE,
        (context, arguments) -> operator.applyAsDouble(Numbers.toReal(arguments[0])));
  }

  /** A function whose result is checked as {@code math_1} of CPython's mathmodule.c checks it. */
  private static BuiltinValue function(
      String name, DoubleUnaryOperator operator, boolean canOverflow) {
    return function(name, x -> checked(x, operator.applyAsDouble(x), canOverflow));
  }

  private static double checked(double argument, double result, boolean canOverflow) {
    if (Double.isNaN(result) && !Double.isNaN(argument)) {
      throw MathErrors.domain();
    }
    if (Double.isInfinite(result) && Double.isFinite(argument)) {
      throw canOverflow ? MathErrors.range() : MathErrors.domain();
    }
    return result;
  }

  private static BuiltinValue direct(
      String name,
      Class<?> owner,
      DoubleUnaryOperator operator,
      boolean canOverflow,
      double low,
      double high) {
    return direct(name, owner, name, operator, canOverflow, low, high);
  }

  private static BuiltinValue direct(
      String name,
      Class<?> owner,
      String method,
      DoubleUnaryOperator operator,
      boolean canOverflow,
      double low,
      double high) {
    return function(name, operator, canOverflow)
        .with(unary(owner, method).between(low, high))
        .with(operator);
  }

  private static BuiltinValue direct(
      String name, Class<?> owner, DoubleUnaryOperator operator, double low, double high) {
    return function(name, operator).with(unary(owner, name).between(low, high)).with(operator);
  }

  private static BuiltinValue binary(String name, DoubleBinaryOperator operator) {
    return BuiltinValue.function(
        Signature.positional("math." + name, 2, 2),
        Effects.PURE,
        (context, arguments) -> {
          double first = Numbers.toReal(arguments[0]);
          return operator.applyAsDouble(first, Numbers.toReal(arguments[1]));
        });
  }

  /** A function of two floats that never complains. */
  private static BuiltinValue binary(
      String name, DoubleBinaryOperator operator, Class<?> owner, String method) {
    return binary(name, operator).with(binary(owner, method).total());
  }

  /** A function of two floats that complains itself. */
  private static BuiltinValue checked(String name, DoubleBinaryOperator operator) {
    return binary(name, operator).with(binary(RealMath.class, name));
  }

  private static UnboxedForm unary(Class<?> owner, String method) {
    return UnboxedForm.of(owner, method, double.class, double.class);
  }

  private static UnboxedForm binary(Class<?> owner, String method) {
    return UnboxedForm.of(owner, method, double.class, double.class, double.class);
  }

  private static BuiltinValue logarithm(String name, Class<?> owner, DoubleUnaryOperator operator) {
    return BuiltinValue.function(
            Signature.one("math." + name),
            Effects.PURE,
            (context, arguments) -> logarithm(arguments[0], operator))
        .with(unary(owner, name).between(MIN, INFINITY))
        .with(operator);
  }

  private static Object log(CallContext context, Object[] arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      throw VmError.typeError("math.log requires 1 to 2 arguments");
    }
    double result = logarithm(arguments[0], Math::log);
    return arguments.length == 1
        ? result
        : FloatMath.divide(result, logarithm(arguments[1], Math::log));
  }

  /** The logarithm of a float, or of an int of any size. */
  private static double logarithm(Object argument, DoubleUnaryOperator operator) {
    if (argument instanceof BigInteger big && big.signum() > 0) {
      double value = big.doubleValue();
      return Double.isInfinite(value) ? bigLogarithm(big, operator) : operator.applyAsDouble(value);
    }
    if (argument instanceof BigInteger) {
      throw MathErrors.domain();
    }
    double value = Numbers.toReal(argument);
    if (value <= 0.0) {
      throw MathErrors.domain();
    }
    return operator.applyAsDouble(value);
  }

  /** As {@code loghelper} of mathmodule.c: of {@code m * 2^e} with m from a half up to one. */
  private static double bigLogarithm(BigInteger big, DoubleUnaryOperator operator) {
    int exponent = big.bitLength();
    double mantissa = Math.scalb(big.shiftRight(exponent - 64).doubleValue(), -64);
    return operator.applyAsDouble(mantissa) + operator.applyAsDouble(2.0) * exponent;
  }
}
