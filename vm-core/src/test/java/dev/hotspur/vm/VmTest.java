package dev.hotspur.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.bytecode.VerificationException;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.bytecode.Verifier;
import dev.hotspur.vm.interp.Limit;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.interp.RegisterListing;
import dev.hotspur.vm.value.VmError;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The façade: values in and out, limits, and the machine after it was stopped. */
class VmTest {
  private static final VerifiedModule MODULE = module(add(), forever(), swap());

  private static VerifiedModule module(Code... codes) {
    List<FunctionDefinition> functions =
        List.of(codes).stream().map(FunctionDefinition::of).toList();
    try {
      return Verifier.verify(new Module("test", "test.spur", functions, "add"));
    } catch (VerificationException refused) {
      throw new AssertionError(refused.problems().toString(), refused);
    }
  }

  private static CodeBuilder code(String name, String... parameters) {
    return new CodeBuilder(name, "test.spur", 1)
        .parameters(Parameters.of(parameters.length), List.of(parameters));
  }

  private static Code add() {
    return code("add", "a", "b")
        .add(Opcode.LOAD_FAST, 0)
        .add(Opcode.LOAD_FAST, 1)
        .add(Opcode.ADD)
        .add(Opcode.RETURN)
        .build();
  }

  private static Code forever() {
    CodeBuilder code = code("forever");
    int loop = code.newLabel();
    return code.bind(loop).add(Opcode.NOP).add(Opcode.JUMP, loop).build();
  }

  /** {@code while a < b: a, b = b, a}, with the old value of a on the stack while a is stored. */
  private static Code swap() {
    CodeBuilder code = code("swap", "a", "b");
    int end = code.newLabel();
    return code.add(Opcode.LOAD_FAST, 0)
        .add(Opcode.LOAD_FAST, 1)
        .add(Opcode.COMPARE, 0)
        .add(Opcode.POP_JUMP_IF_FALSE, end)
        .add(Opcode.LOAD_FAST, 0)
        .add(Opcode.LOAD_FAST, 1)
        .add(Opcode.STORE_FAST, 0)
        .add(Opcode.STORE_FAST, 1)
        .bind(end)
        .add(Opcode.LOAD_FAST, 0)
        .add(Opcode.LOAD_FAST, 1)
        .add(Opcode.BUILD_TUPLE, 2)
        .add(Opcode.RETURN)
        .build();
  }

  private static Vm vm(Vm.Builder builder) {
    Vm vm = builder.build();
    vm.load(MODULE);
    return vm;
  }

  @Test
  void javaValuesGoInAndComeOut() {
    Vm vm = vm(Vm.builder());
    assertEquals(10L, vm.call("add", 3, 7));
    assertEquals(0.75, vm.call("add", 0.5f, 0.25));
    assertEquals("ab", vm.call("add", "a", 'b'));
    assertEquals(BigInteger.ONE.shiftLeft(63), vm.call("add", Long.MAX_VALUE, BigInteger.ONE));
    assertEquals(List.of(1L, "x"), vm.call("add", List.of(1), List.of("x")));
    assertEquals(List.of(2L, 1L), vm.call("swap", 1, 2));
    assertThrows(IllegalArgumentException.class, () -> vm.call("add", new Object(), 1));
  }

  @Test
  void errorsOfTheProgramAreThrown() {
    Vm vm = vm(Vm.builder());
    assertEquals(
        "NameError: name 'missing' is not defined",
        assertThrows(VmError.class, () -> vm.call("missing")).getMessage());
    assertThrows(VmError.class, () -> vm.call("add", 1));
    assertThrows(VmError.class, () -> vm.call("add", 1, "x"));
    assertEquals(3L, vm.call("add", 1, 2));
  }

  @Test
  void fuelIsCountedExactlyAndEnds() {
    Vm vm = vm(Vm.builder().fuel(11));
    assertEquals(3L, vm.call("add", 1, 2));
    assertEquals(4, vm.instructionsExecuted());
    LimitException stopped = assertThrows(LimitException.class, () -> vm.call("forever"));
    assertEquals(Limit.FUEL, stopped.limit());
    assertEquals(11, vm.instructionsExecuted());
    assertThrows(IllegalArgumentException.class, () -> Vm.builder().fuel(-1));
  }

  @Test
  @Timeout(20)
  void aStoppedMachineCanBeUsedAgain() {
    Vm vm = vm(Vm.builder().timeout(Duration.ofMillis(50)));
    LimitException stopped = assertThrows(LimitException.class, () -> vm.call("forever"));
    assertEquals(Limit.TIME, stopped.limit());
    assertEquals(3L, vm.call("add", 1, 2));
    vm.interrupt();
    assertEquals(
        Limit.INTERRUPT, assertThrows(LimitException.class, () -> vm.call("forever")).limit());
    assertEquals("ab", vm.call("add", "a", "b"));
  }

  @Test
  void registerFormForwardsFusesAndSaves() {
    String add = RegisterListing.of(MODULE.codes().get(0));
    assertEquals(2, add.lines().filter(line -> line.matches(" +\\d+  .*")).count(), add);
    String swap = RegisterListing.of(MODULE.codes().get(2));
    assertTrue(swap.lines().anyMatch(line -> line.matches(" +\\d+  jump unless r0 < r1 .*")), swap);
    assertTrue(swap.lines().anyMatch(line -> line.matches(" +[456]  r2 = r0.*")), swap);
  }
}
