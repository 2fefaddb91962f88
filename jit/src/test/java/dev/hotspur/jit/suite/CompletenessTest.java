package dev.hotspur.jit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Translation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The suite leaves out no instruction, no operation of the IR and no routine of the runtime. */
class CompletenessTest {
  private static final JitOptions LOOPS = SuiteSetting.options(1, 3, 1);
  private static final JitOptions FUNCTIONS = LOOPS.with(JitOption.HOT_FUNCTION, 1);

  /** Made by passes or by rare profiles only; each has an emission test. */
  private static final Set<Op> EMISSION_TESTED =
      EnumSet.of(
          Op.INT_SUB_NW,
          Op.INT_MUL_NW,
          Op.GUARD_SAME,
          Op.RANGE_SET_NEXT,
          Op.LISTITER_SET_NEXT,
          Op.TUPLEITER_SET_NEXT,
          Op.COUNT,
          Op.CHARGE,
          Op.STRIP_LEFT,
          Op.STRIP_PASSED);

  /** What is said of a routine that nothing is said of. */
  private static final String NO_REASON = "it has no operation of its own";

  /** Watches every instruction from the first pass of a loop on. */
  private static final class Watcher implements HotSpotListener {
    private final Set<Opcode> executed;

    private Watcher(Set<Opcode> executed) {
      this.executed = executed;
    }

    @Override
    public void translated(Translation translation) {
      translation.loops().forEach(loop -> loop.notifyAt(1));
    }

    @Override
    public Insn hot(Interpreter in, Anchor anchor) {
      return in.observe(
          (machine, frame, pc) -> {
            executed.add(frame.translation().code().opcode(pc));
            return true;
          },
          anchor.pc());
    }
  }

  @Test
  void everyInstructionIsExecuted() {
    Set<Opcode> executed = EnumSet.noneOf(Opcode.class);
    for (SuiteProgram program : SuiteProgram.all()) {
      CapturingWorld world = new CapturingWorld();
      SuiteRun.of(program, Vm.builder().world(world).jit(new Watcher(executed)).build(), world);
    }
    assertEquals(Set.of(), EnumSet.complementOf(EnumSet.copyOf(executed)));
  }

  @Test
  void everyInstructionAndOperationIsRecorded() {
    Set<String> instructions = new TreeSet<>();
    Set<String> operations = new TreeSet<>();
    Set<String> unexplained = new TreeSet<>();
    for (JitOptions options : List.of(LOOPS, FUNCTIONS)) {
      record(options, instructions, operations, unexplained);
    }
    assertEquals(Set.of(), unexplained, "RuntimeWork has no reason for these routines");
    Set<Opcode> missing = EnumSet.allOf(Opcode.class);
    missing.removeIf(opcode -> instructions.contains(opcode.name()));
    assertEquals(Set.of(), missing);
    Set<Op> absent = EnumSet.complementOf(EnumSet.copyOf(EMISSION_TESTED));
    absent.removeIf(op -> operations.contains(op.mnemonic()));
    assertEquals(Set.of(), absent);
  }

  private static void record(
      JitOptions options,
      Set<String> instructions,
      Set<String> operations,
      Set<String> unexplained) {
    for (SuiteProgram program : SuiteProgram.all()) {
      CapturingWorld world = new CapturingWorld();
      TracingJit jit =
          new TracingJit(
              options,
              event -> {
                if (event instanceof JitEvent.Recorded recorded) {
                  recorded.instructions().forEach(line -> instructions.add(word(line)));
                } else if (event instanceof JitEvent.Built built) {
                  built.graph().lines().forEach(line -> addOperation(line, operations));
                } else if (event instanceof JitFinding.ResidualCall call
                    && call.reason().equals(NO_REASON)) {
                  unexplained.add(call.routine());
                }
              });
      SuiteRun.of(program, Vm.builder().world(world).jit(jit).build(), world);
    }
  }

  private static String word(String line) {
    return line.strip().split("\\s+")[1];
  }

  private static void addOperation(String line, Set<String> operations) {
    if (line.startsWith("  ")) {
      String text = line.contains(" = ") ? line.substring(line.indexOf(" = ") + 3) : line;
      operations.add(text.strip().split("\\s+")[0]);
    }
  }

  @Test
  void aCompilerThatFailsIsContained() {
    SuiteProgram program =
        SuiteProgram.all().stream()
            .filter(each -> each.name().equals("instructions/ints"))
            .findFirst()
            .orElseThrow();
    Set<AbortReason> seen = EnumSet.noneOf(AbortReason.class);
    SuiteRun run =
        SuiteRun.of(
            program,
            SuiteSetting.all().get(1),
            event -> {
              if (event instanceof JitEvent.Built) {
                throw new IllegalStateException("a defect, made in the midst of compiling");
              } else if (event instanceof JitEvent.Aborted aborted) {
                seen.add(aborted.reason());
              }
            });
    assertEquals(program.output(), run.output());
    assertTrue(seen.contains(AbortReason.COMPILER_FAILED), seen.toString());
  }
}
