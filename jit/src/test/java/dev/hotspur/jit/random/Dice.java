package dev.hotspur.jit.random;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random choices for one program: a generator of numbers and the features drawn for it. */
final class Dice {
  private final Random random;
  private final Set<Feature> features = EnumSet.noneOf(Feature.class);

  Dice(long seed) {
    random = new Random(seed);
    int share = 20 + random.nextInt(75);
    for (Feature feature : Feature.values()) {
      int rarer = feature == Feature.IDENTITY ? 8 : 1;
      if (random.nextInt(100 * rarer) < share) {
        features.add(feature);
      }
    }
  }

  boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** Whether the feature is on and a draw of one in so many succeeds. */
  boolean draw(Feature feature, int oneIn) {
    return features.contains(feature) && random.nextInt(oneIn) == 0;
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  int below(int n) {
    return random.nextInt(n);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @SafeVarargs
  final <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }
}
