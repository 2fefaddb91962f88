package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what the names in the lines of a function, class or macro stand for. */
final class BodyNames {
  private final NamesBuilder names;
  private final Scope scope;
  private final SourceText source;
  private final Optional<Item.Macro> macro;
  private final List<Operand.Name> caught = new ArrayList<>();
  private final List<Statement> inner = new ArrayList<>();
  private Scope labels;

  BodyNames(NamesBuilder names, Scope scope, SourceText source) {
    this.names = names;
    this.scope = scope;
    this.source = source;
    this.macro = scope.macro();
    this.labels = scope;
  }

  void resolve(List<Statement> body) {
    collect(body);
    statements(body);
    caught.forEach(this::caught);
    // Last: inner functions may use variables that a later line makes.
    for (Statement statement : inner) {
      if (statement instanceof Statement.Nested nested) {
        names.function(nested.function(), source, scope);
      } else if (statement instanceof Statement.NestedClass nested) {
        names.classBlock(nested.block(), source, scope);
      }
    }
  }

  /** Makes known what a line may name before the line that defines it. */
  private void collect(List<Statement> body) {
    for (Statement statement : body) {
      if (statement instanceof Statement.Label label) {
        setLabel(label.name(), label.span());
      } else if (statement instanceof Statement.Instruction instruction) {
        labelsOfMacro(instruction);
      } else if (statement instanceof Statement.Try block) {
        collect(block.body());
        block.handlers().forEach(handler -> collect(handler.body()));
      } else if (statement instanceof Statement.Nested nested) {
        nested(nested.function().name(), Symbol.Kind.FUNCTION);
      } else if (statement instanceof Statement.NestedClass nested) {
        nested(nested.block().name(), Symbol.Kind.CLASS);
      } else if (statement instanceof Statement.Declaration free && free.pool() == Directive.FREE) {
        free.entries().forEach(this::free);
      }
    }
  }

  private void setLabel(String name, Span span) {
    Optional<Symbol> parameter = macroParameter(name);
    if (parameter.isPresent()) {
      names.use(parameter.get(), source, span, Symbol.Role.READ, macro);
    } else {
      Symbol symbol =
          labels
              .labelMap()
              .computeIfAbsent(name, text -> names.symbol(Symbol.Kind.LABEL, text, labels));
      names.use(symbol, source, span, Symbol.Role.DEFINITION, macro);
    }
  }

  /** The labels that a macro sets and that its use names. */
  private void labelsOfMacro(Statement.Instruction use) {
    if (isMacro(use.mnemonic())) {
      for (int i = 0; i < use.operands().size(); i++) {
        boolean set = meanings(use, i).contains(Meaning.LABEL_DEFINITION);
        if (set && use.operands().get(i) instanceof Operand.Name name) {
          setLabel(name.text(), name.span());
        }
      }
    }
  }

  private boolean isMacro(String mnemonic) {
    return macroParameter(mnemonic).isEmpty()
        && Opcode.ofMnemonic(mnemonic).isEmpty()
        && names.isMacro(mnemonic);
  }

  private Set<Meaning> meanings(Statement.Instruction use, int index) {
    return names.roles().meanings(use.mnemonic(), index, use.operands());
  }

  /** A variable of an enclosing function. */
  private void free(Operand entry) {
    if (entry instanceof Operand.Name name) {
      for (Optional<Scope> at = scope.outer(); at.isPresent(); at = at.get().outer()) {
        Optional<Symbol> found = at.get().variable(name.text());
        if (found.isPresent()) {
          scope.variableMap().putIfAbsent(name.text(), found.get());
          return;
        }
      }
    }
  }

  private void statements(List<Statement> body) {
    for (Statement statement : body) {
      if (statement instanceof Statement.Instruction instruction) {
        instruction(instruction);
      } else if (statement instanceof Statement.Try block) {
        block(block);
      } else if (statement instanceof Statement.Declaration declaration) {
        Meaning meaning = MacroRoles.meaning(declaration.pool());
        declaration.entries().forEach(entry -> operand(entry, meaning));
      } else if (statement instanceof Statement.Handler row) {
        List.of(row.start(), row.end(), row.handler()).forEach(this::label);
      } else if (statement instanceof Statement.Nested
          || statement instanceof Statement.NestedClass) {
        inner.add(statement);
      }
    }
  }

