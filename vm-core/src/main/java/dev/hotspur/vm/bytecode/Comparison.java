package dev.hotspur.vm.bytecode;

import java.util.Optional;

/** The six comparisons of the COMPARE instruction. */
public enum Comparison {
  LT("<"),
  LE("<="),
  EQ("=="),
  NE("!="),
  GT(">"),
  GE(">=");

  private static final Comparison[] ALL = values();

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as it is written, for example {@code "<="}. */
  public String symbol() {
    return symbol;
  }

  /**
   * The comparison that holds for (b, a) when this one holds for (a, b): {@code <} gives {@code >}.
   */
  public Comparison swapped() {
    return switch (this) {
      case LT -> GT;
      case LE -> GE;
      case GT -> LT;
      case GE -> LE;
      case EQ, NE -> this;
    };
  }

  /** Whether two ints, compared with {@link Long#compare}, satisfy this comparison. */
  public boolean holds(int order) {
    return switch (this) {
      case LT -> order < 0;
      case LE -> order <= 0;
      case EQ -> order == 0;
      case NE -> order != 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }

  /** The comparison with this ordinal, as COMPARE's operand encodes it. */
  public static Comparison of(int operand) {
    return ALL[operand];
  }

  /** The number of comparisons: operands are below it. */
  public static int count() {
    return ALL.length;
  }

  /** The comparison written as {@code symbol}. */
  public static Optional<Comparison> ofSymbol(String symbol) {
    for (Comparison comparison : ALL) {
      if (comparison.symbol.equals(symbol)) {
        return Optional.of(comparison);
      }
    }
    return Optional.empty();
  }
}
