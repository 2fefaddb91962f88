package dev.hotspur.assembler.syntax;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that begin with a dot. */
public enum Directive {
  MODULE(Where.OUTSIDE, "NAME", "names the module, which otherwise has the name of its file"),
  FILE(Where.OUTSIDE, "\"NAME\"", "says from which file the module comes"),
  ENTRY(Where.OUTSIDE, "NAME", "names the function to start with, otherwise main"),
  CONST(Where.OUTSIDE, "NAME = LITERAL", "gives a literal a name"),
  MACRO(
      Where.OUTSIDE,
      "NAME(PARAMETERS)",
      "names some lines, up to .end, that stand wherever the name is written"),
  INCLUDE(Where.OUTSIDE, "\"PATH\"", "stands for what is in another file"),
  FUNC(Where.ANYWHERE, "NAME(PARAMETERS) FLAGS", "begins a function, up to .end"),
  CLASS(Where.ANYWHERE, "NAME(BASES)", "begins a class, up to .end"),
  LOC(
      Where.ANYWHERE,
      "FILE LINE COLUMN ENDLINE ENDCOLUMN",
      "says that what follows comes from another language's source"),
  TRY(Where.INSIDE, "", "begins a block, up to .end, whose exceptions are handled"),
  EXCEPT(Where.PART, "TYPE as NAME", "handles exceptions of a type in a .try block"),
  FINALLY(Where.PART, "", "begins what runs however its .try block is left"),
  END(Where.PART, "", "ends a function, class, macro or .try block"),
  LOCAL(Where.INSIDE, "NAME, ...", "declares local variables and fixes their order"),
  CELL(Where.INSIDE, "NAME, ...", "declares local variables that inner functions use"),
  FREE(Where.INSIDE, "NAME, ...", "declares variables of enclosing functions"),
  NAME(Where.INSIDE, "NAME, ...", "fixes the order of names of globals, attributes and modules"),
  CONSTANT(Where.INSIDE, "LITERAL, ...", "fixes the order of constants"),
  HANDLER(Where.INSIDE, "START END HANDLER DEPTH", "adds a row to the exception table");

  private static final Map<String, Directive> BY_WORD = byWord();

  private final Where where;
  private final String operands;
  private final String documentation;

  Directive(Where where, String operands, String documentation) {
    this.where = where;
    this.operands = operands;
    this.documentation = documentation;
  }

  /** Not a collected stream: the first costs Java several milliseconds to link, at each start. */
  private static Map<String, Directive> byWord() {
    Map<String, Directive> result = new HashMap<>();
    for (Directive each : values()) {
      result.put(each.word(), each);
    }
    return Map.copyOf(result);
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

  /** Whether it can stand outside of functions. */
  public boolean isOutside() {
    return where == Where.OUTSIDE || where == Where.ANYWHERE;
  }

  /** Whether it can stand in a function. */
  public boolean isInside() {
    return where != Where.OUTSIDE;
  }

  /** What follows it, as a pattern; empty if nothing does. */
  public String operands() {
    return operands;
  }

  /** One line that says what it does. */
  public String documentation() {
    return documentation;
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
