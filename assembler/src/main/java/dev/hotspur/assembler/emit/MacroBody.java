package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Literals;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of one use of a macro. What stands in them knows where it was written, be it the macro
 * or an operand of the use: whose a label or a variable is depends on that.
 */
final class MacroBody {
  private final Item.Macro macro;
  private final Reporter reporter;
  private final Expansion expansion;
  private final Map<String, Operand> arguments = new HashMap<>();
  private int size;

  /**
   * Begins a use.
   *
   * @param macro the macro
   * @param operands one for each parameter
   * @param expansion the use
   * @param reporter of the text that the function stands in
   */
  MacroBody(Item.Macro macro, List<Operand> operands, Expansion expansion, Reporter reporter) {
    this.macro = macro;
    this.reporter = reporter;
    this.expansion = expansion;
    for (int i = 0; i < operands.size(); i++) {
      arguments.put(macro.parameters().get(i).text(), operands.get(i));
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
      statement(statement).ifPresent(result::add);
      size++;
    }
    return result;
  }

  /** A line; nothing if what is to stand there cannot. */
  private Optional<Statement> statement(Statement statement) {
    if (statement instanceof Statement.Label label) {
      return name(new Operand.Name(label.name(), false, label.span()), "a label")
          .map(name -> new Statement.Label(name.text(), name.span()));
    } else if (statement instanceof Statement.Instruction instruction) {
      return instruction(instruction);
    }
    return Optional.of(other(statement, written(statement.span())));
  }

  private Statement other(Statement statement, Span span) {
    if (statement instanceof Statement.Try block) {
      return block(block, span);
    } else if (statement instanceof Statement.Declaration declaration) {
      return new Statement.Declaration(declaration.pool(), entries(declaration), span);
    } else if (statement instanceof Statement.Handler handler) {
      return new Statement.Handler(
          surely(handler.start(), "a label"),
          surely(handler.end(), "a label"),
          surely(handler.handler(), "a label"),
          handler.depth(),
          span);
    } else if (statement instanceof Statement.Location here) {
      return new Statement.Location(here.location(), span);
    }
    return statement;
  }

  private Span written(Span inMacro) {
    return reporter.written(expansion, inMacro);
  }

  private Optional<Statement> instruction(Statement.Instruction instruction) {
    Operand.Name mnemonic =
        new Operand.Name(instruction.mnemonic(), false, instruction.mnemonicSpan());
    List<Operand> operands = new ArrayList<>();
    instruction.operands().forEach(each -> operands.add(operand(each)));
    return name(mnemonic, "the name of an instruction")
        .map(
            name -> {
              Span span = operands.isEmpty() ? name.span() : written(instruction.span());
              return new Statement.Instruction(name.text(), operands, name.span(), span);
            });
  }

  private List<Operand> entries(Statement.Declaration declaration) {
    List<Operand> entries = new ArrayList<>();
    for (Operand entry : declaration.entries()) {
      entries.add(
          entry instanceof Operand.Name name ? declared(declaration, name) : operand(entry));
    }
    return entries;
  }

  private Operand declared(Statement.Declaration declaration, Operand.Name entry) {
    return switch (declaration.pool()) {
      case CONSTANT -> operand(entry);
      default -> surely(entry, "a name");
    };
  }

  private Statement block(Statement.Try block, Span span) {
    List<Statement.Except> handlers = new ArrayList<>();
    for (Statement.Except handler : block.handlers()) {
      handlers.add(
          new Statement.Except(
              handler.type().map(this::operand),
              handler.variable().map(v -> surely(v, "the name of a local variable")),
              statements(handler.body()),
              written(handler.span())));
    }
    Optional<List<Statement>> last = block.last().map(this::statements);
    return new Statement.Try(statements(block.body()), handlers, last, span, written(block.end()));
  }

  /** The same; in the place of what was reported stands the parameter. */
  private Operand.Name surely(Operand.Name name, String wanted) {
    return name(name, wanted)
        .orElseGet(() -> new Operand.Name(name.text(), name.quoted(), written(name.span())));
  }

  /** A name where only a name can stand; another operand of the use is reported. */
  private Optional<Operand.Name> name(Operand.Name name, String wanted) {
    Operand operand = operand(name);
    if (operand instanceof Operand.Name result) {
      return Optional.of(result);
    }
    String found = Literals.written(operand);
    reporter.error(operand.span(), "expected " + wanted + ", found " + found);
    return Optional.empty();
  }

  private Operand operand(Operand operand) {
    if (operand instanceof Operand.Name name) {
      Operand argument = arguments.get(name.text());
      return name.quoted() || argument == null
          ? operand.at(written(name.span()))
          : passed(argument, name.span());
    } else if (operand instanceof Operand.Tuple tuple) {
      List<Operand> items = new ArrayList<>();
      tuple.items().forEach(item -> items.add(operand(item)));
      return new Operand.Tuple(items, written(tuple.span()));
    }
    return operand.at(written(operand.span()));
  }

  private Operand passed(Operand argument, Span parameter) {
    Span span = reporter.passed(expansion, parameter, argument.span());
    if (argument instanceof Operand.Tuple tuple) {
      List<Operand> items = new ArrayList<>();
      tuple.items().forEach(item -> items.add(passed(item, parameter)));
      return new Operand.Tuple(items, span);
    }
    return argument.at(span);
  }
}
