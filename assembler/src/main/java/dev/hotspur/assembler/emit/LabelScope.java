package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of a function, or of one copy of a {@code .finally} part: a part that is emitted more
 * than once has its own labels each time. Found before anything is emitted, because a jump forward
 * must know which blocks it leaves.
 */
final class LabelScope {
  private final Optional<LabelScope> outer;
  private final Draft draft;
  private final Reporter reporter;
  private final Map<String, Label> labels = new LinkedHashMap<>();

  /**
   * A label.
   *
   * @param id its number in the draft
   * @param name its name
   * @param span where it stands
   * @param home the part of a block that it stands in
   */
  record Label(int id, String name, Span span, Home home) {}

  /**
   * A part of a block, or all of a scope.
   *
   * @param owner the scope or the {@code .try} block, compared by identity
   * @param part 0 for what is tried, 1 and on for the handlers
   * @param left whether it is the code after POP_EXCEPT, which is no longer in the handler
   */
  record Home(Object owner, int part, boolean left) {
    boolean isSame(Home other) {
      return owner == other.owner && part == other.part && left == other.left;
    }
  }

  LabelScope(Optional<LabelScope> outer, Draft draft, Reporter reporter) {
    this.outer = outer;
    this.draft = draft;
    this.reporter = reporter;
  }

  /** The scope itself as a home. */
  Home home() {
    return new Home(this, 0, false);
  }

  /** Makes known the labels of these statements and of the blocks in them. */
  void collect(List<Statement> statements) {
    collect(statements, home());
  }

  private void collect(List<Statement> statements, Home within) {
    Home home = within;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Label label) {
        declare(label, home);
      } else if (statement instanceof Statement.Try block) {
        collect(block.body(), new Home(block, 0, false));
        for (int i = 0; i < block.handlers().size(); i++) {
          collect(block.handlers().get(i).body(), new Home(block, i + 1, false));
        }
      } else if (within.part() > 0 && statement instanceof Statement.Instruction instruction) {
        home = after(instruction, home);
      }
    }
  }

  /**
   * In a handler, code is outside from POP_EXCEPT on to the next instruction that goes elsewhere.
   */
  private static Home after(Statement.Instruction instruction, Home home) {
    Optional<Opcode> opcode = Opcode.ofMnemonic(instruction.mnemonic());
    if (opcode.equals(Optional.of(Opcode.POP_EXCEPT))) {
      return new Home(home.owner(), home.part(), true);
    }
    boolean ends = opcode.isPresent() && opcode.get().has(Trait.ENDS);
    return ends ? new Home(home.owner(), home.part(), false) : home;
  }

  private void declare(Statement.Label label, Home home) {
    Label added = new Label(draft.newLabel(), label.name(), label.span(), home);
    Label other = labels.putIfAbsent(label.name(), added);
    if (other != null) {
      reporter.error(
          label.span(),
          "there is another label " + reporter.text(label.span()),
          other.span(),
          "the first one is here");
    }
  }

  /** The label of that name in this scope or in one around it. */
  Optional<Label> find(String name) {
    Label found = labels.get(name);
    return found != null ? Optional.of(found) : outer.flatMap(scope -> scope.find(name));
  }

  /** The labels that can be meant at a place, as they are written. */
  List<String> names(Span place) {
    Optional<Expansion> here = reporter.expansion(place);
    List<String> names = new ArrayList<>();
    for (Label label : labels.values()) {
      Optional<Expansion> there = reporter.expansion(label.span());
      if (there.isEmpty() || there.equals(here)) {
        names.add(reporter.text(label.span()));
      }
    }
    outer.ifPresent(scope -> names.addAll(scope.names(place)));
    return names;
  }
}
