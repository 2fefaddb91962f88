package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.SourceLine.Word;
import dev.hotspur.assembler.syntax.TokenKind;
import java.util.List;

/** Puts blanks between the words of a statement. */
final class Spacing {
  /** Operands begin this many columns after the mnemonic does, if it is shorter. */
  static final int MNEMONIC_WIDTH = 13;

  private Spacing() {}

  /** The words with the blanks between them; the first is a mnemonic or a directive. */
  static String of(List<Word> words) {
    StringBuilder out = new StringBuilder();
    int open = 0;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (i == 1) {
        int width = out.codePointCount(0, out.length());
        out.append(" ".repeat(hasColumn(words.get(0)) ? Math.max(1, MNEMONIC_WIDTH - width) : 1));
      } else if (i > 1 && isApart(words.get(i - 1), word, open > 0)) {
        out.append(' ');
      }
      open += word.kind() == TokenKind.LEFT_PARENTHESIS ? 1 : 0;
      open -= word.kind() == TokenKind.RIGHT_PARENTHESIS ? 1 : 0;
      out.append(word.text());
    }
    return out.toString();
  }

  /** Whether what follows the first word is put below the operands of instructions. */
  private static boolean hasColumn(Word first) {
    return first.kind() != TokenKind.DIRECTIVE
        || Directive.of(first.text().substring(1)).map(Directive::fillsPool).orElse(false);
  }

  /** Whether there is a blank between two words, neither of which is the first. */
  private static boolean isApart(Word left, Word right, boolean inParentheses) {
    return switch (right.kind()) {
      case COMMA, RIGHT_PARENTHESIS -> false;
      case LEFT_PARENTHESIS -> !left.isName() && isApartFromNext(left, inParentheses);
      case EQUALS -> !inParentheses;
      default -> isApartFromNext(left, inParentheses);
    };
  }

  private static boolean isApartFromNext(Word left, boolean inParentheses) {
    return switch (left.kind()) {
      case LEFT_PARENTHESIS, PLUS, MINUS, STAR, DOUBLE_STAR -> false;
      case EQUALS -> !inParentheses;
      default -> true;
    };
  }
}
