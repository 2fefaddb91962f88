package dev.hotspur.jit.random;

import java.util.List;

/**
 * An expression of a random program.
 *
 * @param kind what it is
 * @param word a literal, a name or an operator, as the kind says
 * @param parts the expressions it is made of
 */
record Expression(Kind kind, String word, List<Expression> parts) {
  /** What an expression is. */
  enum Kind {
    LITERAL,
    LOCAL,
    GLOBAL,
    BINARY,
    UNARY,
    NOT,
    COMPARE,
    /** {@code a < b < c}; the word is the two operators with a space between them. */
    CHAIN,
    /** {@code is}, {@code is not}, {@code in}, {@code not in}. */
    TEST,
    AND,
    OR,
    /** Condition, value if true, value if false. */
    CONDITIONAL,
    ITEM,
    /** A global function or builtin. */
    CALL,
    /** A function that a local variable holds. */
    CALL_LOCAL,
    /** The object and the arguments. */
    METHOD,
    /** A function of the math module. */
    MATH,
    LIST,
    TUPLE,
    /** Keys and values, which take turns. */
    DICT,
    /** A mapping whose entries are taken over, then a key and a value. */
    DICT_WITH,
    /** A list; the word has a letter for each part, {@code *} for an iterable that is spread. */
    SPREAD_LIST,
    SPREAD_TUPLE,
    /** Container, start, stop and perhaps step. */
    SLICE,
    /** The parts as text, joined. */
    FORMAT,
    /** The word is the function and, after a space, the names of the last arguments. */
    CALL_KEYWORDS,
    /** A tuple or list of positional arguments and perhaps a dict of others. */
    CALL_UNPACKED
  }

  Expression {
    parts = List.copyOf(parts);
  }

  static Expression of(Kind kind, String word, Expression... parts) {
    return new Expression(kind, word, List.of(parts));
  }

  static Expression literal(String text) {
    return of(Kind.LITERAL, text);
  }

  static Expression literal(long value) {
    return literal(Long.toString(value));
  }

  static Expression local(String name) {
    return of(Kind.LOCAL, name);
  }

  static Expression global(String name) {
    return of(Kind.GLOBAL, name);
  }

  static Expression binary(String operator, Expression left, Expression right) {
    return of(Kind.BINARY, operator, left, right);
  }

  static Expression compare(String operator, Expression left, Expression right) {
    return of(Kind.COMPARE, operator, left, right);
  }

  static Expression call(String function, Expression... arguments) {
    return of(Kind.CALL, function, arguments);
  }

  static Expression math(String function, Expression... arguments) {
    return of(Kind.MATH, function, arguments);
  }

  Expression withParts(List<Expression> newParts) {
    return new Expression(kind, word, newParts);
  }
}
