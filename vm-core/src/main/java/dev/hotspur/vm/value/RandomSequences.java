package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The methods of generators of random numbers that choose from sequences. */
final class RandomSequences {
  static final Map<String, BuiltinValue> TABLE =
      new MethodTable(Types.RANDOM)
          .add(
              Signature.function("Random.choice", 1, 1, "seq"),
              Effects.WRITES_SELF,
              RandomSequences::choice)
          .add(
              Signature.function(
                  "Random.choices", 1, 2, "population", "weights", "cum_weights", "k"),
              Effects.ANY,
              RandomSequences::choices)
          .add(
              Signature.function("Random.sample", 2, 2, "population", "k", "counts"),
              Effects.ANY,
              RandomSequences::sample)
          .add(
              Signature.function("Random.shuffle", 1, 1, "x"),
              Effects.ANY,
              RandomSequences::shuffle)
          .build();

  private RandomSequences() {}

  private static boolean isMissing(Object argument) {
    return argument == null || argument == None.NONE;
  }

  private static Object choice(CallContext context, Object[] arguments) {
    long length = Subscripts.length(arguments[1]);
    if (length == 0) {
      throw VmError.index("Cannot choose from an empty sequence");
    }
    return Subscripts.getItem(arguments[1], RandomMethods.self(arguments).below(length));
  }

  private static Object shuffle(CallContext context, Object[] arguments) {
    Object x = arguments[1];
    long length = Subscripts.length(x);
    for (long i = length - 1; i > 0; i--) {
      context.charge(1);
      long j = RandomMethods.self(arguments).below(i + 1);
      Object upper = Subscripts.getItem(x, j);
      Object lower = Subscripts.getItem(x, i);
      Subscripts.setItem(x, i, upper);
      Subscripts.setItem(x, j, lower);
    }
    return None.NONE;
  }

  private static Object choices(CallContext context, Object[] arguments) {
    RandomValue self = RandomMethods.self(arguments);
    Object population = arguments[1];
    long size = Subscripts.length(population);
    Object cumulative = arguments[3];
    if (isMissing(cumulative)) {
      if (isMissing(arguments[2])) {
        return choices(context, self, population, arguments[4]);
      }
      if (Arithmetic.isInt(arguments[2])) {
        throw VmError.typeError(
            "The number of choices must be a keyword argument: k="
                + Representation.repr(arguments[2]));
      }
      cumulative = accumulate(context, arguments[2]);
    } else if (!isMissing(arguments[2])) {
      throw VmError.typeError("Cannot specify both weights and cumulative weights");
    }
    if (Subscripts.length(cumulative) != size) {
      throw VmError.valueError("The number of weights does not match the population");
    }
    double total =
        Numbers.toReal(
            Arithmetic.binary(BinaryOperator.ADD, Subscripts.getItem(cumulative, -1L), 0.0));
    if (total <= 0.0) {
      throw VmError.valueError("Total of weights must be greater than zero");
    } else if (!Double.isFinite(total)) {
      throw VmError.valueError("Total of weights must be finite");
    }
    ListValue result = new ListValue();
    long count = count(arguments[4]);
    for (long i = 0; i < count; i++) {
      context.charge(1);
      long at = bisect(cumulative, self.next() * total, size - 1);
      result.append(Subscripts.getItem(population, at));
    }
    return result;
  }

  private static long count(Object k) {
    return k == null ? 1 : Indices.toLong(k);
  }

  private static Object choices(
      CallContext context, RandomValue self, Object population, Object k) {
    double size = Subscripts.length(population);
    ListValue result = new ListValue();
    long count = count(k);
    for (long i = 0; i < count; i++) {
      context.charge(1);
      result.append(Subscripts.getItem(population, (long) (self.next() * size)));
    }
    return result;
  }

  private static ListValue accumulate(CallContext context, Object weights) {
    Items items = Items.of(context, weights);
    ListValue sums = new ListValue();
    for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
      sums.append(
          sums.size == 0
              ? item
              : Arithmetic.binary(BinaryOperator.ADD, sums.get(sums.size - 1), item));
    }
    return sums;
  }

  /** Where among sums in ascending order a number would stand, after those that equal it. */
  private static long bisect(Object sums, Object number, long end) {
    long low = 0;
    long high = end;
    while (low < high) {
      long middle = (low + high) / 2;
      if (Comparing.compare(Comparison.LT, number, Subscripts.getItem(sums, middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static Object sample(CallContext context, Object[] arguments) {
    Object population = arguments[1];
    if (!Sequences.isSequence(population) && !Ranges.isRange(population)) {
      throw VmError.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
    }
    if (isMissing(arguments[3])) {
      return sample(context, RandomMethods.self(arguments), population, arguments[2]);
    }
    ListValue sums = accumulate(context, arguments[3]);
    if (sums.size != Subscripts.length(population)) {
      throw VmError.valueError("The number of counts does not match the population");
    }
    Object total = sums.size == 0 ? None.NONE : sums.pop(sums.size - 1);
    if (total == None.NONE) {
      throw VmError.index("pop from empty list");
    } else if (!Arithmetic.isInt(total)) {
      throw VmError.typeError("Counts must be integers");
    } else if (IntMath.toBig(total).signum() <= 0) {
      throw VmError.valueError("Total of counts must be greater than zero");
    }
    Object places = Ranges.of(BigInteger.ZERO, IntMath.toBig(total), BigInteger.ONE);
    ListValue chosen =
        (ListValue) sample(context, RandomMethods.self(arguments), places, arguments[2]);
    ListValue result = new ListValue();
    for (int i = 0; i < chosen.size; i++) {
      result.append(Subscripts.getItem(population, bisect(sums, chosen.get(i), sums.size)));
    }
    return result;
  }

  private static Object sample(CallContext context, RandomValue self, Object population, Object k) {
    long size = Subscripts.length(population);
    boolean fits =
        Comparing.compare(Comparison.LE, 0L, k) && Comparing.compare(Comparison.LE, k, size);
    if (!fits) {
      throw VmError.valueError("Sample larger than population or is negative");
    }
    ListValue result = (ListValue) Sequences.repeat(ListValue.of(None.NONE), k);
    int count = result.size;
    context.charge(count);
    if (size <= setSize(count)) {
      ListValue pool = Items.of(context, population).toList();
      for (int i = 0; i < count; i++) {
        int j = (int) self.below(size - i);
        result.set(i, pool.get(j));
        pool.set(j, pool.get((int) size - i - 1));
      }
      return compact(result);
    }
    Set<Long> selected = new HashSet<>();
    for (int i = 0; i < count; i++) {
      long j = self.below(size);
      while (!selected.add(j)) {
        j = self.below(size);
      }
      result.set(i, Subscripts.getItem(population, j));
    }
    return compact(result);
  }

  /** Up to which size of the population CPython takes a list of it for smaller than a set. */
  private static long setSize(int count) {
    long size = 21;
    if (count > 5) {
      long power = 1;
      while (power < 3L * count) {
        power *= 4;
      }
      size += power;
    }
    return size;
  }

  /** The same items, kept unboxed if they can be. */
  private static ListValue compact(ListValue list) {
    return ListValue.of(list.toArray());
  }
}
