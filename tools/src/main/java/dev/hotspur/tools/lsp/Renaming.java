package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.SourceTokens;
import dev.hotspur.assembler.syntax.SourceTokens.Token;
import dev.hotspur.assembler.syntax.TokenKind;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.tools.lsp.program.Names;
import dev.hotspur.tools.lsp.program.Scope;
import dev.hotspur.tools.lsp.program.Symbol;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * Gives something another name wherever it is named. Refuses whatever would change what the program
 * does: another thing of the new name would be meant, or this one in place of another.
 */
final class Renaming {
  private static final String DEFAULT_ENTRY = "main";

  private final View view;
  private final Names names;
  private final Symbol symbol;

  private Renaming(View view, Names names, Symbol symbol) {
    this.view = view;
    this.names = names;
    this.symbol = symbol;
  }

  /** The name at a position and how it is written, if it can be changed. */
  static Optional<PrepareRenameResult> prepare(View view, Position position) {
    Optional<Symbol.Use> use = view.useAt(position);
    if (use.isEmpty()) {
      return Optional.empty();
    }
    new Renaming(view, view.names(), use.get().symbol()).checkOld();
    return Optional.of(
        new PrepareRenameResult(
            view.range(use.get().span()), Words.written(use.get().symbol().name())));
  }

  /**
   * The edits that rename what is at a position.
   *
   * @throws ResponseErrorException if there is nothing to rename, or the name cannot be taken; with
   *     the reason
   */
  static WorkspaceEdit rename(View view, Position position, String text) {
    Symbol.Use use =
        view.useAt(position)
            .orElseThrow(() -> refusal("there is no name that could be changed here"));
    Renaming renaming = new Renaming(view, view.names(), use.symbol());
    renaming.checkOld();
    String name = name(text);
    return renaming.edits(name);
  }

