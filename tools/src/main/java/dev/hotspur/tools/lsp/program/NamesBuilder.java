package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.Unit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what the names outside of functions stand for; {@link BodyNames} does it within them. */
final class NamesBuilder {
  private final Map<String, Symbol> functions;
  private final Map<String, Symbol> globals;
  private final Map<String, Symbol> builtins;
  private final Map<String, Symbol> constants;
  private final Map<String, Symbol> macros;
  private final Map<String, Item.Macro> macroItems = new LinkedHashMap<>();
  private final MacroRoles roles = new MacroRoles(macroItems);
  private final Set<Symbol> symbols = new LinkedHashSet<>();
  private final List<Scope> scopes;
  private final Scope program = new Scope(Optional.empty(), Optional.empty(), Optional.empty());
  private Optional<Operand.Name> entry = Optional.empty();

  NamesBuilder(
      Map<String, Symbol> functions,
      Map<String, Symbol> globals,
      Map<String, Symbol> builtins,
      Map<String, Symbol> constants,
      Map<String, Symbol> macros,
      List<Scope> scopes) {
    this.functions = functions;
    this.globals = globals;
    this.builtins = builtins;
    this.constants = constants;
    this.macros = macros;
    this.scopes = scopes;
  }

  MacroRoles roles() {
    return roles;
  }

  Optional<Operand.Name> entry() {
    return entry;
  }

  /** All symbols that were found. */
  Set<Symbol> symbols() {
    return symbols;
  }

  void build(List<Unit> units) {
    for (Unit unit : units) {
      unit.items().forEach(item -> declare(item, unit.source()));
    }
    for (Unit unit : units) {
      unit.items().forEach(item -> resolve(item, unit.source()));
    }
  }

  private void declare(Item item, SourceText source) {
    if (item instanceof Item.Function function) {
      define(functions, Symbol.Kind.FUNCTION, function.name(), source);
    } else if (item instanceof Item.ClassBlock block) {
      define(functions, Symbol.Kind.CLASS, block.name(), source);
    } else if (item instanceof Item.ConstantDefinition constant) {
      define(constants, Symbol.Kind.CONSTANT, constant.name(), source);
    } else if (item instanceof Item.Macro macro) {
      define(macros, Symbol.Kind.MACRO, macro.name(), source);
      macroItems.putIfAbsent(macro.name().text(), macro);
    }
  }

  private void define(
      Map<String, Symbol> table, Symbol.Kind kind, Operand.Name name, SourceText source) {
    Symbol symbol = table.computeIfAbsent(name.text(), text -> symbol(kind, text, program));
    use(symbol, source, name.span(), Symbol.Role.DEFINITION, Optional.empty());
  }

  Symbol symbol(Symbol.Kind kind, String name, Scope scope) {
    Symbol symbol = new Symbol(kind, name, scope);
    symbols.add(symbol);
    return symbol;
  }

  void use(
      Symbol symbol, SourceText source, Span span, Symbol.Role role, Optional<Item.Macro> macro) {
    symbol.add(new Symbol.Use(symbol, source, span, role, macro, false));
  }

  private void resolve(Item item, SourceText source) {
    if (item instanceof Item.Function function) {
      function(function, source, program);
    } else if (item instanceof Item.ClassBlock block) {
      classBlock(block, source, program);
    } else if (item instanceof Item.ConstantDefinition constant) {
      constants(constant.value(), source, Optional.empty());
    } else if (item instanceof Item.Macro macro) {
      macro(macro, source);
    } else if (item instanceof Item.Entry start) {
      entry = Optional.of(start.name());
      global(start.name(), source, Symbol.Role.READ, Optional.empty(), false);
    }
  }

  /** A function, within a scope around it. */
  void function(Item.Function function, SourceText source, Scope outer) {
    Scope scope = new Scope(Optional.of(function), Optional.of(source), Optional.of(outer));
    scopes.add(scope);
    for (Item.Parameter parameter : function.parameters()) {
      Symbol symbol =
          scope
              .variableMap()
              .computeIfAbsent(
                  parameter.name().text(), name -> symbol(Symbol.Kind.PARAMETER, name, scope));
      use(symbol, source, parameter.name().span(), Symbol.Role.DEFINITION, Optional.empty());
      parameter.defaultValue().ifPresent(value -> constants(value, source, Optional.empty()));
    }
    new BodyNames(this, scope, source).resolve(function.body());
  }

  /** A class: its functions are found, its own lines have the class as their scope. */
  void classBlock(Item.ClassBlock block, SourceText source, Scope outer) {
    for (Operand base : block.bases()) {
      if (base instanceof Operand.Name name) {
        global(name, source, Symbol.Role.READ, Optional.empty(), false);
      }
    }
    Scope scope = new Scope(Optional.of(block), Optional.of(source), Optional.of(outer));
    scopes.add(scope);
    new BodyNames(this, scope, source).resolve(block.body());
  }

  private void macro(Item.Macro macro, SourceText source) {
    Scope scope = new Scope(Optional.of(macro), Optional.of(source), Optional.of(program));
    scopes.add(scope);
    for (Operand.Name parameter : macro.parameters()) {
      Symbol symbol =
          scope
              .variableMap()
              .computeIfAbsent(
                  parameter.text(), name -> symbol(Symbol.Kind.MACRO_PARAMETER, name, scope));
      use(symbol, source, parameter.span(), Symbol.Role.DEFINITION, Optional.of(macro));
    }
    List<Statement> body = macro.body();
    new BodyNames(this, scope, source).resolve(body);
  }

  /** The constants that a literal names. */
  void constants(Operand operand, SourceText source, Optional<Item.Macro> macro) {
    if (operand instanceof Operand.Tuple tuple) {
      tuple.items().forEach(item -> constants(item, source, macro));
    } else if (operand instanceof Operand.Name name) {
      Symbol symbol =
          constants.computeIfAbsent(
              name.text(), text -> symbol(Symbol.Kind.CONSTANT, text, program));
      use(symbol, source, name.span(), Symbol.Role.READ, macro);
    }
  }

  boolean isMacro(String name) {
    return macroItems.containsKey(name);
  }

  /** A use of a macro; false if there is none of that name. */
  boolean macroUse(String name, SourceText source, Span span, Optional<Item.Macro> within) {
    if (!macroItems.containsKey(name)) {
      return false;
    }
    use(macros.get(name), source, span, Symbol.Role.READ, within);
    return true;
  }

  /** A function, a global that some place stores into, or a builtin. */
  void global(
      Operand.Name name,
      SourceText source,
      Symbol.Role role,
      Optional<Item.Macro> macro,
      boolean partial) {
    Symbol symbol = functions.get(name.text());
    if (symbol == null) {
      symbol = globals.get(name.text());
    }
    if (symbol == null && role == Symbol.Role.WRITE) {
      symbol = builtins.remove(name.text());
      Symbol made = symbol(Symbol.Kind.GLOBAL, name.text(), program);
      if (symbol != null) {
        // What was read before the first store was this global after all.
        symbol.uses().forEach(use -> made.add(moved(use, made)));
        symbols.remove(symbol);
      }
      symbol = made;
      globals.put(name.text(), made);
    }
    if (symbol == null) {
      symbol =
          builtins.computeIfAbsent(name.text(), text -> symbol(Symbol.Kind.BUILTIN, text, program));
    }
    symbol.add(new Symbol.Use(symbol, source, name.span(), role, macro, partial));
  }

  private static Symbol.Use moved(Symbol.Use use, Symbol symbol) {
    return new Symbol.Use(symbol, use.source(), use.span(), use.role(), use.macro(), use.partial());
  }
}
