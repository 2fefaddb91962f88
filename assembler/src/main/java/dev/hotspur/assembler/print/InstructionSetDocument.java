package dev.hotspur.assembler.print;

import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.bytecode.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes {@code docs/instruction-set.md} from the instruction table. */
public final class InstructionSetDocument {
  private InstructionSetDocument() {}

  /** The document, as Markdown. */
  public static String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # The instruction set

        This page is written from the table in `Opcode.java`; change the table, not the page.

        The effect on the stack is written as in Forth: the values before and after `--`, the top of
        the stack last. `x*n` stands for as many values as the operand says, `(x y)*n` for as many
        pairs; `x*low` and `x*high` for n mod 256 and n / 256 values; `x?b` for a value that is there
        only if the operand has the word `x`, which is its bit b. Where a jump has another effect, it
        stands in a second line.

        | instruction | stack | what it does | traits |
        |---|---|---|---|
        """);
    for (Opcode opcode : Opcode.values()) {
      out.append("| `").append(opcode.mnemonic());
      if (opcode.operand() != OperandKind.NONE) {
        out.append(' ').append(opcode.operand().placeholder());
      }
      out.append("` | `").append(opcode.notation()).append('`');
      if (!opcode.jumpNotation().equals(opcode.notation())) {
        out.append("<br>jump: `").append(opcode.jumpNotation()).append('`');
      }
      out.append(" | ").append(opcode.documentation().replace("|", "\\|"));
      out.append(" | ").append(traits(opcode)).append(" |\n");
    }
    out.append("\n## Operands\n\n| operand | what it is |\n|---|---|\n");
    for (OperandKind kind : OperandKind.values()) {
      if (kind != OperandKind.NONE) {
        out.append("| ").append(kind.placeholder()).append(" | ");
        out.append(kind.expectation()).append(" |\n");
      }
    }
    out.append(
        """

        ## Traits

        | trait | meaning |
        |---|---|
        | raises | may raise an exception |
        | pure | has no effect but its result, which depends on nothing but its inputs |
        | jumps | may continue at its label |
        | ends | never continues at the next instruction |
        | calls | may run other code of the program before it is done |
        | iterates | may go over an iterable, which may charge for work or, if it is a `map` or `filter`, run other code |
        """);
    return out.toString();
  }

  private static String traits(Opcode opcode) {
    List<String> traits = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      if (opcode.has(trait)) {
        traits.add(trait.name().toLowerCase(Locale.ROOT));
      }
    }
    return String.join(", ", traits);
  }
}
