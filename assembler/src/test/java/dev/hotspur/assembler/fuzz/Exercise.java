package dev.hotspur.assembler.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.AssemblyResult;
import dev.hotspur.assembler.binary.BinaryException;
import dev.hotspur.assembler.binary.BinaryReader;
import dev.hotspur.assembler.binary.BinaryWriter;
import dev.hotspur.assembler.print.Disassembler;
import dev.hotspur.assembler.print.PrintOptions;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.VerificationException;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.bytecode.Verifier;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.value.VmError;
import java.util.Arrays;
import java.util.List;

/** All that is done with bytes or modules that may be anything. */
public final class Exercise {
  private static final long FUEL = 2_000;
  private static final int CHOSEN = 8;
  private static final int DEPTH = 200;

  /** How far bytes got. */
  public enum Outcome {
    NO_MODULE,
    NOT_VERIFIED,
    RUN
  }

  private Exercise() {}

  /** Reads, verifies, runs, prints and writes what the bytes are. */
  public static Outcome binary(byte[] bytes) {
    Module module;
    try {
      module = BinaryReader.read(bytes).module();
    } catch (BinaryException refused) {
      assertTrue(0 <= refused.offset() && refused.offset() <= bytes.length, refused.getMessage());
      return Outcome.NO_MODULE;
    }
    try {
      verified(Verifier.verify(module));
      return Outcome.RUN;
    } catch (VerificationException refused) {
      assertTrue(!refused.problems().isEmpty());
      return Outcome.NOT_VERIFIED;
    }
  }

  /** Does to a verified module all that must not fail. */
  public static void verified(VerifiedModule verified) {
    Module module = verified.module();
    byte[] bytes = BinaryWriter.write(verified, List.of());
    try {
      assertEquals(module, BinaryReader.read(bytes).module());
    } catch (BinaryException refused) {
      throw new AssertionError("what was written is not read", refused);
    }
    // Printing and assembling take longest, so not all modules go through them.
    boolean isChosen = Math.floorMod(Arrays.hashCode(bytes), CHOSEN) == 0;
    if (isChosen && module.function(module.entry()).isPresent()) {
      assertEquals("", reassembled(verified).render());
    }
    run(verified);
  }

  /** What assembling what the disassembler prints gives. */
  static AssemblyResult reassembled(VerifiedModule verified) {
    return Assembler.assemble(new Disassembler(PrintOptions.EXACT).print(verified), "again");
  }

  private static void run(VerifiedModule verified) {
    Vm vm = Vm.builder().world(new CapturingWorld()).fuel(FUEL).depth(DEPTH).build();
    try {
      vm.run(verified);
    } catch (VmError | LimitException stopped) {
      assertTrue(vm.instructionsExecuted() <= FUEL);
    }
  }
}
