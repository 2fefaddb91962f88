package dev.hotspur.assembler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.Programs;
import dev.hotspur.assembler.print.Disassembler;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The instructions and the exception table that .try blocks become. */
class TryBlockTest {
  private static String lowered(String... lines) {
    String text = Disassembler.disassemble(Programs.verified(Programs.program(lines)).module());
    String head = ".module test\n\n.func main()\n";
    return text.substring(head.length(), text.length() - ".end\n".length());
  }

  @Property(tries = 5000, seed = "20261121")
  void everyCombinationOfBlocksAndExitsIsVerified(@ForAll long seed) {
    String program = RandomBlocks.of(seed).assembly();
    assertEquals("", Assembler.assembleVerified(program, "t").render(), program);
  }

  @Test
  void aHandlerKeepsTheIteratorOfTheLoopAroundIt() {
    assertEquals(
        """
                LOAD_GLOBAL       items
                GET_ITER
        L1:     FOR_ITER          L10
                STORE_FAST        i
        L2:     LOAD_FAST         i
                POP
        L3:     JUMP              L9
        L4:     PUSH_EXC_INFO
        L5:     LOAD_GLOBAL       KeyError
                CHECK_EXC_MATCH
                POP_JUMP_IF_FALSE L7
                POP
        L6:     POP_EXCEPT
                JUMP              L9
        L7:     RERAISE
        L8:     COPY              2
                POP_EXCEPT
                RERAISE
        L9:     JUMP              L1
        L10:    LOAD_CONST        None
                RETURN
                .handler L2 L3 L4 1
                .handler L5 L6 L8 2
                .handler L7 L8 L8 2
        """,
        lowered(
            "LOAD_GLOBAL items",
            "GET_ITER",
            "loop: FOR_ITER done",
            "STORE_FAST i",
            ".try",
            "LOAD_FAST i",
            "POP",
            ".except KeyError",
            ".end",
            "JUMP loop",
            "done: LOAD_CONST None",
            "RETURN"));
  }

  @Test
  void aNamedExceptionIsRemovedAtEveryEnd() {
    assertEquals(
        """
        L1:     LOAD_CONST        1
        L2:     RETURN
        L3:     PUSH_EXC_INFO
        L4:     LOAD_GLOBAL       KeyError
                LOAD_GLOBAL       errors
                LOAD_ATTR         Bad
                BUILD_TUPLE       2
                CHECK_EXC_MATCH
                POP_JUMP_IF_FALSE L9
                STORE_FAST        e
        L5:     LOAD_FAST         e
        L6:     LOAD_CONST        None
                STORE_FAST        e
                DELETE_FAST       e
        L7:     COPY              2
                POP_EXCEPT
                RETURN
        L8:     LOAD_CONST        None
                STORE_FAST        e
                DELETE_FAST       e
                RERAISE
        L9:     RERAISE
        L10:    COPY              2
                POP_EXCEPT
                RERAISE
                .handler L1 L2 L3 0
                .handler L5 L6 L8 1
                .handler L4 L7 L10 1
                .handler L8 L10 L10 1
        """,
        lowered(
            ".try",
            "LOAD_CONST 1",
            "RETURN",
            ".except (KeyError, errors.Bad) as e",
            "LOAD_FAST e",
            "RETURN",
            ".end"));
  }

  @Test
  void finallyIsCopiedForEveryWayOut() {
    assertEquals(
        """
        L1:     LOAD_GLOBAL       f
                POP_JUMP_IF_FALSE L3
                LOAD_CONST        1
        L2:     LOAD_GLOBAL       g
                POP
                RETURN
        L3:     NOP
        L4:     LOAD_GLOBAL       g
                POP
                JUMP              L8
        L5:     PUSH_EXC_INFO
        L6:     LOAD_GLOBAL       g
                POP
                RERAISE
        L7:     COPY              2
                POP_EXCEPT
                RERAISE
        L8:     LOAD_CONST        None
                RETURN
                .handler L1 L2 L5 0
                .handler L3 L4 L5 0
                .handler L6 L7 L7 1
        """,
        lowered(
            ".try",
            "LOAD_GLOBAL f",
            "POP_JUMP_IF_FALSE on",
            "LOAD_CONST 1",
            "RETURN",
            "on: NOP",
            ".finally",
            "LOAD_GLOBAL g",
            "POP",
            ".end",
            "LOAD_CONST None",
            "RETURN"));
  }

