package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The local variables of a function: its parameters, what it stores into, and what it declares.
 * Known before anything is emitted, because a loop may load in an earlier line what a later line
 * stores.
 */
final class Locals {
  private final CodeBuilder builder;
  private final Reporter reporter;
  private final SharedVariables shared;
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> possible = new HashSet<>();
  private final List<Operand.Name> strangers = new ArrayList<>();

  Locals(CodeBuilder builder, List<String> parameters, SharedVariables shared, Reporter reporter) {
    this.builder = builder;
    this.shared = shared;
    this.reporter = reporter;
    known.addAll(parameters);
  }

  /** Finds what these statements declare. */
  void collect(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Instruction instruction) {
        collect(instruction);
      } else if (statement instanceof Statement.Try block) {
        collect(block.body());
        for (Statement.Except handler : block.handlers()) {
          handler.variable().ifPresent(this::store);
          collect(handler.body());
        }
        block.last().ifPresent(this::collect);
      } else if (statement instanceof Statement.Declaration declaration
          && declaration.pool() == Directive.LOCAL) {
        declaration.entries().forEach(entry -> declare((Operand.Name) entry));
      }
    }
  }

  private void declare(Operand.Name name) {
    if (shared.isKnown(name.text())) {
      reporter.error(
          name.span(),
          name.text()
              + " is a "
              + shared.kind(name.text())
              + " variable and cannot be a local too");
    }
    store(name);
  }

  private void store(Operand.Name name) {
    if (!shared.isKnown(name.text())) {
      known.add(name.text());
    }
  }

  private void collect(Statement.Instruction instruction) {
    if (Opcode.ofMnemonic(instruction.mnemonic()).isEmpty()) {
      perhaps(instruction);
      return;
    }
    if (instruction.operands().size() == 1
        && instruction.operands().get(0) instanceof Operand.Name name
        && Opcode.ofMnemonic(instruction.mnemonic()).map(Locals::stores).orElse(false)) {
      store(name);
    }
  }

  /** A misspelt instruction may have been meant to store: nobody needs to hear of it twice. */
  private void perhaps(Statement.Instruction misspelt) {
    for (Operand operand : misspelt.operands()) {
      if (operand instanceof Operand.Name name) {
        possible.add(name.text());
      }
    }
  }

  /** An instruction on a local variable that takes a value from the stack stores it. */
  private static boolean stores(Opcode opcode) {
    return opcode.operand() == OperandKind.LOCAL && opcode.effect().takes() > 0;
  }

  boolean isKnown(String name) {
    return known.contains(name);
  }

  /** The index of a variable that an instruction names. */
  Optional<Integer> index(Opcode opcode, Operand.Name name) {
    if (shared.isKnown(name.text())) {
      reporter.error(
          name.span(),
          name.text()
              + " is a "
              + shared.kind(name.text())
              + " variable; use "
              + opcode.mnemonic().replace("_FAST", "_DEREF"));
      return Optional.empty();
    }
    return Optional.of(index(name));
  }

  /** The index of a variable. */
  int index(Operand.Name name) {
    if (!known.contains(name.text())) {
      strangers.add(name);
    }
    return builder.local(name.text());
  }

  private List<String> ofFunction() {
    return known.stream().filter(name -> name.indexOf(Hygiene.OF) < 0).toList();
  }

  /** Reports variables that never get a value; no line may have been lost that could store it. */
  void check() {
    for (Operand.Name name : strangers) {
      if (possible.contains(name.text())) {
        continue;
      }
      String written = reporter.text(name.span());
      reporter.error(
          name.span(),
          "there is no local variable " + written + ": nothing stores into it",
          Suggestions.closest(written, ofFunction()));
      if (reporter.diagnostics().isFull()) {
        return;
      }
    }
  }
}
