package dev.hotspur.vm.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of instructions agrees with itself. */
class OpcodeTest {
  @ParameterizedTest
  @EnumSource(Opcode.class)
  void isFoundByNameAndNumber(Opcode opcode) {
    assertEquals(Optional.of(opcode), Opcode.ofMnemonic(opcode.mnemonic()));
    assertEquals(Optional.of(opcode), Opcode.ofCode(opcode.code()));
    assertEquals(opcode, Opcode.ofWord(opcode.code()));
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void traitsAgree(Opcode opcode) {
    assertEquals(opcode.operand() == OperandKind.LABEL, opcode.has(Trait.JUMPS));
    assertFalse(opcode.has(Trait.PURE) && opcode.has(Trait.RAISES));
    assertTrue(opcode.minCount() <= opcode.maxCount());
    assertFalse(opcode.documentation().isBlank());
    if (!opcode.has(Trait.JUMPS)) {
      assertEquals(opcode.effect(), opcode.jumpEffect());
    }
  }

  @Test
  void unknownOnesAreNotFound() {
    assertEquals(Optional.empty(), Opcode.ofMnemonic("add"));
    assertEquals(Optional.empty(), Opcode.ofCode(-1));
    assertEquals(Optional.empty(), Opcode.ofCode(Opcode.values().length));
  }

  @Test
  void effectsAreReadFromTheNotation() {
    StackEffect copy = StackEffect.parse("value*n -- value*n copy");
    assertEquals(3, copy.taken(3));
    assertEquals(4, copy.left(3));
    assertEquals(new StackEffect(0, 0, 0, 0, 0, List.of()), StackEffect.parse("--"));
    assertEquals(
        new StackEffect(1, 2, 0, 3, 0, List.of()), StackEffect.parse("a (b c)*n -- (b c d)*n"));
    StackEffect halves = StackEffect.parse("a -- b*high c d*low");
    assertEquals(1 + 2 + 3, halves.left(2 << 8 | 3));
    StackEffect make = StackEffect.parse("defaults?1 closure?8 code -- function");
    assertEquals(1, make.taken(0));
    assertEquals(2, make.taken(8));
    assertEquals(3, make.taken(9));
    assertEquals(1, make.left(9));
    assertEquals(9, make.allParts());
  }
}
