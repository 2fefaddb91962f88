package dev.hotspur.assembler.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lexer's tokens with what every part of the parser asks of them. */
final class Tokens {
  private static final int SHOWN = 40;

  private final SourceText source;
  private final Diagnostics diagnostics;
  private final Lexer lexer;
  private final Map<Span, Directive> misspelt = new HashMap<>();

  Tokens(SourceText source, Diagnostics diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.lexer = new Lexer(source, diagnostics);
    lexer.next();
  }

  TokenKind kind() {
    return lexer.kind();
  }

  boolean at(TokenKind kind) {
    return lexer.kind() == kind;
  }

  boolean atName() {
    return at(TokenKind.WORD) || at(TokenKind.QUOTED_NAME);
  }

  boolean atWord(String word) {
    return at(TokenKind.WORD) && lexer.word().equals(word);
  }

  /** The directive at hand, if there is one and it is known or taken for a known one. */
  Optional<Directive> directive() {
    if (!at(TokenKind.DIRECTIVE)) {
      return Optional.empty();
    }
    return Optional.ofNullable(misspelt.get(span())).or(() -> Directive.of(lexer.word()));
  }

  /** Takes the misspelt directive at hand for another one. */
  void takeFor(Directive directive) {
    misspelt.put(span(), directive);
  }

  /** Whether there was a misspelt directive; what was taken for a block may have been none. */
  boolean isDoubtful() {
    return !misspelt.isEmpty();
  }

  Span span() {
    return lexer.span();
  }

  String word() {
    return lexer.word();
  }

  Object value() {
    return lexer.value();
  }

  boolean colonFollows() {
    return lexer.colonFollows();
  }

  void next() {
    lexer.next();
  }

  /** Moves over a token of this kind if one is at hand. */
  boolean accept(TokenKind kind) {
    boolean found = at(kind);
    if (found) {
      lexer.next();
    }
    return found;
  }

  /** Moves over a token that has to be there. */
  Span expect(TokenKind kind, String what) throws LineProblem {
    if (!at(kind)) {
      throw unexpected(what);
    }
    Span span = span();
    lexer.next();
    return span;
  }

  /** A name, quoted or not; a literal such as None is none. */
  Operand.Name name(String what) throws LineProblem {
    if (!atName()) {
      throw unexpected(what);
    }
    boolean quoted = at(TokenKind.QUOTED_NAME);
    if (!quoted && Words.isLiteral(word())) {
      throw problem(
          span(), word() + " is a literal; write `" + word() + "` for " + what + " of that name");
    }
    Operand.Name name = new Operand.Name(word(), quoted, span());
    lexer.next();
    return name;
  }

  /** Reports that something else was expected here. */
  LineProblem unexpected(String expected) {
    if (at(TokenKind.ERROR)) {
      return new LineProblem();
    }
    return problem(span(), "expected " + expected + ", found " + found());
  }

  /** Reports an error. */
  LineProblem problem(Span span, String message) {
    diagnostics.error(source, span, message);
    return new LineProblem();
  }

  /** Reports an error with a suggestion. */
  LineProblem problem(Span span, String message, Optional<String> suggestion) {
    diagnostics.error(source, span, message, suggestion);
    return new LineProblem();
  }

  private String found() {
    if (at(TokenKind.LINE_END) || at(TokenKind.TEXT_END)) {
      return "the end of the line";
    }
    String text = source.text(span());
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }

  /** Moves to the next line, which must begin here. */
  void endLine() throws LineProblem {
    if (!accept(TokenKind.LINE_END) && !at(TokenKind.TEXT_END)) {
      throw unexpected("the end of the line");
    }
  }

  /** Moves to the next line. */
  void skipLine() {
    lexer.skipLine();
    accept(TokenKind.LINE_END);
  }

  /** Moves behind the {@code .end} of the block whose first line is at hand, whatever is in it. */
  void skipBlock() {
    int open = 0;
    do {
      Optional<Directive> directive = directive();
      if (directive.isPresent()) {
        open += directive.get().opensBlock() ? 1 : directive.get() == Directive.END ? -1 : 0;
      }
      skipToDirective();
    } while (open > 0 && !at(TokenKind.TEXT_END));
  }

  /** Moves to the first token of the next line that begins with a directive, labels left aside. */
  private void skipToDirective() {
    do {
      skipLine();
      while (atName() && colonFollows()) {
        lexer.next();
        lexer.next();
      }
    } while (!at(TokenKind.DIRECTIVE) && !at(TokenKind.TEXT_END));
  }

  int errors() {
    return diagnostics.errors();
  }

  boolean isFull() {
    return diagnostics.isFull();
  }
}
