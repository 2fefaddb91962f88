package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.TokenKind;
import dev.hotspur.tools.lsp.program.Block;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;

/** What can be folded away: blocks, and comments of more than one line. */
final class Folding {
  private Folding() {}

  static List<FoldingRange> of(View view) {
    List<FoldingRange> ranges = new ArrayList<>();
    for (Block block : view.file().blocks()) {
      if (block.lastLine() > block.firstLine()) {
        ranges.add(new FoldingRange(block.firstLine() - 1, block.lastLine() - 1));
      }
    }
    comments(view, ranges);
    return ranges;
  }

  private static void comments(View view, List<FoldingRange> ranges) {
    int first = 0;
    int last = 0;
    for (Token token : view.file().tokens()) {
      if (token.kind() != TokenKind.COMMENT || !isAlone(view.source(), token)) {
        continue;
      }
      int line = view.source().line(token.span().start());
      if (line != last + 1 || first == 0) {
        add(first, last, ranges);
        first = line;
      }
      last = line;
    }
    add(first, last, ranges);
  }

  private static boolean isAlone(SourceText source, Token token) {
    int start = source.lineStart(source.line(token.span().start()));
    return source.text().substring(start, token.span().start()).isBlank();
  }

  private static void add(int first, int last, List<FoldingRange> ranges) {
    if (last > first) {
      FoldingRange range = new FoldingRange(first - 1, last - 1);
      range.setKind(FoldingRangeKind.Comment);
      ranges.add(range);
    }
  }
}
