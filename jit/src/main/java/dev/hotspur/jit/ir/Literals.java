package dev.hotspur.jit.ir;

import java.util.Optional;

/** Constants of the text form: an int has digits alone, a float has a point or a name. */
final class Literals {
  private Literals() {}

  /** The constant that {@link Constant#toString} gives this text for, references excepted. */
  static Optional<Constant> parse(String word) {
    return switch (word) {
      case "true" -> Optional.of(Constant.TRUE);
      case "false" -> Optional.of(Constant.FALSE);
      case "nan" -> Optional.of(Constant.of(Double.NaN));
      case "inf" -> Optional.of(Constant.of(Double.POSITIVE_INFINITY));
      case "-inf" -> Optional.of(Constant.of(Double.NEGATIVE_INFINITY));
      default -> number(word);
    };
  }

  private static Optional<Constant> number(String word) {
    try {
      if (word.matches("-?[0-9]+")) {
        return Optional.of(Constant.of(Long.parseLong(word)));
      }
      if (word.matches("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")) {
        return Optional.of(Constant.of(Double.parseDouble(word)));
      }
    } catch (NumberFormatException e) {
      // An int of more than 64 bits is no constant.
    }
    return Optional.empty();
  }
}
