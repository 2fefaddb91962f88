package dev.hotspur.assembler.syntax;

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
    int[][] rows = new int[3][2 * LONGEST + 1];
    int limit = Math.max(1, (word.length() + 1) / 3) + 1;
    Optional<String> best = Optional.empty();
    int looked = 0;
    for (String candidate : known) {
      if (++looked > MOST) {
        break;
      }
      boolean plausible = Math.abs(candidate.length() - word.length()) < limit;
      if (plausible && !candidate.equals(word)) {
        int distance = distance(word, candidate, rows);
        if (distance < limit && distance < Math.max(word.length(), candidate.length())) {
          limit = distance;
          best = Optional.of(candidate);
        }
      }
    }
    return best;
  }

  /** The number of edits between two words, worked out in three rows that are long enough. */
  private static int distance(String a, String b, int[][] rows) {
    int[] beforeLast = rows[0];
    int[] last = rows[1];
    int[] row = rows[2];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (isSame(a, i - 1, b, j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1 && j > 1 && isSame(a, i - 1, b, j - 2) && isSame(a, i - 2, b, j - 1)) {
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

  private static boolean isSame(String a, int i, String b, int j) {
    return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
  }
}