  private static ResponseErrorException refusal(String message) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, message, null));
  }

  /** What the user wrote as a name: in quotes, or as it is. */
  private static String name(String text) {
    if (text.isBlank()) {
      throw refusal("a name has at least one character");
    }
    if (text.indexOf(Words.QUOTE) < 0) {
      return text.strip();
    }
    List<Token> tokens = SourceTokens.of(new SourceText("", text.strip()));
    boolean quoted =
        !tokens.isEmpty()
            && tokens.get(0).kind() == TokenKind.QUOTED_NAME
            && tokens.get(0).span().end() == text.strip().length();
    if (!quoted || tokens.get(0).word().isEmpty()) {
      throw refusal("a name in backquotes has them at both ends and characters between them");
    }
    return tokens.get(0).word();
  }

  // ---- What cannot be renamed at all ----

  private void checkOld() {
    if (symbol.kind() == Symbol.Kind.BUILTIN) {
      throw refusal(symbol.name() + " is not defined in this program");
    }
    if (symbol.definition().isEmpty()) {
      throw refusal("nothing defines the " + symbol);
    }
    boolean start =
        symbol.kind() == Symbol.Kind.FUNCTION
            && symbol.scope().item().isEmpty()
            && symbol.name().equals(DEFAULT_ENTRY);
    if (start && names.entry().isEmpty()) {
      throw refusal("the program starts with main; name another function with .entry first");
    }
    if (symbol.scope().macro().isPresent() && isOfFunction()) {
      throw refusal(
          symbol.name()
              + " belongs to each function that uses the macro; make it a parameter of the macro");
    }
    for (Scope macro : usedMacros(symbol.scope())) {
      if (isOfFunction() && namesFreely(macro, symbol.name())) {
        throw refusal("the macro " + macroName(macro) + " names " + symbol.name() + " too");
      }
    }
  }

  /** Whether the symbol is a function's variable or label, be it named in a macro. */
  private boolean isOfFunction() {
    return switch (symbol.kind()) {
      case LOCAL, PARAMETER, LABEL -> !symbol.isMacrosOwn();
      default -> false;
    };
  }

  // ---- What the new name clashes with ----

  private WorkspaceEdit edits(String name) {
    if (name.equals(symbol.name())) {
      return new WorkspaceEdit(Map.of());
    }
    List<Symbol.Use> uses = Navigation.uses(view, symbol);
    for (Navigation.Known same : Navigation.everywhere(view, symbol)) {
      new Renaming(view, same.names(), same.symbol()).checkClash(name);
    }
    Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
    for (Symbol.Use use : uses) {
      checkPlace(use, name);
      SourceText source = use.source();
      changes
          .computeIfAbsent(view.uri(source.file()), uri -> new ArrayList<>())
          .add(new TextEdit(view.positions(source).range(use.span()), Words.written(name)));
    }
    return new WorkspaceEdit(changes);
  }

  private void checkClash(String name) {
    switch (symbol.kind()) {
      case MACRO -> {
        if (Opcode.ofMnemonic(name).isPresent()) {
          throw refusal("there is an instruction " + name);
        }
        clash(names.macros(), name);
      }
      case CONSTANT -> {
        clash(names.constants(), name);
        names.scopes().forEach(scope -> clash(scope.functions(), name));
      }
      case FUNCTION, GLOBAL, CLASS -> {
        if (symbol.scope().item().isPresent()) {
          clash(symbol.scope().functions(), name);
          clash(names.constants(), name);
          return;
        }
        clash(names.globals(), name);
        if (names.usesBuiltin(name)) {
          throw refusal("the program already uses " + name + ", which it does not define");
        }
      }
      case LABEL -> label(name);
      case LOCAL, PARAMETER -> local(name);
      case MACRO_PARAMETER -> macroParameter(name);
      case BUILTIN -> {}
    }
  }

  private static void clash(Collection<Symbol> others, String name) {
    for (Symbol other : others) {
      if (other.name().equals(name)) {
        throw refusal("there is already a " + other);
      }
    }
  }

  private void local(String name) {
    for (Scope scope : names.scopes()) {
      if (!scope.variables().contains(symbol)) {
        continue;
      }
      clash(scope.variables(), name);
      if (scope.caught().contains(name)) {
        throw refusal("an .except part means the exception " + name);
      }
      macrosName(scope, name);
    }
  }

  private void label(String name) {
    Scope scope = symbol.scope();
    while (scope.item().isEmpty() && scope.outer().isPresent()) {
      scope = scope.outer().get();
    }
    clash(names.labelsWithin(scope), name);
    if (scope.macro().isPresent()) {
      clash(scope.variables(), name);
    }
    macrosName(scope, name);
  }

  private void macroParameter(String name) {
    if (!Words.isPlain(name)) {
      throw refusal("a macro's parameter cannot need backquotes: quoted names are not replaced");
    }
    if (Opcode.ofMnemonic(name).isPresent()) {
      throw refusal("there is an instruction " + name);
    }
    Item.Macro macro = symbol.scope().macro().orElseThrow();
    String file = symbol.scope().source().orElseThrow().file();
    for (Symbol.Use use : names.uses(file)) {
      boolean inside = use.macro().isPresent() && use.macro().get().name().equals(macro.name());
      if (inside && use.symbol().name().equals(name)) {
        throw refusal("the macro already names a " + use.symbol());
      }
    }
  }

  /** A name is not replaced in a macro whose parameter has it, and not split at its dots. */
  private void checkPlace(Symbol.Use use, String name) {
    boolean dotted = name.indexOf('.') >= 0 || !Words.isPlain(name);
    if (use.partial() && dotted) {
      throw refusal(
          "line "
              + use.source().line(use.span().start())
              + " has "
              + symbol.name()
              + " before a dot, where "
              + name
              + " cannot stand");
    }
    if (use.macro().isPresent()
        && symbol.kind() != Symbol.Kind.MACRO_PARAMETER
        && use.macro().get().parameters().stream().anyMatch(p -> p.text().equals(name))) {
      throw refusal("the macro " + use.macro().get().name().text() + " has a parameter " + name);
    }
  }

  // ---- Names that macros take from the function that uses them ----

  private void macrosName(Scope scope, String name) {
    if (symbol.isMacrosOwn()) {
      return; // What another macro names freely is the function's.
    }
    for (Scope macro : usedMacros(scope)) {
      if (namesFreely(macro, name)) {
        throw refusal("the macro " + macroName(macro) + " names " + name + " too");
      }
    }
  }

  private static String macroName(Scope macro) {
    return macro.macro().orElseThrow().name().text();
  }

  private static boolean namesFreely(Scope macro, String name) {
    return macro.caught().contains(name)
        || Stream.concat(macro.variables().stream(), macro.labels().stream())
            .anyMatch(s -> s.name().equals(name) && !s.isMacrosOwn());
  }

  /** The macros that a function uses, those within macros included. */
  private Set<Scope> usedMacros(Scope function) {
    Map<String, Scope> byName = new LinkedHashMap<>();
    for (Scope scope : names.scopes()) {
      scope.macro().ifPresent(macro -> byName.putIfAbsent(macro.name().text(), scope));
    }
    Set<Scope> result = new HashSet<>();
    List<String> pending = new ArrayList<>(function.macros());
    while (!pending.isEmpty()) {
      Scope macro = byName.get(pending.remove(pending.size() - 1));
      if (macro != null && result.add(macro)) {
        pending.addAll(macro.macros());
      }
    }
    return result;
  }
}
