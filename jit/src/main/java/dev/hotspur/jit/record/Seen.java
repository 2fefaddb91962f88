package dev.hotspur.jit.record;

import java.util.Optional;

/**
 * What was seen of something each time it was looked at: nothing yet, always the same, or different
 * things. The lattice that profiles are made of.
 *
 * @param <T> what is seen, compared with equals
 */
final class Seen<T> {
  private Optional<T> value = Optional.empty();
  private boolean varied;

  /** Adds an observation. */
  void add(T observed) {
    if (value.isEmpty()) {
      value = Optional.of(observed);
    } else if (!value.get().equals(observed)) {
      varied = true;
    }
  }

  /** Says that it is different things, whatever was seen. */
  void widen() {
    varied = true;
  }

  /** What was seen every time, if it was seen at all. */
  Optional<T> always() {
    return varied ? Optional.empty() : value;
  }

  /** How far up the lattice it is: 0, 1 or 2 steps. */
  int steps() {
    return varied ? 2 : value.isPresent() ? 1 : 0;
  }

  /** Whether different things were seen. */
  boolean isVaried() {
    return varied;
  }
}
