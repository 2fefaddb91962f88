package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A block of lines as the directives have it, whether or not what is in it is right. Lines count
 * from 1.
 *
 * @param directive {@code FUNC}, {@code CLASS}, {@code MACRO}, {@code TRY}, or a part of the latter
 * @param firstLine the line of the directive
 * @param lastLine the line of the {@code .end}; of a part the line before the next part; the last
 *     line of the text if there is no end
 * @param start offset of the directive
 * @param end offset behind the block
 */
public record Block(Directive directive, int firstLine, int lastLine, int start, int end) {
  /** Whether an offset is in the block, its first and last line included. */
  public boolean contains(int offset) {
    return start <= offset && offset <= end;
  }

  /** The blocks of a text in the order of their first lines. */
  static List<Block> of(SourceText source, List<Token> tokens) {
    List<Block> blocks = new ArrayList<>();
    Deque<Token> open = new ArrayDeque<>();
    boolean lineStart = true;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (lineStart && token.kind() == TokenKind.DIRECTIVE) {
        directive(source, token, open, blocks);
      }
      boolean label =
          token.kind() == TokenKind.COLON
              || (i + 1 < tokens.size() && tokens.get(i + 1).kind() == TokenKind.COLON);
      lineStart = token.kind() == TokenKind.LINE_END || (lineStart && label);
    }
    while (!open.isEmpty()) {
      blocks.add(block(source, open.pop(), source.lineCount(), source.text().length()));
    }
    blocks.sort(java.util.Comparator.comparingInt(Block::start));
    return blocks;
  }

  private static void directive(
      SourceText source, Token token, Deque<Token> open, List<Block> blocks) {
    Optional<Directive> directive = Directive.of(token.word());
    if (directive.isEmpty()) {
      return;
    }
    boolean part = directive.get() == Directive.EXCEPT || directive.get() == Directive.FINALLY;
    int line = source.line(token.span().start());
    if (directive.get() == Directive.END || part) {
      while (!open.isEmpty() && isPart(open.peek())) {
        blocks.add(block(source, open.pop(), line - 1, token.span().start()));
      }
    }
    if (directive.get() == Directive.END && !open.isEmpty()) {
      blocks.add(block(source, open.pop(), line, source.lineEnd(line)));
    } else if (directive.get().opensBlock() || part) {
      open.push(token);
    }
  }

  private static boolean isPart(Token token) {
    return token.word().equals(Directive.EXCEPT.word())
        || token.word().equals(Directive.FINALLY.word());
  }

  private static Block block(SourceText source, Token opening, int lastLine, int end) {
    int start = opening.span().start();
    Directive directive = Directive.of(opening.word()).orElseThrow();
    return new Block(directive, source.line(start), lastLine, start, end);
  }
}
