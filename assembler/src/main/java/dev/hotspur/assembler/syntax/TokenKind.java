package dev.hotspur.assembler.syntax;

/** The kinds of words that a line is made of. */
public enum TokenKind {
  /** An unquoted name, mnemonic or word such as None. */
  WORD,
  /** A name in backquotes. */
  QUOTED_NAME,
  /** A dot and a word. */
  DIRECTIVE,
  /** An int or float without a sign. */
  NUMBER,
  /** A string with its quotes and prefix. */
  STRING,
  /** A string of bytes. */
  BYTES,
  /** A comparison: {@code < <= == != > >=}. */
  OPERATOR,
  /** {@code (}. */
  LEFT_PARENTHESIS,
  /** {@code )}. */
  RIGHT_PARENTHESIS,
  /** {@code ,}. */
  COMMA,
  /** {@code :}. */
  COLON,
  /** {@code =}. */
  EQUALS,
  /** {@code *}. */
  STAR,
  /** {@code **}. */
  DOUBLE_STAR,
  /** {@code /}. */
  SLASH,
  /** {@code +}. */
  PLUS,
  /** {@code -}. */
  MINUS,
  /** The end of a line. */
  LINE_END,
  /** The end of the text; follows a LINE_END. */
  TEXT_END,
  /** Something that is no token and has been reported. */
  ERROR,
  /** From a semicolon to the end of the line; the parser does not see these. */
  COMMENT
}
