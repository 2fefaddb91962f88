package dev.hotspur.assembler.syntax;

import dev.hotspur.vm.bytecode.Comparison;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Splits a text into tokens, one at a time, without looking at any character more than a few times.
 * The current token is kept in fields: a million instructions make a million lines but no token
 * objects.
 */
final class Lexer {
  private static final int CACHE = 1 << 12;
  private static final int LONGEST_SYMBOL = 10;

  /** Operators of other languages, and signs in the wrong order. */
  private static final Map<String, String> ELSEWHERE = Map.of("<>", "!=", "=>", ">=", "=<", "<=");

  private final SourceText source;
  private final Diagnostics diagnostics;
  private final String text;
  private final String[] wordCache = new String[CACHE];
  private int position;
  private TokenKind kind = TokenKind.LINE_END;
  private int start;
  private boolean escapeSeen;
  private Object value = "";

  Lexer(SourceText source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.text = source.text();
    Arrays.fill(wordCache, "");
  }

  /** The current token's kind. */
  TokenKind kind() {
    return kind;
  }

  /** The current token's place. */
  Span span() {
    return new Span(start, position);
  }

  /** The current token as text: the name of a word or quoted name, the value of a string. */
  String word() {
    return (String) value;
  }

  /** The value of a number (Long, BigInteger, Double) or of bytes. */
  Object value() {
    return value;
  }

  /** Moves to the next token. */
  void next() {
    skipBlanks();
    start = position;
    if (position == text.length()) {
      kind =
          kind == TokenKind.LINE_END || kind == TokenKind.TEXT_END
              ? TokenKind.TEXT_END
              : TokenKind.LINE_END;
      return;
    }
    char c = text.charAt(position);
    if (SourceText.isLineEnd(c)) {
      position += c == '\r' && at(position + 1) == '\n' ? 2 : 1;
      kind = TokenKind.LINE_END;
    } else if (c < 128 ? Words.isStart(c) : Words.isStart(text.codePointAt(position))) {
      wordOrPrefixedString();
    } else if (isDigit(c) || (c == '.' && isDigit(at(position + 1)))) {
      number();
    } else if (c == '"' || c == '\'') {
      string(false, false);
    } else {
      punctuation(c);
    }
  }

  /** Moves to the end of the line without looking at what is left of it. */
  void skipLine() {
    if (kind == TokenKind.LINE_END || kind == TokenKind.TEXT_END) {
      return;
    }
    position = source.endOfLine(position);
    next();
  }

