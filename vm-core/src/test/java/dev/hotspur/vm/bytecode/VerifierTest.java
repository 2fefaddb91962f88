package dev.hotspur.vm.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each thing that the verifier refuses is refused with a message that names it. */
class VerifierTest {
  private static Module module(Consumer<CodeBuilder> body) {
    CodeBuilder code = new CodeBuilder("main", "test.spur", 1);
    body.accept(code);
    return new Module("test", "test.spur", List.of(FunctionDefinition.of(code.build())), "main");
  }

  private static void refused(String part, Consumer<CodeBuilder> body) {
    Module module = module(body);
    VerificationException refused =
        assertThrows(VerificationException.class, () -> Verifier.verify(module), part);
    String messages = refused.problems().toString();
    assertTrue(messages.contains(part), messages);
  }

  @Test
  void refusesWhatIsWrong() {
    refused("has no instructions", code -> {});
    refused("needs 2 values on the stack, found 1", code -> one(code).add(Opcode.ADD));
    refused("the function ends without RETURN", code -> one(code).add(Opcode.POP));
    refused("refers to", code -> code.add(Opcode.LOAD_FAST, 3).add(Opcode.RETURN));
    refused("refers to", code -> code.add(Opcode.LOAD_GLOBAL, 3).add(Opcode.RETURN));
    refused("refers to", code -> code.add(Opcode.LOAD_CONST, 3).add(Opcode.RETURN));
    refused("takes a number from 0 to 2", code -> one(code).add(Opcode.RAISE, 3));
    refused("takes a number from 1", code -> one(code).add(Opcode.COPY, 0).add(Opcode.RETURN));
    refused("there are more parameters", code -> one(code.parameters(Parameters.of(1), List.of())));
  }

  private static CodeBuilder one(CodeBuilder code) {
    return code.add(Opcode.LOAD_CONST, code.constant(1L));
  }

  @Test
  void refusesDepthsThatDisagree() {
    refused(
        "the stack has 0 values here from offset 1, but 1 from offset 2",
        code -> {
          int over = code.newLabel();
          one(code).add(Opcode.POP_JUMP_IF_TRUE, over);
          one(code).bind(over);
          one(code).add(Opcode.RETURN);
        });
    refused(
        "the handler keeps 2 values",
        code -> {
          int start = code.newLabel();
          int end = code.newLabel();
          code.bind(start);
          one(code).add(Opcode.RETURN).bind(end).add(Opcode.RETURN);
          code.handler(start, end, end, 2);
        });
  }

  @Test
  void refusesTwoFunctionsOfOneName() {
    CodeBuilder code = new CodeBuilder("main", "test.spur", 1);
    FunctionDefinition one = FunctionDefinition.of(one(code).add(Opcode.RETURN).build());
    Module twice = new Module("test", "test.spur", List.of(one, one), "main");
    assertThrows(VerificationException.class, () -> Verifier.verify(twice));
  }

  /** What is wrong in a function within another is said once, of the inner one alone. */
  @Test
  void refusesAFunctionForOneWithinIt() {
    CodeBuilder inner = new CodeBuilder("inner", "test.spur", 2);
    FunctionDefinition broken =
        FunctionDefinition.of(one(inner).add(Opcode.ADD).add(Opcode.RETURN).build());
    Module module = module(code -> one(code).add(Opcode.RETURN).constant(broken));
    VerificationException refused =
        assertThrows(VerificationException.class, () -> Verifier.verify(module));
    assertEquals(1, refused.problems().size(), refused.problems().toString());
    String message = refused.problems().get(0).toString();
    assertTrue(message.contains("main.<locals>.inner"), message);
    assertTrue(message.contains("needs 2 values on the stack, found 1"), message);
  }

  @Test
  void takesLinearTimeForNestedRows() {
    Module module =
        module(
            code -> {
              int depth = 20_000;
              int[] starts = new int[depth];
              for (int i = 0; i < depth; i++) {
                starts[i] = code.newLabel();
                code.bind(starts[i]).add(Opcode.NOP);
              }
              one(code).add(Opcode.RETURN);
              int end = code.newLabel();
              code.bind(end).add(Opcode.RETURN);
              for (int i = depth - 1; i >= 0; i--) {
                code.handler(starts[i], end, end, 0);
              }
            });
    VerifiedModule verified =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Verifier.verify(module));
    assertEquals(1, verified.codes().size());
  }
}
