package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.TokenKind;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.tools.lsp.program.Block;
import dev.hotspur.tools.lsp.program.Meaning;
import dev.hotspur.tools.lsp.program.Scope;
import dev.hotspur.tools.lsp.program.Symbol;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.StackEffect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Position;

/**
 * What can be written at a place. Looks at the words of the line before it, since the line may well
 * not be right yet, and at what the rest of the program makes known.
 */
final class Completions {
  private final View view;
  private final int offset;
  private final Proposals proposals;

  private Completions(View view, int offset, Proposals proposals) {
    this.view = view;
    this.offset = offset;
    this.proposals = proposals;
  }

  /**
   * What can be written at a position.
   *
   * @param snippets whether the editor knows snippets
   */
  static CompletionList at(View view, Position position, boolean snippets) {
    int offset = view.offset(position);
    List<Token> line = new ArrayList<>(view.file().lineBefore(offset));
    Optional<Token> partial = partial(line, offset);
    partial.ifPresent(line::remove);
    int start = partial.map(token -> token.span().start()).orElse(offset);
    Span replaced = new Span(start, offset);
    Proposals proposals = new Proposals(view.range(replaced), snippets);
    boolean inText =
        !line.isEmpty()
            && (line.get(line.size() - 1).kind() == TokenKind.COMMENT
                || line.get(line.size() - 1).span().end() > offset);
    if (!inText) {
      new Completions(view, offset, proposals).line(line, partial);
    }
    return new CompletionList(false, proposals.items());
  }