  private static String refused(String... lines) {
    return Programs.refusal(Programs.program(lines));
  }

  @Test
  void aJumpOutOfAHandlerNeedsPopExcept() {
    assertEquals(
        """
        test.spur:5:1: error: JUMP leaves the handler while its exception is being handled; write POP_EXCEPT before a JUMP out of it
        JUMP out
        ^~~~~~~~""",
        refused(".try", "NOP", ".except", "JUMP out", ".end", "out: LOAD_CONST 1", "RETURN"));
  }

  @Test
  void aJumpCannotEnterABlock() {
    assertEquals(
        """
        test.spur:2:1: error: a jump cannot enter a part of a .try block from outside of it
        JUMP in
        ^~~~~~~
        test.spur:4:1: note: the label in is here
        in: NOP
        ^~""",
        refused("JUMP in", ".try", "in: NOP", ".except", ".end", "LOAD_CONST 1", "RETURN"));
  }

  @Test
  void aJumpCannotLeaveFinally() {
    assertEquals(
        """
        test.spur:5:1: error: JUMP leaves .finally, which must be left at its end, by RETURN or by RAISE
        JUMP out
        ^~~~~~~~""",
        refused(".try", "NOP", ".finally", "JUMP out", ".end", "out: LOAD_CONST 1", "RETURN"));
  }

  @Test
  void onlyJumpCanLeaveABlockWithFinally() {
    assertEquals(
        """
        test.spur:4:1: error: POP_JUMP_IF_TRUE leaves a block with .finally, which only JUMP can; jump to a JUMP within the block
        POP_JUMP_IF_TRUE out
        ^~~~~~~~~~~~~~~~~~~~""",
        refused(
            ".try",
            "LOAD_CONST 1",
            "POP_JUMP_IF_TRUE out",
            ".finally",
            ".end",
            "out: LOAD_CONST 1",
            "RETURN"));
  }

  @Test
  void popExceptStandsDirectlyInAHandler() {
    assertEquals(
        """
        test.spur:6:1: error: POP_EXCEPT stands in a .try block within the handler; leave that block first
        POP_EXCEPT
        ^~~~~~~~~~""",
        refused(
            ".try",
            "NOP",
            ".except",
            ".try",
            "POP_EXCEPT",
            ".except",
            ".end",
            ".end",
            "LOAD_CONST 1",
            "RETURN"));
    assertEquals(
        """
        test.spur:5:1: error: POP_EXCEPT cannot stand in .finally, which also runs without an exception
        POP_EXCEPT
        ^~~~~~~~~~""",
        refused(".try", "NOP", ".finally", "POP_EXCEPT", ".end", "LOAD_CONST 1", "RETURN"));
  }

  @Test
  void tailCallsCannotLeaveABlock() {
    assertEquals(
        """
        test.spur:4:1: error: TAIL_CALL gives up this activation, so that no .try block around it could act
        TAIL_CALL 0
        ^~~~~~~~~~~""",
        refused(
            ".try", "LOAD_GLOBAL f", "TAIL_CALL 0", ".except", ".end", "LOAD_CONST 1", "RETURN"));
  }

  @Test
  void partsOfABlockAreInOrder() {
    assertEquals(
        """
        test.spur:2:1: error: a .try block needs .except or .finally
        .try
        ^~~~""",
        refused(".try", "NOP", ".end", "LOAD_CONST 1", "RETURN"));
    assertEquals(
        """
        test.spur:4:1: error: the .except before this one catches everything
        .except KeyError
        ^~~~~~~
        test.spur:6:1: error: .finally cannot follow .finally
        .finally
        ^~~~~~~~""",
        refused(
            ".try",
            ".except",
            ".except KeyError",
            ".finally",
            ".finally",
            ".end",
            "LOAD_CONST 1",
            "RETURN"));
    assertEquals(
        """
        test.spur:3:9: error: .except expected the name of a type or a tuple of names
        .except 1
                ^""",
        refused(".try", ".except 1", ".end", "LOAD_CONST 1", "RETURN"));
  }

  @Test
  void somethingMustFollowABlock() {
    assertEquals(
        """
        test.spur:5:1: error: this continues at the end of the function, where no instruction is
        .end
        ^~~~""",
        refused(".try", "NOP", ".except", ".end"));
  }
}
