package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.Unit;
import dev.hotspur.tools.lsp.program.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What a file consists of: functions with their labels, constants, macros. */
final class Outline {
  private static final int MOST_FOUND = 1000;

  private final Positions positions;
  private final Map<Integer, Block> blocks = new HashMap<>();

  private Outline(Positions positions, List<Block> blocks) {
    this.positions = positions;
    blocks.forEach(block -> this.blocks.put(block.start(), block));
  }

  /** The symbols of a document. */
  static List<DocumentSymbol> of(View view) {
    Outline outline = new Outline(view.document().positions(), view.file().blocks());
    return outline.symbols(view.file().unit());
  }

  /** The same for editors that know no tree. */
  static List<SymbolInformation> flat(View view) {
    List<SymbolInformation> result = new ArrayList<>();
    of(view).forEach(symbol -> flatten(symbol, "", view.document().uri(), result));
    return result;
  }

  @SuppressWarnings("deprecation") // The class is, the list that old editors want is not.
  private static void flatten(
      DocumentSymbol symbol, String container, String uri, List<SymbolInformation> out) {
    Location location = new Location(uri, symbol.getRange());
    out.add(new SymbolInformation(symbol.getName(), symbol.getKind(), location, container));
    symbol.getChildren().forEach(child -> flatten(child, symbol.getName(), uri, out));
  }

  private List<DocumentSymbol> symbols(Unit unit) {
    List<DocumentSymbol> result = new ArrayList<>();
    unit.items().forEach(item -> item(item).ifPresent(result::add));
    return result;
  }

  private Optional<DocumentSymbol> item(Item item) {
    if (item instanceof Item.Function function) {
      return Optional.of(function(function));
    } else if (item instanceof Item.ClassBlock block) {
      DocumentSymbol symbol = symbol(block.name(), SymbolKind.Class, block.span(), "");
      symbol.setChildren(children(block.body()));
      return Optional.of(symbol);
    } else if (item instanceof Item.Macro macro) {
      DocumentSymbol symbol = symbol(macro.name(), SymbolKind.Method, macro.span(), "macro");
      symbol.setChildren(children(macro.body()));
      return Optional.of(symbol);
    } else if (item instanceof Item.ConstantDefinition constant) {
      String value = positions.source().text(constant.value().span());
      return Optional.of(symbol(constant.name(), SymbolKind.Constant, constant.span(), value));
    }
    return Optional.empty();
  }

  private DocumentSymbol function(Item.Function function) {
    String parameters =
        "(" + String.join(", ", Describe.parameters(function, positions.source())) + ")";
    DocumentSymbol symbol =
        symbol(function.name(), SymbolKind.Function, function.span(), parameters);
    symbol.setChildren(children(function.body()));
    return symbol;
  }

  private List<DocumentSymbol> children(List<Statement> body) {
    List<DocumentSymbol> result = new ArrayList<>();
    children(body, result);
    return result;
  }

  private void children(List<Statement> body, List<DocumentSymbol> result) {
    for (Statement statement : body) {
      if (statement instanceof Statement.Label label) {
        Range range = positions.range(label.span());
        DocumentSymbol symbol = new DocumentSymbol(label.name(), SymbolKind.Key, range, range);
        symbol.setChildren(List.of());
        result.add(symbol);
      } else if (statement instanceof Statement.Try block) {
        children(block.body(), result);
        block.handlers().forEach(handler -> children(handler.body(), result));
        block.last().ifPresent(last -> children(last, result));
      } else if (statement instanceof Statement.Nested nested) {
        result.add(function(nested.function()));
      } else if (statement instanceof Statement.NestedClass nested) {
        item(nested.block()).ifPresent(result::add);
      }
    }
  }

  private DocumentSymbol symbol(Operand.Name name, SymbolKind kind, Span span, String detail) {
    Block block = blocks.get(span.start());
    Span whole = block == null ? span : new Span(span.start(), Math.max(span.end(), block.end()));
    DocumentSymbol symbol =
        new DocumentSymbol(
            name.text().isEmpty() ? "``" : name.text(),
            kind,
            positions.range(whole),
            positions.range(name.span()),
            detail);
    symbol.setChildren(List.of());
    return symbol;
  }

  /** Functions, constants and macros of all files whose names have these letters in this order. */
  static List<WorkspaceSymbol> find(String letters, Programs programs, Map<String, Document> open) {
    Map<String, Unit> units = new LinkedHashMap<>();
    programs.index().entries().forEach((file, entry) -> units.put(file, entry.unit()));
    for (String file : open.keySet()) {
      programs
          .program(file, open)
          .flatMap(analysis -> analysis.file(file))
          .ifPresent(source -> units.put(file, source.unit()));
    }
    List<WorkspaceSymbol> found = new ArrayList<>();
    String wanted = letters.toLowerCase(Locale.ROOT);
    units.forEach((file, unit) -> find(wanted, file, unit, open, found));
    return found;
  }

  private static void find(
      String wanted,
      String file,
      Unit unit,
      Map<String, Document> open,
      List<WorkspaceSymbol> found) {
    Document document = open.get(file);
    SourceText source = unit.source();
    Positions positions = new Positions(source, document == null ? 0 : document.mark());
    String uri = document == null ? Uris.uri(file) : document.uri();
    for (DocumentSymbol symbol : new Outline(positions, List.of()).symbols(unit)) {
      if (found.size() < MOST_FOUND && has(symbol.getName().toLowerCase(Locale.ROOT), wanted)) {
        Location location = new Location(uri, symbol.getSelectionRange());
        found.add(
            new WorkspaceSymbol(symbol.getName(), symbol.getKind(), Either.forLeft(location)));
      }
    }
  }

  private static boolean has(String name, String letters) {
    int at = 0;
    for (int i = 0; i < name.length() && at < letters.length(); i++) {
      at += name.charAt(i) == letters.charAt(at) ? 1 : 0;
    }
    return at == letters.length();
  }
}
