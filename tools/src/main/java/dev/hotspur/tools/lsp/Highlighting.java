package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.TokenKind;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.tools.lsp.program.Symbol;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** The kind of each word, for colours that know what a name means. */
final class Highlighting {
  private static final String LABEL = "label";
  private static final List<String> TYPES =
      List.of(
          SemanticTokenTypes.Keyword,
          SemanticTokenTypes.Decorator,
          SemanticTokenTypes.Function,
          SemanticTokenTypes.Macro,
          SemanticTokenTypes.Parameter,
          SemanticTokenTypes.Variable,
          SemanticTokenTypes.Property,
          LABEL,
          SemanticTokenTypes.Class,
          SemanticTokenTypes.Modifier,
          SemanticTokenTypes.Number,
          SemanticTokenTypes.String,
          SemanticTokenTypes.Comment,
          SemanticTokenTypes.Operator);
  private static final List<String> MODIFIERS =
      List.of(
          SemanticTokenModifiers.Definition,
          SemanticTokenModifiers.Readonly,
          SemanticTokenModifiers.DefaultLibrary);
  private static final int DEFINITION = 1;
  private static final int READONLY = 2;
  private static final int LIBRARY = 4;
  private static final Set<String> FLAGS =
      Arrays.stream(CodeFlag.values()).map(CodeFlag::word).collect(Collectors.toSet());

  private final View view;
  private final Map<Integer, Symbol.Use> uses = new HashMap<>();
  private final List<Integer> data = new ArrayList<>();
  private Position last = new Position(0, 0);

  private record Colour(String type, int modifiers) {}

  private Highlighting(View view) {
    this.view = view;
    view.names().uses(view.name()).forEach(use -> uses.put(use.span().start(), use));
  }

  /** The types and modifiers, whose places in the lists are what is sent. */
  static SemanticTokensLegend legend() {
    return new SemanticTokensLegend(TYPES, MODIFIERS);
  }

  /** All words of a document. */
  static SemanticTokens of(View view) {
    Highlighting highlighting = new Highlighting(view);
    highlighting.tokens();
    return new SemanticTokens(highlighting.data);
  }

  private void tokens() {
    boolean lineStart = true;
    boolean header = false;
    List<Token> tokens = view.file().tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean label = i + 1 < tokens.size() && tokens.get(i + 1).kind() == TokenKind.COLON;
      header =
          token.kind() == TokenKind.DIRECTIVE
              ? token.word().equals(Directive.FUNC.word())
              : header && token.kind() != TokenKind.LINE_END;
      boolean atStart = lineStart;
      boolean inHeader = header;
      colour(token, atStart, inHeader).ifPresent(colour -> add(token, colour));
      lineStart =
          token.kind() == TokenKind.LINE_END
              || (lineStart && (label || token.kind() == TokenKind.COLON));
    }
  }

  private Optional<Colour> colour(Token token, boolean lineStart, boolean header) {
    return switch (token.kind()) {
      case COMMENT -> colour(SemanticTokenTypes.Comment);
      case DIRECTIVE -> colour(SemanticTokenTypes.Decorator);
      case NUMBER -> colour(SemanticTokenTypes.Number);
      case STRING, BYTES -> colour(SemanticTokenTypes.String);
      case OPERATOR, EQUALS, STAR, DOUBLE_STAR, SLASH, PLUS, MINUS ->
          colour(SemanticTokenTypes.Operator);
      case WORD, QUOTED_NAME -> word(token, lineStart, header);
      default -> Optional.empty();
    };
  }

  private static Optional<Colour> colour(String type) {
    return Optional.of(new Colour(type, 0));
  }

  private Optional<Colour> word(Token token, boolean lineStart, boolean header) {
    Symbol.Use use = uses.get(token.span().start());
    if (use != null) {
      return Optional.of(colour(use));
    } else if (token.kind() == TokenKind.WORD && Words.isLiteral(token.word())) {
      return Optional.of(new Colour(SemanticTokenTypes.Keyword, READONLY));
    } else if (lineStart) {
      return Opcode.ofMnemonic(token.word()).flatMap(o -> colour(SemanticTokenTypes.Keyword));
    } else if (header && FLAGS.contains(token.word())) {
      return colour(SemanticTokenTypes.Modifier);
    }
    return colour(SemanticTokenTypes.Property);
  }

  private static Colour colour(Symbol.Use use) {
    int definition = use.role() == Symbol.Role.DEFINITION ? DEFINITION : 0;
    return switch (use.symbol().kind()) {
      case FUNCTION -> new Colour(SemanticTokenTypes.Function, definition);
      case BUILTIN -> new Colour(SemanticTokenTypes.Function, LIBRARY);
      case PARAMETER, MACRO_PARAMETER -> new Colour(SemanticTokenTypes.Parameter, definition);
      case GLOBAL, LOCAL -> new Colour(SemanticTokenTypes.Variable, definition);
      case CONSTANT -> new Colour(SemanticTokenTypes.Variable, definition | READONLY);
      case LABEL -> new Colour(LABEL, definition);
      case MACRO -> new Colour(SemanticTokenTypes.Macro, definition);
      case CLASS -> new Colour(SemanticTokenTypes.Class, definition);
    };
  }

  /** Adds a token as the distance from the one before. */
  private void add(Token token, Colour colour) {
    Position position = view.document().positions().position(token.span().start());
    boolean sameLine = position.getLine() == last.getLine();
    data.add(position.getLine() - last.getLine());
    data.add(sameLine ? position.getCharacter() - last.getCharacter() : position.getCharacter());
    data.add(token.span().end() - token.span().start());
    data.add(TYPES.indexOf(colour.type()));
    data.add(colour.modifiers());
    last = position;
  }
}
