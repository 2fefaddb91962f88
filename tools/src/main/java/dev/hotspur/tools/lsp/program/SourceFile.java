package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.SourceTokens;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.TokenKind;
import dev.hotspur.assembler.syntax.Unit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One file of a program.
 *
 * @param unit its syntax tree
 * @param instructions all instructions and uses of macros, in order
 * @param tokens its tokens
 * @param blocks its blocks
 */
public record SourceFile(
    Unit unit, List<Statement.Instruction> instructions, List<Token> tokens, List<Block> blocks) {
  /** Copies the lists. */
  public SourceFile {
    instructions = List.copyOf(instructions);
    tokens = List.copyOf(tokens);
    blocks = List.copyOf(blocks);
  }

  static SourceFile of(Unit unit) {
    List<Token> tokens = SourceTokens.of(unit.source());
    return new SourceFile(unit, Instructions.of(unit), tokens, Block.of(unit.source(), tokens));
  }

  /** The instruction or use of a macro that an offset is in. */
  public Optional<Statement.Instruction> instructionAt(int offset) {
    int low = 0;
    int high = instructions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (instructions.get(middle).span().start() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && instructions.get(low - 1).span().end() >= offset
        ? Optional.of(instructions.get(low - 1))
        : Optional.empty();
  }

  /** The comment lines right above a line, without semicolons; empty if there are none. */
  public String commentAbove(int line) {
    Deque<String> found = new ArrayDeque<>();
    for (int above = line - 1; above >= 1; above--) {
      String text =
          source().text().substring(source().lineStart(above), source().lineEnd(above)).strip();
      if (!text.startsWith(";")) {
        break;
      }
      found.addFirst(text.substring(1).strip());
    }
    return String.join("\n", found).strip();
  }

  /** The text. */
  public SourceText source() {
    return unit.source();
  }

  /** The index of the first token that ends behind an offset. */
  public int tokenAfter(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).span().end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The word at an offset: the token around it, or the one that ends there. */
  public Optional<Token> tokenAt(int offset) {
    int after = tokenAfter(offset);
    boolean around =
        after < tokens.size()
            && tokens.get(after).span().start() <= offset
            && isWord(tokens.get(after));
    if (around) {
      return Optional.of(tokens.get(after));
    }
    boolean before = after > 0 && tokens.get(after - 1).span().end() == offset;
    return before
        ? Optional.of(tokens.get(after - 1)).filter(SourceFile::isWord)
        : Optional.empty();
  }

  private static boolean isWord(Token token) {
    return token.kind() != TokenKind.LINE_END && token.kind() != TokenKind.COMMENT;
  }

  /** The tokens of the line that an offset is in, up to the offset; comments included. */
  public List<Token> lineBefore(int offset) {
    int lineStart = source().lineStart(source().line(offset));
    int first = tokenAfter(lineStart);
    int last = first;
    while (last < tokens.size() && tokens.get(last).span().start() < offset) {
      last++;
    }
    return tokens.subList(first, last);
  }

  /** The innermost block around an offset that is no part of a .try block. */
  public Optional<Block> blockAt(int offset) {
    return blocks.stream()
        .filter(block -> block.contains(offset))
        .filter(
            block ->
                switch (block.directive()) {
                  case FUNC, CLASS, MACRO -> true;
                  default -> false;
                })
        .max(Comparator.comparingInt(Block::start));
  }
}
