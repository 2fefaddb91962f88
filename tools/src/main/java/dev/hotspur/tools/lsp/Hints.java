package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.tools.lsp.program.Depths;
import dev.hotspur.tools.lsp.program.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The depth of the stack, shown before instructions. */
final class Hints {
  /** Where depths are shown. */
  enum Where {
    /** Nowhere. */
    OFF,
    /** At labels, where paths meet. */
    LABELS,
    /** Before every instruction. */
    INSTRUCTIONS;

    /** The setting written so. */
    static Optional<Where> ofWord(String word) {
      for (Where where : values()) {
        if (where.name().equalsIgnoreCase(word)) {
          return Optional.of(where);
        }
      }
      return Optional.empty();
    }
  }

  private Hints() {}

  static List<InlayHint> in(View view, Range range, Where where) {
    List<InlayHint> hints = new ArrayList<>();
    if (where == Where.OFF) {
      return hints;
    }
    int from = view.offset(range.getStart());
    int to = view.offset(range.getEnd());
    Depths depths = view.program().depths();
    Set<Integer> labelled = where == Where.LABELS ? afterLabels(view) : Set.of();
    for (Statement.Instruction instruction : view.file().instructions()) {
      int start = instruction.span().start();
      boolean wanted = where == Where.INSTRUCTIONS || labelled.contains(start);
      if (wanted && from <= start && start <= to) {
        depths.at(view.name(), start).ifPresent(d -> hints.add(hint(view, start, d.before())));
      }
    }
    return hints;
  }

  /** Where the instructions begin that follow a label. */
  private static Set<Integer> afterLabels(View view) {
    Set<Integer> starts = new HashSet<>();
    List<Statement.Instruction> instructions = view.file().instructions();
    int next = 0;
    for (Symbol.Use use : view.names().uses(view.name())) {
      if (use.symbol().kind() == Symbol.Kind.LABEL && use.role() == Symbol.Role.DEFINITION) {
        while (next < instructions.size()
            && instructions.get(next).span().start() < use.span().start()) {
          next++;
        }
        if (next < instructions.size()) {
          starts.add(instructions.get(next).span().start());
        }
      }
    }
    return starts;
  }

  private static InlayHint hint(View view, int offset, int depth) {
    InlayHint hint =
        new InlayHint(
            view.document().positions().position(offset), Either.forLeft(String.valueOf(depth)));
    hint.setKind(InlayHintKind.Type);
    hint.setPaddingRight(true);
    hint.setTooltip("The stack holds " + Describe.values(depth) + " before this instruction");
    return hint;
  }
}
