package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the parameters of macros stand for, found from the lines of the macro. Each macro is looked
 * at once, however often it is used.
 */
final class MacroRoles {
  private final Map<String, Item.Macro> macros;
  private final Map<String, List<Set<Role>>> known = new HashMap<>();

  /** What a parameter is used as. */
  private sealed interface Role {}

  /** As an operand with a meaning. */
  private record Plain(Meaning meaning) implements Role {}

  /** As an operand, the one of that number, of a line whose mnemonic is another parameter. */
  private record OperandOf(int mnemonic, int number) implements Role {}

  /** As a mnemonic. */
  private record Mnemonic() implements Role {}

  MacroRoles(Map<String, Item.Macro> macros) {
    this.macros = macros;
  }

  /**
   * What an operand of a use of a macro stands for; there can be more than one answer.
   *
   * @param macro the macro's name
   * @param index the operand's number
   * @param operands all operands of the use
   */
  Set<Meaning> meanings(String macro, int index, List<Operand> operands) {
    Set<Meaning> result = EnumSet.noneOf(Meaning.class);
    for (Role role : role(macro, index)) {
      if (role instanceof Plain plain) {
        result.add(plain.meaning());
      } else if (role instanceof OperandOf of && of.mnemonic() < operands.size()) {
        result.addAll(meanings(operands.get(of.mnemonic()), of.number()));
      }
    }
    return result;
  }

  /** What an operand stands for after a mnemonic that is itself an operand. */
  private Set<Meaning> meanings(Operand mnemonic, int number) {
    Set<Meaning> result = EnumSet.noneOf(Meaning.class);
    opcode(mnemonic).map(Meaning::of).ifPresent(result::add);
    if (mnemonic instanceof Operand.Name name && macros.containsKey(name.text())) {
      for (Role role : List.copyOf(role(name.text(), number))) {
        if (role instanceof Plain plain) {
          result.add(plain.meaning());
        }
      }
    }
    return result;
  }

  /** Whether an operand of a use of a macro is a mnemonic. */
  boolean isMnemonic(String macro, int index) {
    return role(macro, index).contains(new Mnemonic());
  }

  private static Optional<Opcode> opcode(Operand operand) {
    return operand instanceof Operand.Name name ? Opcode.ofMnemonic(name.text()) : Optional.empty();
  }

  private Set<Role> role(String macro, int index) {
    List<Set<Role>> roles = rolesOf(macro);
    return index < roles.size() ? roles.get(index) : Set.of();
  }

  private List<Set<Role>> rolesOf(String name) {
    List<Set<Role>> found = known.get(name);
    if (found == null) {
      Item.Macro macro = macros.get(name);
      found = new ArrayList<>();
      for (int i = 0; i < macro.parameters().size(); i++) {
        found.add(new LinkedHashSet<>());
      }
      // Known before its lines are looked at: a macro that uses itself is an error, not a loop.
      known.put(name, found);
      new Search(macro, found).statements(macro.body());
    }
    return found;
  }

  /** Looks through the lines of one macro. */
  private final class Search {
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Set<Role>> roles;

    Search(Item.Macro macro, List<Set<Role>> roles) {
      this.roles = roles;
      for (int i = 0; i < macro.parameters().size(); i++) {
        indices.put(macro.parameters().get(i).text(), i);
      }
    }

    void statements(List<Statement> statements) {
      for (Statement statement : statements) {
        if (statement instanceof Statement.Label label) {
          Operand name = new Operand.Name(label.name(), false, label.span());
          add(name, new Plain(Meaning.LABEL_DEFINITION));
        } else if (statement instanceof Statement.Instruction instruction) {
          instruction(instruction);
        } else if (statement instanceof Statement.Try block) {
          statements(block.body());
          for (Statement.Except handler : block.handlers()) {
            handler.variable().ifPresent(name -> add(name, new Plain(Meaning.LOCAL_WRITE)));
            handler.type().ifPresent(type -> add(type, new Plain(Meaning.GLOBAL_READ)));
            statements(handler.body());
          }
          block.last().ifPresent(this::statements);
        } else if (statement instanceof Statement.Handler row) {
          List.of(row.start(), row.end(), row.handler())
              .forEach(name -> add(name, new Plain(Meaning.LABEL)));
        } else if (statement instanceof Statement.Declaration declaration) {
          declaration.entries().forEach(e -> add(e, new Plain(meaning(declaration.pool()))));
        }
      }
    }

    private void instruction(Statement.Instruction instruction) {
      Optional<Opcode> opcode = Opcode.ofMnemonic(instruction.mnemonic());
      Integer parameter = indices.get(instruction.mnemonic());
      if (parameter != null) {
        roles.get(parameter).add(new Mnemonic());
        for (int i = 0; i < instruction.operands().size(); i++) {
          add(instruction.operands().get(i), new OperandOf(parameter, i));
        }
      } else if (opcode.isPresent()) {
        instruction.operands().forEach(o -> add(o, new Plain(Meaning.of(opcode.get()))));
      } else if (macros.containsKey(instruction.mnemonic())) {
        inner(instruction);
      }
    }

    private void inner(Statement.Instruction use) {
      for (int i = 0; i < use.operands().size(); i++) {
        for (Role role : List.copyOf(role(use.mnemonic(), i))) {
          if (role instanceof OperandOf of && of.mnemonic() < use.operands().size()) {
            Operand mnemonic = use.operands().get(of.mnemonic());
            Operand operand = use.operands().get(i);
            meanings(mnemonic, of.number()).forEach(m -> add(operand, new Plain(m)));
            index(mnemonic).ifPresent(j -> add(operand, new OperandOf(j, of.number())));
          } else {
            add(use.operands().get(i), role);
          }
        }
      }
    }

    private Optional<Integer> index(Operand operand) {
      return operand instanceof Operand.Name name && !name.quoted()
          ? Optional.ofNullable(indices.get(name.text()))
          : Optional.empty();
    }

    private void add(Operand operand, Role role) {
      if (operand instanceof Operand.Tuple tuple) {
        tuple.items().forEach(item -> add(item, role));
      } else {
        index(operand).ifPresent(i -> roles.get(i).add(role));
      }
    }
  }

  static Meaning meaning(Directive pool) {
    return switch (pool) {
      case LOCAL -> Meaning.LOCAL_WRITE;
      case CELL -> Meaning.CELL_WRITE;
      case FREE -> Meaning.CELL_READ;
      case NAME -> Meaning.GLOBAL_READ;
      default -> Meaning.CONSTANT;
    };
  }
}