  private void nested(Operand.Name name, Symbol.Kind kind) {
    Symbol symbol =
        scope.functionMap().computeIfAbsent(name.text(), text -> names.symbol(kind, text, scope));
    names.use(symbol, source, name.span(), Symbol.Role.DEFINITION, macro);
  }

  private void block(Statement.Try block) {
    statements(block.body());
    for (Statement.Except handler : block.handlers()) {
      handler.type().ifPresent(this::type);
      handler.variable().ifPresent(name -> variable(name, Meaning.LOCAL_WRITE));
      statements(handler.body());
    }
    if (block.last().isPresent()) {
      Scope around = labels;
      labels = new Scope(Optional.empty(), Optional.of(source), Optional.of(around));
      collect(block.last().get());
      statements(block.last().get());
      labels = around;
    }
  }

  private void type(Operand type) {
    if (type instanceof Operand.Tuple tuple) {
      tuple.items().forEach(this::type);
    } else if (type instanceof Operand.Name name) {
      caught.add(name);
    }
  }

  /** A type is a variable if there is one of its name, and a global otherwise. */
  private void caught(Operand.Name name) {
    int dot = name.quoted() ? -1 : name.text().indexOf('.');
    String first = dot < 0 ? name.text() : name.text().substring(0, dot);
    Span span = dot < 0 ? name.span() : new Span(name.span().start(), name.span().start() + dot);
    Symbol symbol = scope.variableMap().get(first);
    if (symbol != null) {
      symbol.add(new Symbol.Use(symbol, source, span, Symbol.Role.READ, macro, dot >= 0));
    } else {
      scope.caught().add(first);
      Operand.Name global = new Operand.Name(first, name.quoted(), span);
      names.global(global, source, Symbol.Role.READ, macro, dot >= 0);
    }
  }

  private void instruction(Statement.Instruction instruction) {
    Optional<Opcode> opcode = Opcode.ofMnemonic(instruction.mnemonic());
    Optional<Symbol> parameter = macroParameter(instruction.mnemonic());
    if (parameter.isPresent()) {
      names.use(parameter.get(), source, instruction.mnemonicSpan(), Symbol.Role.READ, macro);
      instruction.operands().forEach(operand -> parameters(operand));
    } else if (opcode.isPresent()) {
      Meaning meaning = Meaning.of(opcode.get());
      instruction.operands().forEach(operand -> operand(operand, meaning));
    } else if (names.macroUse(instruction.mnemonic(), source, instruction.mnemonicSpan(), macro)) {
      macroUse(instruction);
    }
  }

  private void macroUse(Statement.Instruction use) {
    scope.macros().add(use.mnemonic());
    for (int i = 0; i < use.operands().size(); i++) {
      Operand operand = use.operands().get(i);
      Set<Meaning> meanings = meanings(use, i);
      if (names.roles().isMnemonic(use.mnemonic(), i)) {
        mnemonic(operand);
      } else if (meanings.isEmpty()) {
        parameters(operand);
      } else if (meanings.contains(Meaning.LOCAL_WRITE)) {
        // Both stored and loaded: one place is enough, and storing says more.
        operand(operand, Meaning.LOCAL_WRITE);
      } else if (!meanings.contains(Meaning.LABEL_DEFINITION)) {
        operand(operand, meanings.iterator().next());
      } // A label is known before the line that sets it.
    }
  }

  /** A mnemonic that a macro gets as an operand, which can be that of a macro. */
  private void mnemonic(Operand operand) {
    parameters(operand);
    if (operand instanceof Operand.Name name && isMacro(name.text())) {
      scope.macros().add(name.text());
      names.macroUse(name.text(), source, name.span(), macro);
    }
  }

