package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.JitStatistics;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.value.VmError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a program did with the JIT.
 *
 * @param events the JIT's decisions in their order
 * @param findings what it found at the end
 * @param output what the program printed
 */
record Story(
    List<JitEvent> events, List<JitFinding> findings, JitStatistics statistics, String output) {

  /** Runs a program, which must print the same as without the JIT. */
  static Story of(String source, JitOptions options) {
    return of(source, options, false);
  }

  /** The same with the texts of graphs. */
  static Story withTexts(String source, JitOptions options) {
    return of(source, options, true);
  }

  private static Story of(String source, JitOptions options, boolean texts) {
    VerifiedAssembly assembly = Assembler.assembleVerified(source, "p.spur");
    VerifiedModule module =
        assembly.module().orElseThrow(() -> new AssertionError(assembly.render()));
    CapturingWorld expected = new CapturingWorld();
    Optional<String> expectedError = run(module, Vm.builder().world(expected));
    List<JitEvent> events = new ArrayList<>();
    TracingJit jit = new TracingJit(options, listener(events, texts));
    CapturingWorld world = new CapturingWorld();
    assertEquals(expectedError, run(module, Vm.builder().world(world).jit(jit)));
    assertEquals(expected.output(), world.output());
    return new Story(events, jit.findings(), jit.statistics(), world.output());
  }

  /** Whether something is in a function's own region, in its code or what is inlined there. */
  static boolean isIn(String function, JitEvent event) {
    return event.place().inlinedAt().orElse(event.place()).function().equals(function);
  }

  private static Optional<String> run(VerifiedModule module, Vm.Builder builder) {
    try {
      builder.build().run(module);
      return Optional.empty();
    } catch (VmError error) {
      return Optional.of(error.getMessage());
    }
  }

  private static JitListener listener(List<JitEvent> events, boolean texts) {
    return new JitListener() {
      @Override
      public void on(JitEvent event) {
        events.add(event);
      }

      @Override
      public boolean wantsTexts() {
        return texts;
      }
    };
  }

  /** The events of a kind. */
  <E extends JitEvent> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The findings of a kind. */
  <F extends JitFinding> List<F> found(Class<F> kind) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** A main function that goes around a loop, with {@code i} counting from 0. */
  static String loop(int passes, String body) {
    return """
        .func main()
                LOAD_CONST   0
                STORE_FAST   i
                LOAD_CONST   0
                STORE_FAST   x
        loop:   LOAD_FAST    i
                LOAD_CONST   %d
                COMPARE      <
                POP_JUMP_IF_FALSE done
        %s
                LOAD_FAST    i
                LOAD_CONST   1
                INPLACE_ADD
                STORE_FAST   i
                JUMP         loop
        done:   LOAD_GLOBAL  print
                LOAD_FAST    x
                CALL         1
                RETURN
        .end
        """
        .formatted(passes, body);
  }
}
