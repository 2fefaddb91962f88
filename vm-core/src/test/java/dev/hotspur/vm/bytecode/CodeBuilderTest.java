package dev.hotspur.vm.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CodeBuilderTest {
  /** Only where a label is must fit into an instruction, not how many there are. */
  @Test
  void mayHaveMoreLabelsThanAnOperandCanCount() {
    CodeBuilder builder = new CodeBuilder("f", "t", 1);
    while (builder.newLabel() <= Opcode.MAX_OPERAND) {
      // Most of them are never used.
    }
    int label = builder.newLabel();
    Code code = builder.add(Opcode.JUMP, label).bind(label).add(Opcode.RETURN).build();
    assertEquals(1, code.operand(0));
  }

  @Test
  void refusesOperandsThatDoNotFit() {
    CodeBuilder builder = new CodeBuilder("f", "t", 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.add(Opcode.LOAD_CONST, Opcode.MAX_OPERAND + 1));
    assertThrows(IllegalArgumentException.class, () -> builder.add(Opcode.LOAD_CONST, -1));
  }
}
