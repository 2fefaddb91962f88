package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Directive;
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

/**
 * Gives each use of a macro its own labels and local variables: those that the macro's text names
 * itself and that it sets or stores into. What it only refers to is the function's, and what comes
 * in by an operand belongs to whoever wrote the operand. After Kohlbecker, Friedman, Felleisen and
 * Duba, "Hygienic macro expansion" (LFP 1986): names are told apart by the step of the expansion
 * that brought them in, and renamed once everything is expanded.
 */
final class Hygiene {
  /** Between a name and that of its macro; not in a plain name, so seldom in the way. */
  static final char OF = '@';

  private final Reporter reporter;
  private final Map<Own, String> labels = new HashMap<>();
  private final Map<Own, String> variables = new HashMap<>();
  private final Set<String> labelsTaken = new HashSet<>();
  private final Set<String> variablesTaken = new HashSet<>();

  /**
   * For a name that is in the way of others how many of them there are, for the next one's number.
   */
  private final Map<String, Integer> numbers = new HashMap<>();

  /** A name that belongs to a use of a macro. */
  private record Own(String name, int expansion) {}

  private Hygiene(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * Renames what belongs to macros.
   *
   * @param function the function
   * @param body its lines, after all uses of macros
   * @param reporter knows where each name was written
   */
  static List<Statement> apply(Item.Function function, List<Statement> body, Reporter reporter) {
    Hygiene hygiene = new Hygiene(reporter);
    function.parameters().forEach(p -> hygiene.variablesTaken.add(p.name().text()));
    hygiene.collect(body, false);
    hygiene.collect(body, true);
    return hygiene.renamed(body);
  }

  /** Finds what is set and stored into: first in the function itself, then in macros. */
  private void collect(List<Statement> statements, boolean inMacros) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Label label) {
        take(label.name(), label.span(), labels, labelsTaken, inMacros);
      } else if (statement instanceof Statement.Instruction instruction) {
        if (binds(instruction) && instruction.operands().get(0) instanceof Operand.Name name) {
          variable(name, inMacros);
        }
      } else if (statement instanceof Statement.Try block) {
        collect(block.body(), inMacros);
        for (Statement.Except handler : block.handlers()) {
          handler.variable().ifPresent(name -> variable(name, inMacros));
          collect(handler.body(), inMacros);
        }
        block.last().ifPresent(last -> collect(last, inMacros));
      } else if (statement instanceof Statement.Declaration declaration
          && declaration.pool() == Directive.LOCAL) {
        declaration.entries().forEach(entry -> variable((Operand.Name) entry, inMacros));
      }
    }
  }

  /** Whether an instruction gives a local variable a value or takes it away. */
  private static boolean binds(Statement.Instruction instruction) {
    return instruction.operands().size() == 1
        && Opcode.ofMnemonic(instruction.mnemonic())
            .map(o -> o.operand() == OperandKind.LOCAL && o.effect().left(0) == 0)
            .orElse(false);
  }

  private void variable(Operand.Name name, boolean inMacros) {
    take(name.text(), name.span(), variables, variablesTaken, inMacros);
  }

  private void take(
      String name, Span span, Map<Own, String> own, Set<String> taken, boolean inMacros) {
    Optional<Expansion> expansion = reporter.expansion(span);
    if (expansion.isEmpty()) {
      taken.add(name);
    } else if (inMacros) {
      Expansion use = expansion.get();
      own.computeIfAbsent(
          new Own(name, use.number()), key -> fresh(name + OF + use.macro(), taken));
    }
  }

  private String fresh(String wanted, Set<String> taken) {
    String name = wanted;
    while (!taken.add(name)) {
      name = wanted + "#" + (1 + numbers.merge(wanted, 1, Integer::sum));
    }
    return name;
  }

  private List<Statement> renamed(List<Statement> statements) {
    List<Statement> result = new ArrayList<>(statements.size());
    statements.forEach(statement -> result.add(renamed(statement)));
    return result;
  }

  private Statement renamed(Statement statement) {
    if (statement instanceof Statement.Label label) {
      return new Statement.Label(renamed(label.name(), label.span(), labels), label.span());
    } else if (statement instanceof Statement.Instruction instruction) {
      return renamed(instruction);
    } else if (statement instanceof Statement.Try block) {
      return renamed(block);
    } else if (statement instanceof Statement.Declaration declaration
        && declaration.pool() == Directive.LOCAL) {
      return new Statement.Declaration(
          declaration.pool(), renamed(declaration.entries(), variables), declaration.span());
    } else if (statement instanceof Statement.Handler handler) {
      return new Statement.Handler(
          renamed(handler.start(), labels),
          renamed(handler.end(), labels),
          renamed(handler.handler(), labels),
          handler.depth(),
          handler.span());
    }
    return statement;
  }

  private Statement renamed(Statement.Instruction instruction) {
    OperandKind kind =
        Opcode.ofMnemonic(instruction.mnemonic()).map(Opcode::operand).orElse(OperandKind.NONE);
    if (kind != OperandKind.LABEL && kind != OperandKind.LOCAL) {
      return instruction;
    }
    Map<Own, String> own = kind == OperandKind.LABEL ? labels : variables;
    return new Statement.Instruction(
        instruction.mnemonic(),
        renamed(instruction.operands(), own),
        instruction.mnemonicSpan(),
        instruction.span());
  }

  private Statement renamed(Statement.Try block) {
    List<Statement.Except> handlers = new ArrayList<>();
    for (Statement.Except handler : block.handlers()) {
      handlers.add(
          new Statement.Except(
              handler.type().map(this::renamedType),
              handler.variable().map(name -> renamed(name, variables)),
              renamed(handler.body()),
              handler.span()));
    }
    return new Statement.Try(
        renamed(block.body()),
        handlers,
        block.last().map(this::renamed),
        block.span(),
        block.end());
  }

  /** The type of an exception can be in a local variable. */
  private Operand renamedType(Operand type) {
    if (type instanceof Operand.Tuple tuple) {
      List<Operand> items = new ArrayList<>();
      tuple.items().forEach(item -> items.add(renamedType(item)));
      return new Operand.Tuple(items, tuple.span());
    }
    return renamed(type, variables);
  }

  private List<Operand> renamed(List<? extends Operand> operands, Map<Own, String> own) {
    List<Operand> result = new ArrayList<>();
    operands.forEach(operand -> result.add(renamed(operand, own)));
    return result;
  }

  private Operand renamed(Operand operand, Map<Own, String> own) {
    return operand instanceof Operand.Name name ? renamed(name, own) : operand;
  }

  private Operand.Name renamed(Operand.Name name, Map<Own, String> own) {
    String text = renamed(name.text(), name.span(), own);
    return text.equals(name.text()) ? name : new Operand.Name(text, true, name.span());
  }

  private String renamed(String name, Span span, Map<Own, String> own) {
    return reporter
        .expansion(span)
        .map(use -> own.getOrDefault(new Own(name, use.number()), name))
        .orElse(name);
  }
}
