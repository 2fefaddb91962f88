package dev.hotspur.jit;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How the JIT works: its numbers, and which passes of the optimiser are switched off. Immutable.
 *
 * @param numbers the options that differ from their default
 * @param disabledPasses names of the passes left out
 */
public record JitOptions(Map<JitOption, Integer> numbers, Set<String> disabledPasses) {
  /** Every option at its default, every pass on. */
  public static final JitOptions DEFAULT = new JitOptions(Map.of(), Set.of());

  /** Copies the collections. */
  public JitOptions {
    numbers = Map.copyOf(numbers);
    disabledPasses = Set.copyOf(disabledPasses);
  }

  /** The value of an option. */
  public int get(JitOption option) {
    return numbers.getOrDefault(option, option.initial());
  }

  /**
   * The same with another value of an option.
   *
   * @throws IllegalArgumentException if the value is outside the option's limits
   */
  public JitOptions with(JitOption option, int value) {
    if (value < option.least() || value > option.most()) {
      throw new IllegalArgumentException(
          option.word() + " is from " + option.least() + " to " + option.most() + ", not " + value);
    }
    Map<JitOption, Integer> changed = new EnumMap<>(JitOption.class);
    changed.putAll(numbers);
    changed.put(option, value);
    return new JitOptions(changed, disabledPasses);
  }

  /** The same with another value of an option, unless a value was given for it before. */
  public JitOptions withDefault(JitOption option, int value) {
    return numbers.containsKey(option) ? this : with(option, value);
  }

  /** The same without a pass. */
  public JitOptions without(String pass) {
    Set<String> changed = new HashSet<>(disabledPasses);
    changed.add(pass);
    return new JitOptions(numbers, changed);
  }
}
