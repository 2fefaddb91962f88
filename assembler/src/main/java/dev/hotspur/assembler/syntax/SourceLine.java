package dev.hotspur.assembler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a program as it is written: words and a comment, without the blanks between them. For
 * tools that lay a text out anew and must not lose anything of it.
 *
 * @param labels the names of labels that the line begins with, as they are written
 * @param words what follows the labels
 * @param comment the comment with its semicolon, without blanks at its end; empty if there is none
 */
public record SourceLine(List<String> labels, List<Word> words, String comment) {
  /** Copies the lists. */
  public SourceLine {
    labels = List.copyOf(labels);
    words = List.copyOf(words);
  }

  /**
   * A token.
   *
   * @param kind its kind
   * @param text its characters in the source
   */
  public record Word(TokenKind kind, String text) {
    /** Whether it is a name, a mnemonic or a word such as None. */
    public boolean isName() {
      return kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME;
    }
  }

  /** The lines of a text; the last one is what follows the last line end and may be empty. */
  public static List<SourceLine> of(SourceText source) {
    Lexer lexer = new Lexer(source, new Diagnostics());
    List<SourceLine> lines = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    int behind = 0;
    do {
      lexer.next();
      Span span = lexer.span();
      if (lexer.kind() == TokenKind.LINE_END || lexer.kind() == TokenKind.TEXT_END) {
        lines.add(line(words, comment(source.text().substring(behind, span.start()))));
        words.clear();
      } else {
        words.add(new Word(lexer.kind(), source.text(span)));
      }
      behind = span.end();
    } while (lexer.kind() != TokenKind.TEXT_END);
    return lines;
  }

  private static SourceLine line(List<Word> words, String comment) {
    int at = 0;
    List<String> labels = new ArrayList<>();
    while (at + 1 < words.size()
        && words.get(at).isName()
        && words.get(at + 1).kind() == TokenKind.COLON) {
      labels.add(words.get(at).text());
      at += 2;
    }
    return new SourceLine(labels, words.subList(at, words.size()), comment);
  }

  /** The comment in what stands between the last word and the line's end. */
  private static String comment(String gap) {
    int start = gap.indexOf(';');
    int end = gap.length();
    while (end > 0 && Lexer.isBlank(gap.charAt(end - 1))) {
      end--;
    }
    return start < 0 ? "" : gap.substring(start, end);
  }

  /** Whether there is nothing in the line. */
  public boolean isBlank() {
    return labels.isEmpty() && words.isEmpty() && comment.isEmpty();
  }

  /** The directive that the line has, if it has one that is known. */
  public Optional<Directive> directive() {
    return !words.isEmpty() && words.get(0).kind() == TokenKind.DIRECTIVE
        ? Directive.of(words.get(0).text().substring(1))
        : Optional.empty();
  }
}