  private void skipBlanks() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == ';') {
        position = source.endOfLine(position);
      } else if (isBlank(c)) {
        position++;
      } else {
        return;
      }
    }
  }

  /** Whether a character separates words and means nothing else. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  /** Whether the next character but blanks is a colon: the current word is then a label. */
  boolean colonFollows() {
    int at = position;
    while (at(at) == ' ' || at(at) == '\t') {
      at++;
    }
    return at(at) == ':';
  }

  private char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void wordOrPrefixedString() {
    scanWord();
    char quote = at(position);
    int length = position - start;
    if ((quote == '"' || quote == '\'') && length <= 2) {
      String prefix = text.substring(start, position);
      boolean bytes = prefix.indexOf('b') >= 0 || prefix.indexOf('B') >= 0;
      boolean raw = prefix.indexOf('r') >= 0 || prefix.indexOf('R') >= 0;
      if ((bytes ? 1 : 0) + (raw ? 1 : 0) == length) {
        string(bytes, raw);
        return;
      }
    }
    kind = TokenKind.WORD;
    value = cached(start, position);
  }

  /** Moves over words joined by single dots. */
  private void scanWord() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c < 128 ? Words.isPart(c) : Words.isPart(text.codePointAt(position))) {
        position += Character.isHighSurrogate(c) ? 2 : 1;
      } else if (c == '.'
          && position + 1 < text.length()
          && Words.isStart(text.codePointAt(position + 1))) {
        position++;
      } else {
        return;
      }
    }
  }

  /** The text of a region as a string, the same one as last time if it is still remembered. */
  private String cached(int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int slot = (hash ^ hash >>> 15) & (CACHE - 1);
    String known = wordCache[slot];
    if (known.length() != to - from || !text.startsWith(known, from)) {
      known = text.substring(from, to);
      wordCache[slot] = known;
    }
    return known;
  }

  private void number() {
    while (position < text.length()) {
      char c = text.charAt(position);
      boolean sign = (c == '+' || c == '-') && "eE".indexOf(text.charAt(position - 1)) >= 0;
      boolean exponent = sign && !text.startsWith("0x", start) && !text.startsWith("0X", start);
      if (c != '.' && !exponent && !Words.isPart(c)) {
        break;
      }
      position++;
    }
    Numbers.Result result = Numbers.read(text.substring(start, position));
    kind = TokenKind.NUMBER;
    result.value().ifPresentOrElse(v -> value = v, () -> error(result.problem()));
  }

  private void error(String message) {
    diagnostics.error(source, span(), message);
    kind = TokenKind.ERROR;
  }

  /** Reads a literal whose opening quote is the current character. */
  private void string(boolean bytes, boolean raw) {
    int open = position;
    int close = closing(open);
    if (close < 0) {
      unterminated(open);
      return;
    }
    position = close + 1;
    kind = bytes ? TokenKind.BYTES : TokenKind.STRING;
    String content = raw ? text.substring(open + 1, close) : decoded(open + 1, close, bytes);
    value = content;
    if (bytes && kind != TokenKind.ERROR) {
      toBytes(content);
    }
  }

  private void unterminated(int open) {
    position = open + 1;
    while (position < text.length() && !SourceText.isLineEnd(text.charAt(position))) {
      position++;
    }
    error("the closing " + text.charAt(open) + " is missing");
  }

  private int closing(int open) {
    char quote = text.charAt(open);
    escapeSeen = false;
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      } else if (SourceText.isLineEnd(c)) {
        return -1;
      } else if (c == '\\') {
        escapeSeen = true;
        i += i + 1 < text.length() && !SourceText.isLineEnd(text.charAt(i + 1)) ? 1 : 0;
      }
    }
    return -1;
  }

  private String decoded(int from, int to, boolean bytes) {
    if (!escapeSeen) {
      return text.substring(from, to);
    }
    StringBuilder out = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '\\') {
        at = appendEscape(out, at, to, bytes);
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private int appendEscape(StringBuilder out, int at, int to, boolean bytes) {
    Escapes.Result result = Escapes.read(text, at, to, bytes);
    if (result instanceof Escapes.Result.CodePoint character) {
      out.appendCodePoint(character.value());
      return character.end();
    } else if (result instanceof Escapes.Result.Malformed malformed) {
      diagnostics.error(source, new Span(at, malformed.end()), malformed.message());
      kind = TokenKind.ERROR;
      return malformed.end();
    }
    String letter = text.substring(at + 1, text.offsetByCodePoints(at + 1, 1));
    diagnostics.warning(
        source,
        new Span(at, at + 1 + letter.length()),
        "\\" + letter + " is no escape, the backslash stands for itself; write \\\\" + letter);
    out.append('\\');
    return at + 1;
  }

  private void toBytes(String content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length());
    boolean ascii = text.substring(start, position).chars().allMatch(c -> c < 128);
    if (!ascii || content.chars().anyMatch(c -> c > 0xFF)) {
      error("bytes are written with ASCII characters and escapes such as \\xff");
      return;
    }
    content.chars().forEach(bytes::write);
    value = bytes.toByteArray();
  }

  private void punctuation(char c) {
    position++;
    switch (c) {
      case '(' -> kind = TokenKind.LEFT_PARENTHESIS;
      case ')' -> kind = TokenKind.RIGHT_PARENTHESIS;
      case ',' -> kind = TokenKind.COMMA;
      case ':' -> kind = TokenKind.COLON;
      case '/' -> kind = TokenKind.SLASH;
      case '+' -> kind = TokenKind.PLUS;
      case '-' -> kind = TokenKind.MINUS;
      case '*' -> kind = followedBy('*') ? TokenKind.DOUBLE_STAR : TokenKind.STAR;
      case '=', '<', '>', '!' -> operator();
      case '.' -> dot();
      case Words.QUOTE -> quotedName();
      default -> unexpected();
    }
  }

  /** A comparison, or an equals sign on its own. */
  private void operator() {
    while ("=<>!".indexOf(at(position)) >= 0) {
      position++;
    }
    String symbol = text.substring(start, Math.min(position, start + LONGEST_SYMBOL));
    value = symbol;
    kind = TokenKind.OPERATOR;
    if (symbol.equals("=")) {
      kind = TokenKind.EQUALS;
    } else if (Comparison.ofSymbol(symbol).isEmpty()) {
      List<String> symbols = Arrays.stream(Comparison.values()).map(Comparison::symbol).toList();
      Optional<String> meant =
          Optional.ofNullable(ELSEWHERE.get(symbol)).or(() -> Suggestions.closest(symbol, symbols));
      diagnostics.error(source, span(), "there is no operator " + symbol, meant);
      kind = TokenKind.ERROR;
    }
  }

  private boolean followedBy(char c) {
    boolean follows = at(position) == c;
    if (follows) {
      position++;
    }
    return follows;
  }

  private void dot() {
    if (text.startsWith("...", start)) {
      position = start + 3;
      kind = TokenKind.WORD;
      value = "Ellipsis";
      return;
    }
    int begin = position;
    if (begin < text.length() && Words.isStart(text.codePointAt(begin))) {
      scanWord();
      kind = TokenKind.DIRECTIVE;
      value = cached(begin, position);
    } else {
      error("unexpected character .");
    }
  }

  private void quotedName() {
    int close = closing(start);
    if (close < 0) {
      unterminated(start);
      return;
    }
    position = close + 1;
    kind = TokenKind.QUOTED_NAME;
    value = decoded(start + 1, close, false);
  }

  private void unexpected() {
    int c = text.codePointAt(start);
    position = start + Character.charCount(c);
    String shown = c > ' ' && c < 127 ? String.valueOf((char) c) : String.format("U+%04X", c);
    error("unexpected character " + shown);
  }
}
