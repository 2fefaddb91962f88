package dev.hotspur.vm.value;

import java.util.Map;

/** The methods of generators of random numbers for floats of other distributions. */
final class RandomDistributions {
  static final Map<String, BuiltinValue> TABLE =
      new MethodTable(Types.RANDOM)
          .add(
              Signature.function("Random.uniform", 2, 2, "a", "b"),
              Effects.WRITES_SELF,
              RandomDistributions::uniform,
              RandomNumbers.form(
                  "uniform", double.class, RandomValue.class, long.class, long.class),
              RandomNumbers.form(
                  "uniform", double.class, RandomValue.class, double.class, double.class))
          .add(
              Signature.function("Random.triangular", 0, 3, "low", "high", "mode"),
              Effects.WRITES_SELF,
              RandomDistributions::triangular)
          .add(
              Signature.function("Random.gauss", 0, 2, "mu", "sigma"),
              Effects.WRITES_SELF,
              RandomDistributions::gauss,
              RandomNumbers.form("gauss", double.class, RandomValue.class),
              RandomNumbers.form(
                  "gauss", double.class, RandomValue.class, double.class, double.class))
          .add(
              Signature.function("Random.normalvariate", 0, 2, "mu", "sigma"),
              Effects.WRITES_SELF,
              RandomDistributions::normalVariate,
              RandomNumbers.form("normalVariate", double.class, RandomValue.class),
              RandomNumbers.form(
                  "normalVariate", double.class, RandomValue.class, double.class, double.class))
          .add(
              Signature.function("Random.expovariate", 1, 1, "lambd"),
              Effects.WRITES_SELF,
              RandomDistributions::expoVariate,
              RandomNumbers.form("expoVariate", double.class, RandomValue.class, double.class))
          .build();

  private RandomDistributions() {}

  private static Object orElse(Object argument, double missing) {
    return argument == null ? (Object) missing : argument;
  }

  private static Object add(Object a, Object b) {
    return Arithmetic.binary(BinaryOperator.ADD, a, b);
  }

  private static Object subtract(Object a, Object b) {
    return Arithmetic.binary(BinaryOperator.SUB, a, b);
  }

  private static Object multiply(Object a, Object b) {
    return Arithmetic.binary(BinaryOperator.MUL, a, b);
  }

  private static Object uniform(CallContext context, Object[] arguments) {
    RandomValue random = RandomMethods.self(arguments);
    if (arguments[1] instanceof Double low && arguments[2] instanceof Double high) {
      return RandomNumbers.uniform(random, low, high);
    }
    // Nothing is drawn if the difference raises.
    Object width = subtract(arguments[2], arguments[1]);
    return add(arguments[1], multiply(width, random.next()));
  }

  private static Object triangular(CallContext context, Object[] arguments) {
    Object low = orElse(arguments[1], 0.0);
    Object high = orElse(arguments[2], 1.0);
    Object mode = arguments[3] == null ? None.NONE : arguments[3];
    double u = RandomMethods.self(arguments).next();
    Object c = 0.5;
    if (mode != None.NONE) {
      Object range = subtract(high, low);
      Object part = subtract(mode, low);
      if (Arithmetic.isNumber(range) && !Comparing.truthy(range)) {
        return low;
      }
      c = Arithmetic.binary(BinaryOperator.DIV, part, range);
    }
    double bend = Numbers.toReal(c);
    if (u > bend) {
      u = 1.0 - u;
      bend = 1.0 - bend;
      Object swapped = low;
      low = high;
      high = swapped;
    }
    if (u * bend < 0.0) {
      throw VmError.valueError("math domain error");
    }
    return add(low, multiply(subtract(high, low), Math.sqrt(u * bend)));
  }

  private static Object gauss(CallContext context, Object[] arguments) {
    return scaled(arguments, RandomMethods.self(arguments).gauss());
  }

  private static Object normalVariate(CallContext context, Object[] arguments) {
    return scaled(arguments, RandomNumbers.normal(RandomMethods.self(arguments)));
  }

  /** {@code mu + z * sigma}. */
  private static Object scaled(Object[] arguments, double z) {
    return add(orElse(arguments[1], 0.0), multiply(z, orElse(arguments[2], 1.0)));
  }

  private static Object expoVariate(CallContext context, Object[] arguments) {
    double number = RandomNumbers.exponential(RandomMethods.self(arguments));
    return Arithmetic.binary(BinaryOperator.DIV, number, arguments[1]);
  }
}
