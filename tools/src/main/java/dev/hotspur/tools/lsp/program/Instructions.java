package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.Unit;
import java.util.ArrayList;
import java.util.List;

/** Finds the instructions of a file, in whatever blocks they are. */
final class Instructions {
  private final List<Statement.Instruction> found = new ArrayList<>();

  private Instructions() {}

  /** All instructions and uses of macros, in the order of the text. */
  static List<Statement.Instruction> of(Unit unit) {
    Instructions instructions = new Instructions();
    unit.items().forEach(instructions::item);
    return instructions.found;
  }

  private void item(Item item) {
    if (item instanceof Item.Function function) {
      function.body().forEach(this::statement);
    } else if (item instanceof Item.ClassBlock block) {
      block.body().forEach(this::statement);
    } else if (item instanceof Item.Macro macro) {
      macro.body().forEach(this::statement);
    }
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Instruction instruction) {
      found.add(instruction);
    } else if (statement instanceof Statement.Try block) {
      block.body().forEach(this::statement);
      block.handlers().forEach(handler -> handler.body().forEach(this::statement));
      block.last().ifPresent(last -> last.forEach(this::statement));
    } else if (statement instanceof Statement.Nested nested) {
      item(nested.function());
    } else if (statement instanceof Statement.NestedClass nested) {
      item(nested.block());
    }
  }
}
