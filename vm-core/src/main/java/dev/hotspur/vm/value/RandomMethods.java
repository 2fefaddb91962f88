package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The methods of generators of random numbers: seeding, and numbers of equal probability. */
final class RandomMethods {
  private static final Signature CONSTRUCTOR = Signature.function("Random.__init__", 0, 1, "x");

  static final Map<String, BuiltinValue> TABLE = table();

  private RandomMethods() {}

  private static Map<String, BuiltinValue> table() {
    Map<String, BuiltinValue> all =
        new HashMap<>(
            new MethodTable(Types.RANDOM)
                .add(
                    Signature.function("Random.seed", 0, 2, "a", "version"),
                    Effects.WRITES_SELF,
                    RandomMethods::seed)
                .add(
                    Signature.none("Random.random"),
                    Effects.WRITES_SELF,
                    RandomMethods::random,
                    RandomNumbers.form("random", double.class, RandomValue.class))
                .add(
                    Signature.one("Random.getrandbits"),
                    Effects.WRITES_SELF,
                    RandomMethods::getRandBits,
                    RandomNumbers.form(
                        "getRandBits",
                        long.class,
                        CallContext.class,
                        RandomValue.class,
                        long.class))
                .add(
                    Signature.function("Random.randrange", 1, 3, "start", "stop", "step"),
                    Effects.WRITES_SELF,
                    RandomMethods::randRange,
                    RandomNumbers.form("randRange", long.class, RandomValue.class, long.class),
                    RandomNumbers.form(
                        "randRange", long.class, RandomValue.class, long.class, long.class),
                    RandomNumbers.form(
                        "randRange",
                        long.class,
                        RandomValue.class,
                        long.class,
                        long.class,
                        long.class))
                .add(
                    Signature.function("Random.randint", 2, 2, "a", "b"),
                    Effects.WRITES_SELF,
                    RandomMethods::randInt,
                    RandomNumbers.form(
                        "randInt", long.class, RandomValue.class, long.class, long.class))
                .build());
    all.putAll(RandomSequences.TABLE);
    all.putAll(RandomDistributions.TABLE);
    return Map.copyOf(all);
  }

  static RandomValue self(Object[] arguments) {
    return (RandomValue) arguments[0];
  }

  /** Calls the type: {@code random.Random(7)}. */
  static Object make(CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    List<Object> all = new java.util.ArrayList<>(List.of(None.NONE));
    all.addAll(arguments);
    Object[] bound = CONSTRUCTOR.bind(all, keywords, 1);
    return new RandomValue(seedOf(context, bound[1] == null ? None.NONE : bound[1]));
  }

  private static Object seed(CallContext context, Object[] arguments) {
    Object version = arguments[2] == null ? (Object) 2L : arguments[2];
    if (arguments[1] instanceof Str && !Comparing.compare(Comparison.EQ, version, 2L)) {
      throw VmError.valueError("seed() of a str needs version 2, the others are not supported");
    }
    self(arguments).seed(seedOf(context, arguments[1] == null ? None.NONE : arguments[1]));
    return None.NONE;
  }

  private static BigInteger seedOf(CallContext context, Object value) {
    if (value == None.NONE) {
      return RandomValue.entropy(context.world());
    } else if (Arithmetic.isInt(value)) {
      return IntMath.toBig(value);
    } else if (value instanceof Double) {
      return new BigInteger(Long.toUnsignedString(Hashing.hash(value)));
    } else if (value instanceof Str text) {
      context.charge(text.value().length());
      return seedOf(text.value().getBytes(StandardCharsets.UTF_8));
    }
    throw VmError.typeError(
        "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.");
  }

  /** The bytes and their digest as one number. */
  private static BigInteger seedOf(byte[] bytes) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-512").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-512", missing);
    }
    byte[] both = java.util.Arrays.copyOf(bytes, bytes.length + digest.length);
    System.arraycopy(digest, 0, both, bytes.length, digest.length);
    return new BigInteger(1, both);
  }

  private static Object random(CallContext context, Object[] arguments) {
    return RandomNumbers.random(self(arguments));
  }

  private static Object getRandBits(CallContext context, Object[] arguments) {
    BigInteger count = Indices.toInt(arguments[1]);
    checkBits(count);
    context.charge(count.intValue() / Integer.SIZE);
    return IntMath.box(self(arguments).bits(count.intValue()));
  }

  /** Complains unless there can be so many random bits. */
  static void checkBits(BigInteger count) {
    if (count.bitLength() >= Integer.SIZE) {
      throw VmError.overflow("Python int too large to convert to C int");
    } else if (count.signum() < 0) {
      throw VmError.valueError("number of bits must be non-negative");
    }
  }

  static VmError emptyRange() {
    return VmError.valueError("empty range for randrange()");
  }

  private static Object randRange(CallContext context, Object[] arguments) {
    BigInteger start = whole(arguments[1], "arg 1");
    Object step = arguments[3] == null ? (Object) 1L : arguments[3];
    if (arguments[2] == null || arguments[2] == None.NONE) {
      if (!(step instanceof Long one) || one != 1) {
        throw VmError.typeError("Missing a non-None stop argument");
      } else if (start.signum() <= 0) {
        throw emptyRange();
      }
      return IntMath.box(self(arguments).below(start));
    }
    BigInteger stop = whole(arguments[2], "stop");
    return IntMath.box(between(self(arguments), start, stop, whole(step, "step")));
  }

  /** One of the ints from a start to before a stop that are a step apart. */
  static BigInteger between(RandomValue self, BigInteger start, BigInteger stop, BigInteger step) {
    BigInteger width = stop.subtract(start);
    if (step.signum() == 0) {
      throw VmError.valueError("zero step for randrange()");
    }
    BigInteger length = new BigRangeValue(start, stop, step).length();
    if (length.signum() == 0) {
      throw step.equals(BigInteger.ONE)
          ? VmError.valueError(
              "empty range for randrange() (%d, %d, %d)".formatted(start, stop, width))
          : emptyRange();
    }
    return start.add(step.multiply(self.below(length)));
  }

  /** An int, or a float that is whole. */
  private static BigInteger whole(Object value, String what) {
    if (Arithmetic.isInt(value)) {
      return IntMath.toBig(value);
    }
    BigInteger number;
    if (value instanceof Double real) {
      number = IntMath.toBig(Constructors.truncate(real));
    } else if (value instanceof Str text) {
      number = IntMath.toBig(NumberText.parseInt(text.value(), 10));
    } else {
      throw VmError.typeError(
          "int() argument must be a string, a bytes-like object or a real number, not '"
              + TypeValue.of(value).name()
              + "'");
    }
    if (!Comparing.compare(Comparison.EQ, IntMath.box(number), value)) {
      throw VmError.valueError("non-integer " + what + " for randrange()");
    }
    return number;
  }

  private static Object randInt(CallContext context, Object[] arguments) {
    Object stop = Arithmetic.binary(BinaryOperator.ADD, arguments[2], 1L);
    BigInteger start = whole(arguments[1], "arg 1");
    return IntMath.box(between(self(arguments), start, whole(stop, "stop"), BigInteger.ONE));
  }
}
