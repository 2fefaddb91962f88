package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What streams do, in loops. Regions are compiled by code that runs for the first times, and the
 * first stream of each kind costs Java up to half a millisecond to link, the first of all six.
 */
public final class Lists {
  private Lists() {}

  /** Whether there is one that is so. */
  public static <T> boolean any(Collection<T> all, Predicate<? super T> wanted) {
    for (T each : all) {
      if (wanted.test(each)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is none that is not so. */
  public static <T> boolean all(Collection<T> all, Predicate<? super T> wanted) {
    for (T each : all) {
      if (!wanted.test(each)) {
        return false;
      }
    }
    return true;
  }

  /** Those that are so, in order. */
  public static <T> List<T> filter(Collection<T> all, Predicate<? super T> wanted) {
    List<T> result = new ArrayList<>(all.size());
    for (T each : all) {
      if (wanted.test(each)) {
        result.add(each);
      }
    }
    return result;
  }

  /** The first one that is so. */
  public static <T> Optional<T> first(Collection<T> all, Predicate<? super T> wanted) {
    for (T each : all) {
      if (wanted.test(each)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** What each one gives, in order. */
  public static <T, R> List<R> map(Collection<T> all, Function<? super T, ? extends R> function) {
    List<R> result = new ArrayList<>(all.size());
    for (T each : all) {
      result.add(function.apply(each));
    }
    return result;
  }

  /** What all give together. */
  public static <T> int sum(Collection<T> all, ToIntFunction<? super T> function) {
    int sum = 0;
    for (T each : all) {
      sum += function.applyAsInt(each);
    }
    return sum;
  }
}