  /** The word that is being written. */
  private static Optional<Token> partial(List<Token> line, int offset) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Token last = line.get(line.size() - 1);
    boolean word =
        switch (last.kind()) {
          case WORD, DIRECTIVE, OPERATOR, QUOTED_NAME, ERROR, EQUALS -> true;
          default -> false;
        };
    return word && last.span().start() < offset && offset <= last.span().end()
        ? Optional.of(last)
        : Optional.empty();
  }

  private void line(List<Token> line, Optional<Token> partial) {
    int first = 0;
    while (first + 1 < line.size() && line.get(first + 1).kind() == TokenKind.COLON) {
      first += 2;
    }
    List<Token> words = line.subList(first, line.size());
    Optional<Block> block = view.file().blockAt(offset);
    if (words.isEmpty()) {
      boolean outside = block.isEmpty() || offset <= view.source().lineEnd(block.get().firstLine());
      beginning(outside, partial);
    } else if (words.get(0).kind() == TokenKind.DIRECTIVE) {
      Directive.of(words.get(0).word()).ifPresent(directive -> directive(directive, words));
    } else {
      operand(words);
    }
  }

  // ---- The first word ----

  private void beginning(boolean outside, Optional<Token> partial) {
    for (Directive directive : Directive.values()) {
      if (outside ? directive.isOutside() : directive.isInside()) {
        proposals.directive(directive);
      }
    }
    boolean dotted =
        partial.isPresent() && view.source().text(partial.get().span()).startsWith(".");
    if (!outside && !dotted) {
      for (Opcode opcode : Opcode.values()) {
        proposals.mnemonic(opcode);
      }
      for (Symbol symbol : view.names().macros()) {
        view.program().macro(symbol.name()).ifPresent(proposals::macro);
      }
      macroParameters();
    }
  }

  private void macroParameters() {
    scope()
        .filter(scope -> scope.macro().isPresent())
        .ifPresent(scope -> symbols(scope.variables(), CompletionItemKind.TypeParameter));
  }

  // ---- Operands ----

  private void operand(List<Token> words) {
    String mnemonic = words.get(0).word();
    int index = commas(words);
    Optional<Opcode> opcode = Opcode.ofMnemonic(mnemonic);
    if (opcode.isPresent()) {
      boolean more = Meaning.of(opcode.get()) == Meaning.PARTS;
      boolean first = words.size() == 1 || more || isInTuple(words);
      if (first) {
        meaning(Meaning.of(opcode.get()));
        opcode.get().parts().forEach(this::part);
        macroParameters();
      }
    } else if (view.names().macro(mnemonic).isPresent()) {
      macroOperand(mnemonic, index, words);
      macroParameters();
    }
  }

  private void macroOperand(String macro, int index, List<Token> words) {
    if (view.names().isMnemonic(macro, index)) {
      for (Opcode opcode : Opcode.values()) {
        proposals.plain(opcode.mnemonic(), CompletionItemKind.Keyword, opcode.documentation());
      }
    }
    List<Operand> operands = new ArrayList<>();
    for (Token word : words.subList(1, words.size())) {
      if (word.kind() != TokenKind.COMMA) {
        operands.add(new Operand.Name(word.word(), false, word.span()));
      }
    }
    Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
    meanings.addAll(view.names().meanings(macro, index, operands));
    if (meanings.contains(Meaning.LOCAL_WRITE)) {
      meanings.remove(Meaning.LOCAL_READ);
    }
    meanings.forEach(this::meaning);
  }

  private static int commas(List<Token> words) {
    return (int) words.stream().filter(word -> word.kind() == TokenKind.COMMA).count();
  }

  private static boolean isInTuple(List<Token> words) {
    int open = 0;
    for (Token word : words) {
      open += word.kind() == TokenKind.LEFT_PARENTHESIS ? 1 : 0;
      open -= word.kind() == TokenKind.RIGHT_PARENTHESIS ? 1 : 0;
    }
    return open > 0;
  }

  private void meaning(Meaning meaning) {
    switch (meaning) {
      case CONSTANT -> {
        scope().ifPresent(scope -> symbols(scope.functions(), CompletionItemKind.Function));
        constants();
      }
      case COUNT -> symbols(view.names().constants(), CompletionItemKind.Constant);
      case LOCAL_READ, LOCAL_WRITE, CELL_READ, CELL_WRITE ->
          scope().ifPresent(scope -> symbols(scope.variables(), CompletionItemKind.Variable));
      case GLOBAL_READ -> {
        globals();
        builtins();
      }
      case GLOBAL_WRITE -> globals();
      case LABEL -> scope().ifPresent(this::labels);
      case COMPARISON -> {
        for (Comparison comparison : Comparison.values()) {
          proposals.plain(comparison.symbol(), CompletionItemKind.Operator, "");
        }
      }
      case ATTRIBUTE, MODULE -> sameWords(meaning);
      case LABEL_DEFINITION, PARTS, NOTHING -> {}
    }
  }

  private void part(StackEffect.Part part) {
    proposals.plain(part.word(), CompletionItemKind.EnumMember, "a value that may be left out");
  }

  private void constants() {
    symbols(view.names().constants(), CompletionItemKind.Constant);
    for (String word : Words.literals()) {
      proposals.plain(word, CompletionItemKind.Keyword, "a literal");
    }
  }

  private void globals() {
    symbols(view.names().globals(), CompletionItemKind.Function);
  }

  private void builtins() {
    Describe.builtins()
        .forEach(
            (name, value) ->
                proposals.plain(name, CompletionItemKind.Function, Describe.builtin(value)));
  }

  private void labels(Scope scope) {
    // Labels of .finally parts are seen within them alone; which part this is in is left open.
    symbols(scope.labels(), CompletionItemKind.Reference);
  }

  /** Names of attributes or modules that the program uses elsewhere. */
  private void sameWords(Meaning meaning) {
    view.file().instructions().stream()
        .filter(i -> i.span().end() < offset || i.span().start() > offset)
        .filter(
            i ->
                Opcode.ofMnemonic(i.mnemonic())
                    .map(Meaning::of)
                    .filter(meaning::equals)
                    .isPresent())
        .flatMap(i -> i.operands().stream())
        .filter(Operand.Name.class::isInstance)
        .map(o -> Words.written(((Operand.Name) o).text()))
        .distinct()
        .forEach(word -> proposals.plain(word, CompletionItemKind.Property, "used elsewhere"));
  }

  private void symbols(Collection<Symbol> symbols, CompletionItemKind kind) {
    for (Symbol symbol : symbols) {
      // A name that is read alone is a mistake, or the very word that is being written.
      boolean known =
          symbol.uses().stream()
              .anyMatch(
                  use ->
                      use.role() != Symbol.Role.READ
                          && !(use.source().file().equals(view.name())
                              && use.span().end() == offset));
      if (known) {
        proposals.plain(Words.written(symbol.name()), kind, symbol.kind().word());
      }
    }
  }

  /** The function or macro that the place is in. */
  private Optional<Scope> scope() {
    Optional<Block> block = view.file().blockAt(offset);
    return block.flatMap(
        b ->
            view.names().scopes().stream()
                .filter(scope -> scope.source().orElseThrow().file().equals(view.name()))
                .filter(scope -> scope.item().map(Item::span).map(Span::start).get() == b.start())
                .findFirst());
  }

  // ---- Directives ----

  private void directive(Directive directive, List<Token> words) {
    switch (directive) {
      case ENTRY -> globals();
      case FUNC -> header(words);
      case CONST -> {
        if (words.stream().anyMatch(word -> word.kind() == TokenKind.EQUALS)) {
          constants();
        }
      }
      case EXCEPT -> {
        if (words.stream().noneMatch(word -> word.word().equals("as"))) {
          builtins();
          scope().ifPresent(scope -> symbols(scope.variables(), CompletionItemKind.Variable));
        }
      }
      case HANDLER -> scope().ifPresent(this::labels);
      case CONSTANT -> constants();
      case LOCAL, CELL, FREE ->
          scope().ifPresent(scope -> symbols(scope.variables(), CompletionItemKind.Variable));
      default -> {}
    }
  }

  private void header(List<Token> words) {
    boolean closed = words.stream().anyMatch(w -> w.kind() == TokenKind.RIGHT_PARENTHESIS);
    if (closed && !isInTuple(words)) {
      for (CodeFlag flag : CodeFlag.values()) {
        proposals.plain(flag.word(), CompletionItemKind.Keyword, flag.documentation());
      }
    } else if (words.get(words.size() - 1).kind() == TokenKind.EQUALS) {
      constants();
    }
  }
}
