package dev.hotspur.assembler.syntax;

/** The kinds of words that a line is made of. */
enum TokenKind {
  /** An unquoted name, mnemonic or word such as None. */
  WORD,
  /** A name in backquotes. */
  QUOTED_NAME,
  /** A dot and a word. */
  DIRECTIVE,
  /** An int or float without a sign. */
  NUMBER,
  STRING,
  BYTES,
  /** A comparison: {@code < <= == != > >=}. */
  OPERATOR,
  LEFT_PARENTHESIS,
  RIGHT_PARENTHESIS,
  COMMA,
  COLON,
  EQUALS,
  STAR,
  DOUBLE_STAR,
  SLASH,
  PLUS,
  MINUS,
  /** The end of a line. */
  LINE_END,
  /** The end of the text; follows a LINE_END. */
  TEXT_END,
  /** Something that is no token and has been reported. */
  ERROR
}