  /** The parameters of this macro that an operand of unknown meaning names. */
  private void parameters(Operand operand) {
    if (operand instanceof Operand.Tuple tuple) {
      tuple.items().forEach(this::parameters);
    } else if (operand instanceof Operand.Name name && !name.quoted()) {
      macroParameter(name.text())
          .ifPresent(symbol -> names.use(symbol, source, name.span(), Symbol.Role.READ, macro));
    }
  }

  private Optional<Symbol> macroParameter(String name) {
    return macro.isEmpty() ? Optional.empty() : scope.variable(name).filter(BodyNames::isParameter);
  }

  private static boolean isParameter(Symbol symbol) {
    return symbol.kind() == Symbol.Kind.MACRO_PARAMETER;
  }

  private void operand(Operand operand, Meaning meaning) {
    if (operand instanceof Operand.Tuple && macro.isPresent()) {
      parameters(operand);
    }
    if (operand instanceof Operand.Tuple tuple && meaning == Meaning.CONSTANT) {
      tuple.items().forEach(item -> operandIfNoParameter(item, meaning));
    } else if (operand instanceof Operand.Name name) {
      if (!name.quoted() && macroParameter(name.text()).isPresent()) {
        parameters(operand);
      } else {
        name(name, meaning);
      }
    }
  }

  private void operandIfNoParameter(Operand operand, Meaning meaning) {
    boolean parameter =
        operand instanceof Operand.Name name
            && !name.quoted()
            && macroParameter(name.text()).isPresent();
    if (!parameter) {
      operand(operand, meaning);
    }
  }

  private void name(Operand.Name name, Meaning meaning) {
    switch (meaning) {
      case CONSTANT -> constant(name);
      case COUNT -> names.constants(name, source, macro);
      case LOCAL_WRITE, CELL_WRITE, LOCAL_READ, CELL_READ -> variable(name, meaning);
      case GLOBAL_WRITE -> names.global(name, source, Symbol.Role.WRITE, macro, false);
      case GLOBAL_READ -> names.global(name, source, Symbol.Role.READ, macro, false);
      case LABEL, LABEL_DEFINITION -> label(name);
      case ATTRIBUTE, MODULE, COMPARISON, PARTS, NOTHING -> {}
    }
  }

  /** A function within this one, or a named constant. */
  private void constant(Operand.Name name) {
    Symbol function = scope.functionMap().get(name.text());
    if (function != null) {
      names.use(function, source, name.span(), Symbol.Role.READ, macro);
    } else {
      names.constants(name, source, macro);
    }
  }

  private void variable(Operand.Name name, Meaning meaning) {
    boolean shared = meaning == Meaning.CELL_READ || meaning == Meaning.CELL_WRITE;
    boolean written = meaning == Meaning.LOCAL_WRITE || meaning == Meaning.CELL_WRITE;
    Symbol.Role role = written ? Symbol.Role.WRITE : Symbol.Role.READ;
    String key = key(name.text(), shared);
    Symbol symbol =
        scope
            .variableMap()
            .computeIfAbsent(key, k -> names.symbol(Symbol.Kind.LOCAL, name.text(), scope));
    names.use(symbol, source, name.span(), role, macro);
    if (macro.isPresent() && meaning == Meaning.LOCAL_WRITE) {
      scope.own().add(symbol);
    }
  }

  /**
   * In a macro, a quoted name is never one of its parameters, and variables that functions share
   * are never its own, so they are told apart from others of their name.
   */
  private String key(String name, boolean shared) {
    if (macro.isPresent() && shared) {
      return "cell " + name;
    }
    return macroParameter(name).isPresent() ? "`" + name : name;
  }

  private void label(Operand.Name name) {
    if (!name.quoted() && macroParameter(name.text()).isPresent()) {
      parameters(name);
      return;
    }
    Symbol symbol =
        labels
            .label(name.text())
            .orElseGet(
                () -> {
                  Symbol made = names.symbol(Symbol.Kind.LABEL, name.text(), scope);
                  scope.labelMap().put(name.text(), made);
                  return made;
                });
    names.use(symbol, source, name.span(), Symbol.Role.READ, macro);
  }
}
