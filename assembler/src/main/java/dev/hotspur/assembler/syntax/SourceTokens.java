package dev.hotspur.assembler.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a text with their places, comments among them, for tools that show or edit text.
 */
public final class SourceTokens {
  private SourceTokens() {}

  /**
   * A token.
   *
   * @param kind what it is
   * @param span where it stands; never over the end of a line but for a {@code LINE_END}
   * @param word the name of a word, quoted name or directive, the value of a string; else empty
   */
  public record Token(TokenKind kind, Span span, String word) {}

  /**
   * All tokens in order, without the end of the text. What is wrong with the text is not reported
   * here; a piece that is no token is an {@code ERROR}.
   */
  public static List<Token> of(SourceText source) {
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(source, new Diagnostics());
    int end = 0;
    lexer.next();
    while (lexer.kind() != TokenKind.TEXT_END) {
      comment(source.text(), end, lexer.span().start(), tokens);
      if (lexer.span().end() > lexer.span().start()) {
        tokens.add(new Token(lexer.kind(), lexer.span(), word(lexer)));
      }
      end = lexer.span().end();
      lexer.next();
    }
    comment(source.text(), end, source.text().length(), tokens);
    return tokens;
  }

  private static String word(Lexer lexer) {
    return switch (lexer.kind()) {
      case WORD, QUOTED_NAME, DIRECTIVE, STRING -> lexer.word();
      default -> "";
    };
  }

  /** Between two tokens of a line there are blanks and then perhaps a comment. */
  private static void comment(String text, int from, int to, List<Token> tokens) {
    int start = from;
    while (start < to && text.charAt(start) != ';') {
      start++;
    }
    if (start < to) {
      tokens.add(new Token(TokenKind.COMMENT, new Span(start, to), ""));
    }
  }
}
