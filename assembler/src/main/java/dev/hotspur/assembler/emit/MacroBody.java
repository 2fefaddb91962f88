package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of one use of a macro. */
final class MacroBody {
  private final Item.Macro macro;
  private final Statement.Instruction use;
  private final Reporter definedIn;
  private final Reporter usedIn;
  private final int number;
  private final Map<String, Operand> arguments = new HashMap<>();
  private final Set<String> labels = new HashSet<>();
  private int size;

  MacroBody(
      Item.Macro macro,
      Statement.Instruction use,
      Reporter definedIn,
      Reporter usedIn,
      int number) {
    this.macro = macro;
    this.use = use;
    this.definedIn = definedIn;
    this.usedIn = usedIn;
    this.number = number;
    for (int i = 0; i < macro.parameters().size(); i++) {
      arguments.put(macro.parameters().get(i).text(), use.operands().get(i));
    }
    collectLabels(macro.body());
  }

  private void collectLabels(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Label label) {
        labels.add(label.name());
      } else if (statement instanceof Statement.Try block) {
        collectLabels(block.body());
        block.handlers().forEach(handler -> collectLabels(handler.body()));
        block.last().ifPresent(this::collectLabels);
      }
    }
  }

  /** The lines, with operands in place of parameters. */
  List<Statement> statements() {
    return statements(macro.body());
  }

  /** How many lines were made. */
  int size() {
    return size;
  }

  private List<Statement> statements(List<Statement> statements) {
    List<Statement> result = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      result.add(statement(statement));
      size++;
    }
    return result;
  }

  private Statement statement(Statement statement) {
    Span span = place(statement.span());
    if (statement instanceof Statement.Label label) {
      return new Statement.Label(unique(label.name()), span);
    } else if (statement instanceof Statement.Instruction instruction) {
      return instruction(instruction, span);
    } else if (statement instanceof Statement.Try block) {
      return block(block, span);
    } else if (statement instanceof Statement.Declaration declaration) {
      List<Operand> entries =
          declaration.entries().stream().map(entry -> operand(entry, false, span)).toList();
      return new Statement.Declaration(declaration.pool(), entries, span);
    } else if (statement instanceof Statement.Handler handler) {
      return new Statement.Handler(
          label(handler.start(), span),
          label(handler.end(), span),
          label(handler.handler(), span),
          handler.depth(),
          span);
    }
    return statement;
  }

  /** The place of the use, which is known to come from a place in the macro. */
  private Span place(Span inMacro) {
    String remark = "in the macro " + macro.name().text();
    return usedIn.expanded(use.span(), new Diagnostic.Note(definedIn.place(inMacro), remark));
  }

  private String unique(String label) {
    return label + " of " + macro.name().text() + " #" + number;
  }

  private Statement instruction(Statement.Instruction instruction, Span span) {
    boolean hidden = arguments.get(instruction.mnemonic()) instanceof Operand.Name;
    String mnemonic =
        hidden
            ? ((Operand.Name) arguments.get(instruction.mnemonic())).text()
            : instruction.mnemonic();
    boolean jumps =
        Opcode.ofMnemonic(mnemonic).map(o -> o.operand() == OperandKind.LABEL).orElse(true);
    List<Operand> operands =
        instruction.operands().stream().map(o -> operand(o, jumps, span)).toList();
    return new Statement.Instruction(mnemonic, operands, span, span);
  }

  private Statement block(Statement.Try block, Span span) {
    List<Statement.Except> handlers = new ArrayList<>();
    for (Statement.Except handler : block.handlers()) {
      Span place = place(handler.span());
      Optional<Operand> type = handler.type().map(t -> operand(t, false, place));
      handlers.add(
          new Statement.Except(
              type,
              handler.variable().map(v -> name(v, place)),
              statements(handler.body()),
              place));
    }
    return new Statement.Try(
        statements(block.body()),
        handlers,
        block.last().map(this::statements),
        span,
        place(block.end()));
  }

  private Operand.Name name(Operand.Name name, Span span) {
    return operand(name, false, span) instanceof Operand.Name substituted ? substituted : name;
  }

  private Operand.Name label(Operand.Name name, Span span) {
    return operand(name, true, span) instanceof Operand.Name substituted ? substituted : name;
  }

  private Operand operand(Operand operand, boolean maybeLabel, Span span) {
    if (operand instanceof Operand.Name name) {
      Operand argument = name.quoted() ? operand : arguments.getOrDefault(name.text(), operand);
      boolean own = argument == operand && maybeLabel && labels.contains(name.text());
      return own ? new Operand.Name(unique(name.text()), true, span) : placed(argument, span);
    }
    if (operand instanceof Operand.Tuple tuple) {
      List<Operand> items =
          tuple.items().stream().map(item -> operand(item, maybeLabel, span)).toList();
      return new Operand.Tuple(items, span);
    }
    return placed(operand, span);
  }

  /** The operand, said to stand at a place. */
  private static Operand placed(Operand operand, Span span) {
    if (operand instanceof Operand.Value value) {
      return new Operand.Value(value.constant(), span);
    } else if (operand instanceof Operand.Name name) {
      return new Operand.Name(name.text(), name.quoted(), span);
    } else if (operand instanceof Operand.Tuple tuple) {
      return new Operand.Tuple(tuple.items().stream().map(i -> placed(i, span)).toList(), span);
    } else if (operand instanceof Operand.Operator operator) {
      return new Operand.Operator(operator.symbol(), span);
    } else if (operand instanceof Operand.Bytes bytes) {
      return new Operand.Bytes(bytes.octets(), span);
    }
    return new Operand.Ellipsis(span);
  }
}
