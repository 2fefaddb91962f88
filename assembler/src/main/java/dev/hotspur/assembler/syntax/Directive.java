package dev.hotspur.assembler.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that begin with a dot. */
public enum Directive {
  MODULE(Where.OUTSIDE),
  FILE(Where.OUTSIDE),
  ENTRY(Where.OUTSIDE),
  CONST(Where.OUTSIDE),
  MACRO(Where.OUTSIDE),
  INCLUDE(Where.OUTSIDE),
  FUNC(Where.ANYWHERE),
  CLASS(Where.ANYWHERE),
  LOC(Where.ANYWHERE),
  TRY(Where.INSIDE),
  EXCEPT(Where.PART),
  FINALLY(Where.PART),
  END(Where.PART),
  LOCAL(Where.INSIDE),
  CELL(Where.INSIDE),
  FREE(Where.INSIDE),
  NAME(Where.INSIDE),
  CONSTANT(Where.INSIDE),
  HANDLER(Where.INSIDE);

  private static final Map<String, Directive> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Directive::word, Function.identity()));

  private final Where where;

  Directive(Where where) {
    this.where = where;
  }

  /** Where a directive may stand. */
  enum Where {
    OUTSIDE,
    INSIDE,
    ANYWHERE,
    PART
  }

  Where where() {
    return where;
  }

  /** Whether a block begins here that needs an {@code .end}. */
  public boolean opensBlock() {
    return this == FUNC || this == CLASS || this == TRY || this == MACRO;
  }

  /** Whether this ends a part of a block, and perhaps begins the next. */
  public boolean isPart() {
    return where == Where.PART;
  }

  /** Whether this puts entries into a pool of the function. */
  public boolean fillsPool() {
    return this == LOCAL || this == CELL || this == FREE || this == NAME || this == CONSTANT;
  }

  /** The word without its dot. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The directive as it is written. */
  @Override
  public String toString() {
    return "." + word();
  }

  /** The directive that is written as a dot and this word. */
  public static Optional<Directive> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** The directive that was probably meant by a word. */
  static Optional<Directive> closest(String word) {
    List<String> words = Arrays.stream(values()).map(Directive::word).toList();
    return Suggestions.closest(word, words).flatMap(Directive::of);
  }
}
