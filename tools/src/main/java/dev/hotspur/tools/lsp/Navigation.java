package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.TokenKind;
import dev.hotspur.tools.lsp.program.Analysis;
import dev.hotspur.tools.lsp.program.Names;
import dev.hotspur.tools.lsp.program.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** From a name to its definition and to all its uses. */
final class Navigation {
  private Navigation() {}

  /** Where what stands at a position is defined: a name, or an included file. */
  static List<Location> definition(View view, Position position) {
    Optional<Location> included = included(view, view.offset(position));
    if (included.isPresent()) {
      return List.of(included.get());
    }
    return view.useAt(position)
        .flatMap(use -> use.symbol().definition())
        .map(view::location)
        .map(List::of)
        .orElse(List.of());
  }

  private static Optional<Location> included(View view, int offset) {
    List<Token> line = view.file().lineBefore(view.source().lineEnd(view.source().line(offset)));
    boolean inclusion =
        line.size() > 1
            && line.get(0).kind() == TokenKind.DIRECTIVE
            && line.get(0).word().equals(Directive.INCLUDE.word())
            && line.get(1).kind() == TokenKind.STRING;
    if (!inclusion) {
      return Optional.empty();
    }
    return Uris.beside(view.name(), line.get(1).word())
        .filter(view.program().fileNames()::contains)
        .map(
            file ->
                new Location(view.uri(file), new Range(new Position(0, 0), new Position(0, 0))));
  }

  /** All places that name what stands at a position. */
  static List<Location> references(View view, Position position, boolean withDefinition) {
    return view.useAt(position)
        .map(
            use ->
                uses(view, use.symbol()).stream()
                    .filter(u -> withDefinition || u.role() != Symbol.Role.DEFINITION)
                    .map(view::location)
                    .toList())
        .orElse(List.of());
  }

  /** All uses of a symbol, in every program that has it. */
  static List<Symbol.Use> uses(View view, Symbol symbol) {
    Map<List<Object>, Symbol.Use> found = new LinkedHashMap<>();
    for (Known same : everywhere(view, symbol)) {
      for (Symbol.Use use : same.symbol().uses()) {
        found.putIfAbsent(List.of(use.source().file(), use.span()), use);
      }
    }
    return List.copyOf(found.values());
  }

  /** A symbol with the names of its program. */
  record Known(Symbol symbol, Names names) {}

  /** The symbol as each program knows it that includes the file it is defined in. */
  static List<Known> everywhere(View view, Symbol symbol) {
    List<Known> result = new ArrayList<>();
    result.add(new Known(symbol, view.names()));
    Optional<Symbol.Use> definition = symbol.definition();
    if (definition.isPresent()) {
      String file = definition.get().source().file();
      int start = definition.get().span().start();
      for (Analysis program : view.all().programsWith(file, view.open())) {
        Names names = program.names();
        names.at(file, start).map(use -> new Known(use.symbol(), names)).ifPresent(result::add);
      }
    }
    return result.stream().distinct().toList();
  }

  /** The places in the document that name what stands at a position. */
  static List<DocumentHighlight> highlights(View view, Position position) {
    List<DocumentHighlight> result = new ArrayList<>();
    view.useAt(position)
        .ifPresent(
            at -> {
              for (Symbol.Use use : at.symbol().uses()) {
                if (use.source().file().equals(view.name())) {
                  DocumentHighlightKind kind =
                      use.role() == Symbol.Role.READ
                          ? DocumentHighlightKind.Read
                          : DocumentHighlightKind.Write;
                  result.add(new DocumentHighlight(view.range(use.span()), kind));
                }
              }
            });
    return result;
  }
}
