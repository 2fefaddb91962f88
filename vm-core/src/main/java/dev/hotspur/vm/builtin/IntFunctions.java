package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.Indices;
import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.UnboxedForm;
import dev.hotspur.vm.value.VmError;
import java.math.BigInteger;
import java.util.List;

/** Functions of {@code math} on ints. */
final class IntFunctions {
  static final List<BuiltinValue> ALL =
      List.of(
          BuiltinValue.function(Signature.variadic("math.gcd"), Effects.PURE, IntFunctions::gcd)
              .with(UnboxedForm.of(Divisors.class, "gcd", long.class, long.class, long.class)),
          BuiltinValue.function(Signature.variadic("math.lcm"), Effects.PURE, IntFunctions::lcm)
              .with(UnboxedForm.of(Divisors.class, "lcm", long.class, long.class, long.class)),
          BuiltinValue.function(Signature.one("math.isqrt"), Effects.PURE, IntFunctions::isqrt)
              .with(UnboxedForm.of(Divisors.class, "isqrt", long.class, long.class)),
          BuiltinValue.function(
              Signature.one("math.factorial"), Effects.PURE, IntFunctions::factorial),
          BuiltinValue.function(
              Signature.positional("math.comb", 2, 2), Effects.PURE, IntFunctions::comb),
          BuiltinValue.function(
              Signature.positional("math.perm", 1, 2), Effects.PURE, IntFunctions::perm));

  private IntFunctions() {}

  private static Object gcd(CallContext context, Object[] arguments) {
    BigInteger result = BigInteger.ZERO;
    for (Object argument : arguments) {
      BigInteger next = Indices.toInt(argument);
      context.charge(next.bitLength() >> 6);
      result = result.gcd(next);
    }
    return IntMath.box(result);
  }

  private static Object lcm(CallContext context, Object[] arguments) {
    BigInteger result = BigInteger.ONE;
    for (Object argument : arguments) {
      BigInteger next = Indices.toInt(argument);
      context.charge(next.bitLength() >> 6);
      result =
          result.signum() == 0 || next.signum() == 0
              ? BigInteger.ZERO
              : result.divide(result.gcd(next)).multiply(next.abs());
    }
    return IntMath.box(result);
  }

  private static Object isqrt(CallContext context, Object[] arguments) {
    BigInteger n = Indices.toInt(arguments[0]);
    if (n.signum() < 0) {
      throw MathErrors.noRoot();
    }
    context.charge(n.bitLength() >> 6);
    return IntMath.box(n.sqrt());
  }

  private static Object factorial(CallContext context, Object[] arguments) {
    BigInteger n = Indices.toInt(arguments[0]);
    if (n.signum() < 0) {
      throw VmError.valueError("factorial() not defined for negative values");
    }
    if (n.bitLength() >= Long.SIZE) {
      throw VmError.overflow("factorial() argument should not exceed " + Long.MAX_VALUE);
    }
    return IntMath.box(product(context, 1, n.longValue()));
  }

  /**
   * The product of the ints from {@code low} to {@code high}, by halves so that factors are even.
   */
  private static BigInteger product(CallContext context, long low, long high) {
    if (low > high) {
      return BigInteger.ONE;
    } else if (high - low < 16) {
      BigInteger result = BigInteger.valueOf(low);
      // Counts what is left, since the factor after the last may not fit.
      for (long left = high - low; left > 0; left--) {
        result = result.multiply(BigInteger.valueOf(low + left));
      }
      return result;
    }
    if (high - low > Integer.MAX_VALUE) {
      throw VmError.memory();
    }
    long middle = low + (high - low) / 2;
    BigInteger left = product(context, low, middle);
    BigInteger right = product(context, middle + 1, high);
    context.charge(1 + (left.bitLength() >> 6));
    return left.multiply(right);
  }

  private static void checkNotNegative(BigInteger value, String name) {
    if (value.signum() < 0) {
      throw VmError.valueError(name + " must be a non-negative integer");
    }
  }

  private static Object perm(CallContext context, Object[] arguments) {
    if (arguments[1] == null || arguments[1] == None.NONE) {
      return factorial(context, arguments);
    }
    BigInteger n = Indices.toInt(arguments[0]);
    BigInteger k = Indices.toInt(arguments[1]);
    checkNotNegative(n, "n");
    checkNotNegative(k, "k");
    if (n.compareTo(k) < 0) {
      return 0L;
    }
    if (k.bitLength() >= Long.SIZE) {
      throw VmError.overflow("k must not exceed " + Long.MAX_VALUE);
    }
    return IntMath.box(falling(context, n, k.longValue()));
  }

  /** {@code n * (n - 1) * ...}, k factors. */
  private static BigInteger falling(CallContext context, BigInteger n, long k) {
    if (k == 0) {
      return BigInteger.ONE;
    }
    if (n.bitLength() < Long.SIZE) {
      return product(context, n.longValue() - k + 1, n.longValue());
    }
    BigInteger result = BigInteger.ONE;
    for (long i = 0; i < k; i++) {
      result = result.multiply(n.subtract(BigInteger.valueOf(i)));
      context.charge(1 + (result.bitLength() >> 6));
    }
    return result;
  }

  private static Object comb(CallContext context, Object[] arguments) {
    BigInteger n = Indices.toInt(arguments[0]);
    BigInteger k = Indices.toInt(arguments[1]);
    checkNotNegative(n, "n");
    checkNotNegative(k, "k");
    if (n.compareTo(k) < 0) {
      return 0L;
    }
    BigInteger fewer = k.min(n.subtract(k));
    if (fewer.bitLength() >= Long.SIZE) {
      throw VmError.overflow("min(n - k, k) must not exceed " + Long.MAX_VALUE);
    }
    long count = fewer.longValue();
    return IntMath.box(falling(context, n, count).divide(product(context, 1, count)));
  }
}
