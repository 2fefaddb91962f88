package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.FloatFunction;
import dev.hotspur.vm.value.FloatMath;
import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.VmError;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of {@code math} from floats to floats, with the domains on which Java agrees. */
final class FloatFunctions {
  private static final String MATH = "java/lang/Math";
  private static final String REAL = "dev/hotspur/vm/builtin/RealMath";
  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Where exp, sinh and cosh stay finite for sure. */
  private static final double EXP_MAX = 709.0;

  static final List<BuiltinValue> ALL =
      List.of(
          direct("sqrt", MATH, Math::sqrt, false, 0.0, INFINITY),
          direct("fabs", MATH, "abs", Math::abs, false, -INFINITY, INFINITY),
          direct("exp", MATH, Math::exp, true, -INFINITY, EXP_MAX),
          direct("expm1", MATH, Math::expm1, true, -INFINITY, EXP_MAX),
          function("exp2", x -> Math.pow(2.0, x), true),
          direct("sin", MATH, Math::sin, false, -MAX, MAX),
          direct("cos", MATH, Math::cos, false, -MAX, MAX),
          direct("tan", MATH, Math::tan, false, -MAX, MAX),
          direct("asin", MATH, Math::asin, false, -1.0, 1.0),
          direct("acos", MATH, Math::acos, false, -1.0, 1.0),
          direct("atan", MATH, Math::atan, false, -INFINITY, INFINITY),
          direct("sinh", MATH, Math::sinh, true, -EXP_MAX, EXP_MAX),
          direct("cosh", MATH, Math::cosh, true, -EXP_MAX, EXP_MAX),
          direct("tanh", MATH, Math::tanh, false, -INFINITY, INFINITY),
          direct("asinh", REAL, RealMath::asinh, false, -INFINITY, INFINITY),
          direct("acosh", REAL, RealMath::acosh, false, 1.0, INFINITY),
          direct("atanh", REAL, RealMath::atanh, false, -0.999, 0.999),
          direct("cbrt", MATH, Math::cbrt, false, -INFINITY, INFINITY),
          direct("log1p", MATH, Math::log1p, false, -0.999, INFINITY),
          direct("degrees", REAL, RealMath::degrees, -INFINITY, INFINITY),
          direct("radians", REAL, RealMath::radians, -INFINITY, INFINITY),
          logarithm("log2", REAL, RealMath::log2),
          logarithm("log10", MATH, Math::log10),
          BuiltinValue.function(Signature.variadic("log"), Effects.PURE, FloatFunctions::log)
              .withFloatFunction(new FloatFunction(MATH, "log", "(D)D", MIN, INFINITY), Math::log),
          binary("atan2", Math::atan2)
              .withFloatFunction(new FloatFunction(MATH, "atan2", "(DD)D", -INFINITY, INFINITY)),
          binary("copysign", StrictMath::copySign)
              .withFloatFunction(
                  new FloatFunction(
                      "java/lang/StrictMath", "copySign", "(DD)D", -INFINITY, INFINITY)),
          binary("fmod", RealMath::fmod),
          binary("pow", RealMath::pow),
          binary("remainder", RealMath::remainder),
          binary("nextafter", Math::nextAfter),
          function("ulp", Math::ulp));

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
      String owner,
      DoubleUnaryOperator operator,
      boolean canOverflow,
      double low,
      double high) {
    return direct(name, owner, name, operator, canOverflow, low, high);
  }

  private static BuiltinValue direct(
      String name,
      String owner,
      String method,
      DoubleUnaryOperator operator,
      boolean canOverflow,
      double low,
      double high) {
    return function(name, operator, canOverflow)
        .withFloatFunction(new FloatFunction(owner, method, "(D)D", low, high), operator);
  }

  private static BuiltinValue direct(
      String name, String owner, DoubleUnaryOperator operator, double low, double high) {
    return function(name, operator)
        .withFloatFunction(new FloatFunction(owner, name, "(D)D", low, high), operator);
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

  private static BuiltinValue logarithm(String name, String owner, DoubleUnaryOperator operator) {
    return BuiltinValue.function(
            Signature.one("math." + name),
            Effects.PURE,
            (context, arguments) -> logarithm(arguments[0], operator))
        .withFloatFunction(new FloatFunction(owner, name, "(D)D", MIN, INFINITY), operator);
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
