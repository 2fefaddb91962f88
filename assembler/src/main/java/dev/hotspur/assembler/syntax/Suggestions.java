package dev.hotspur.assembler.syntax;

import java.util.Locale;
import java.util.Optional;

/**
 * Finds what was probably meant by a misspelt word: the closest of the known words by the
 * restricted Damerau-Levenshtein distance (Damerau, CACM 7(3), 1964), which counts letters
 * inserted, left out, replaced, and exchanged with their neighbour.
 */
public final class Suggestions {
  private static final int LONGEST = 64;
  private static final int MOST = 10_000;

  private Suggestions() {}

  /**
   * The known word closest to {@code word}, if it is close: at most one difference for three
   * letters, where case does not count. Of equally close words the first.
   */
  public static Optional<String> closest(String word, Iterable<String> known) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = word.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, (word.length() + 1) / 3) + 1;
    Optional<String> best = Optional.empty();
    int looked = 0;
    for (String candidate : known) {
      if (++looked > MOST) {
        break;
      }
      boolean plausible = Math.abs(candidate.length() - word.length()) < limit;
      if (plausible && !candidate.equals(word)) {
        int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
        if (distance < limit && distance < Math.max(wanted.length(), candidate.length())) {
          limit = distance;
          best = Optional.of(candidate);
        }
      }
    }
    return best;
  }

  /** The number of edits between two words. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        boolean exchanged =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (exchanged) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
