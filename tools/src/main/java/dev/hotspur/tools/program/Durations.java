package dev.hotspur.tools.program;

import dev.hotspur.tools.console.Refusal;
import java.math.BigDecimal;
import java.time.Duration;

/** Times as they are written on a command line: {@code 500ms}, {@code 2s}, {@code 1.5m}. */
final class Durations {
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Durations() {}

  /**
   * Reads a time.
   *
   * @throws Refusal if it is none, naming the option it was given for
   */
  static Duration parse(String option, String text) throws Refusal {
    int digits = 0;
    while (digits < text.length() && (isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
      digits++;
    }
    long unit = nanosIn(text.substring(digits));
    try {
      BigDecimal nanos =
          new BigDecimal(text.substring(0, digits)).multiply(BigDecimal.valueOf(unit));
      if (unit > 0 && nanos.compareTo(LONGEST) <= 0) {
        return Duration.ofNanos(nanos.longValue());
      }
    } catch (NumberFormatException e) {
      throw wrong(option, text);
    }
    throw wrong(option, text);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long nanosIn(String unit) {
    return switch (unit) {
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      default -> 0;
    };
  }

  private static Refusal wrong(String option, String text) {
    return Refusal.usage(option + " takes a time such as 500ms, 2s or 1.5m, not '" + text + "'");
  }
}
