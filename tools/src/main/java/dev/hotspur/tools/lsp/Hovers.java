package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.TokenKind;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.tools.lsp.program.Block;
import dev.hotspur.tools.lsp.program.Depths.Depth;
import dev.hotspur.tools.lsp.program.Scope;
import dev.hotspur.tools.lsp.program.SourceFile;
import dev.hotspur.tools.lsp.program.Symbol;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;

/** What is shown of the word under the pointer. */
final class Hovers {
  private static final int MOST_LINES = 40;

  private final View view;

  private Hovers(View view) {
    this.view = view;
  }

  /** The text for a position, if there is something to say. */
  static Optional<Hover> at(View view, Position position) {
    return new Hovers(view).at(view.offset(position));
  }

  private Optional<Hover> at(int offset) {
    Optional<Token> token = view.file().tokenAt(offset);
    if (token.isEmpty()) {
      return Optional.empty();
    }
    Span span = token.get().span();
    Optional<Symbol.Use> use = view.names().at(view.name(), offset);
    Optional<Statement.Instruction> instruction =
        view.file()
            .instructionAt(offset)
            .filter(i -> i.mnemonicSpan().equals(span) && !isParameter(use));
    Optional<String> text =
        token.get().kind() == TokenKind.DIRECTIVE
            ? Directive.of(token.get().word()).map(Hovers::directive)
            : instruction
                .flatMap(this::instruction)
                .or(() -> use.map(this::symbol))
                .or(() -> flag(span));
    return text.map(t -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, t), view.range(span)));
  }

  private static boolean isParameter(Optional<Symbol.Use> use) {
    return use.isPresent() && use.get().symbol().kind() == Symbol.Kind.MACRO_PARAMETER;
  }

  private static String directive(Directive directive) {
    return Describe.code(Describe.form(directive)) + "\n" + directive.documentation();
  }

  private Optional<String> instruction(Statement.Instruction instruction) {
    Optional<Opcode> opcode = Opcode.ofMnemonic(instruction.mnemonic());
    if (opcode.isPresent()) {
      return Optional.of(
          Describe.code(Describe.form(opcode.get()))
              + "\n"
              + opcode.get().documentation()
              + "\n\nStack: `"
              + Describe.effect(opcode.get())
              + "`"
              + depth(instruction.span()));
    }
    return view.program()
        .macro(instruction.mnemonic())
        .map(macro -> macro(macro, Optional.of(instruction)) + depth(instruction.span()));
  }

  private String depth(Span span) {
    Optional<Depth> depth = view.program().depths().at(view.name(), span.start());
    if (depth.isEmpty()) {
      return "";
    }
    String after =
        depth.get().after().isPresent()
            ? ", after it " + depth.get().after().getAsInt()
            : "; the next line does not follow";
    return "\n\nHere the stack holds "
        + Describe.values(depth.get().before())
        + " before it"
        + after;
  }

  private String symbol(Symbol.Use use) {
    Symbol symbol = use.symbol();
    return switch (symbol.kind()) {
      case FUNCTION -> function(symbol);
      case CONSTANT -> constant(symbol);
      case MACRO ->
          view.program()
              .macro(symbol.name())
              .map(macro -> macro(macro, Optional.empty()))
              .orElse(plain(symbol));
      case BUILTIN -> builtin(symbol);
      case LABEL -> plain(symbol) + labelDepth(symbol);
      default -> plain(symbol);
    };
  }

  private String plain(Symbol symbol) {
    StringBuilder out = new StringBuilder(symbol.kind().word());
    out.append(" `").append(Words.written(symbol.name())).append('`');
    symbol.scope().item().ifPresent(item -> out.append(owner(item, symbol)));
    symbol
        .definition()
        .ifPresent(
            use -> {
              int line = use.source().line(use.span().start());
              boolean stored = use.role() == Symbol.Role.WRITE;
              out.append(stored ? ", first stored in line " : ", line ").append(line);
            });
    return out.toString();
  }

  private static String owner(Item item, Symbol symbol) {
    if (item instanceof Item.Function function) {
      return " of `" + Words.written(function.name().text()) + "`";
    }
    if (item instanceof Item.Macro macro) {
      String name = "the macro `" + Words.written(macro.name().text()) + "`";
      return symbol.isMacrosOwn() ? " of " + name : " of each function that uses " + name;
    }
    return " of a class";
  }

  /** The depth at the first instruction after the label. */
  private String labelDepth(Symbol symbol) {
    return symbol
        .definition()
        .flatMap(use -> view.program().file(use.source().file()).flatMap(f -> after(f, use)))
        .map(text -> "\n\n" + text)
        .orElse("");
  }

  private Optional<String> after(SourceFile file, Symbol.Use label) {
    return file.instructions().stream()
        .filter(i -> i.span().start() > label.span().start())
        .findFirst()
        .flatMap(i -> view.program().depths().at(file.source().file(), i.span().start()))
        .map(depth -> "The stack holds " + Describe.values(depth.before()) + " here");
  }

  private String function(Symbol symbol) {
    Optional<Symbol.Use> definition = symbol.definition();
    for (Scope scope : view.names().scopes()) {
      if (scope.item().isPresent()
          && scope.item().get() instanceof Item.Function function
          && definition.isPresent()
          && definition.get().source().file().equals(scope.source().orElseThrow().file())
          && function.name().span().equals(definition.get().span())) {
        SourceText source = scope.source().get();
        return Describe.code(".func " + Describe.signature(function, source))
            + "\n"
            + comment(source, function.span());
      }
    }
    return plain(symbol);
  }

  private String comment(SourceText source, Span span) {
    return view.program()
        .file(source.file())
        .map(file -> file.commentAbove(source.line(span.start())))
        .filter(comment -> !comment.isEmpty())
        .map(comment -> "```text\n" + comment + "\n```")
        .orElse("");
  }

  private String constant(Symbol symbol) {
    return view.program()
        .item(symbol)
        .filter(Item.ConstantDefinition.class::isInstance)
        .map(
            item -> {
              SourceText source = symbol.definition().orElseThrow().source();
              return Describe.code(source.text(item.span())) + "\n" + comment(source, item.span());
            })
        .orElse(plain(symbol));
  }

  private String builtin(Symbol symbol) {
    Object value = Describe.builtins().get(symbol.name());
    return value == null
        ? "`" + Words.written(symbol.name()) + "`: nothing in this program defines it"
        : "`" + symbol.name() + "`: " + Describe.builtin(value);
  }

  private Optional<String> flag(Span span) {
    for (Scope scope : view.names().scopes()) {
      if (scope.item().isPresent()
          && scope.item().get() instanceof Item.Function function
          && scope.source().orElseThrow().file().equals(view.name())) {
        for (Operand.Name word : function.flags()) {
          if (word.span().equals(span)) {
            return flag(word.text());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> flag(String word) {
    for (CodeFlag flag : CodeFlag.values()) {
      if (flag.word().equals(word)) {
        return Optional.of("flag `" + word + "`: " + flag.documentation());
      }
    }
    return Optional.empty();
  }

  /** A macro's lines; at a use with the operands in place of the parameters. */
  private String macro(Item.Macro macro, Optional<Statement.Instruction> use) {
    SourceText source =
        view.names().macro(macro.name().text()).flatMap(Symbol::definition).orElseThrow().source();
    Map<String, String> operands = new HashMap<>();
    if (use.isPresent() && use.get().operands().size() == macro.parameters().size()) {
      for (int i = 0; i < macro.parameters().size(); i++) {
        operands.put(
            macro.parameters().get(i).text(),
            view.source().text(use.get().operands().get(i).span()));
      }
    }
    String title = Describe.code(".macro " + Describe.signature(macro));
    String lines =
        view.program()
            .file(source.file())
            .map(file -> lines(file, macro, operands))
            .map(Describe::code)
            .orElse("");
    return title + "\n" + comment(source, macro.span()) + "\n" + lines;
  }

  private static String lines(SourceFile file, Item.Macro macro, Map<String, String> operands) {
    SourceText source = file.source();
    Optional<Block> block =
        file.blocks().stream().filter(b -> b.start() == macro.span().start()).findFirst();
    List<String> lines = new ArrayList<>();
    if (block.isPresent()) {
      int last = Math.min(block.get().lastLine() - 1, block.get().firstLine() + MOST_LINES);
      for (int line = block.get().firstLine() + 1; line <= last; line++) {
        lines.add(substituted(file, source, line, operands));
      }
      if (last < block.get().lastLine() - 1) {
        lines.add("; ...");
      }
    }
    return String.join("\n", lines);
  }

  private static String substituted(
      SourceFile file, SourceText source, int line, Map<String, String> operands) {
    StringBuilder out = new StringBuilder();
    int at = source.lineStart(line);
    for (Token token : file.lineBefore(source.lineEnd(line))) {
      if (token.kind() == TokenKind.WORD && operands.containsKey(token.word())) {
        out.append(source.text(), at, token.span().start()).append(operands.get(token.word()));
        at = token.span().end();
      }
    }
    return out.append(source.text(), at, source.lineEnd(line)).toString();
  }
}
