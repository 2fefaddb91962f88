package dev.hotspur.jit;

import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.LoopHeader;
import dev.hotspur.vm.interp.Translation;

/** The tracing JIT of one machine: {@code Vm.builder().jit(new TracingJit())}. */
public final class TracingJit implements HotSpotListener {
  private final JitOptions options;
  private final JitListener events;
  private final JitStatistics statistics = new JitStatistics();

  /** A JIT with default options that nobody listens to. */
  public TracingJit() {
    this(JitOptions.DEFAULT, JitListener.NONE);
  }

  /** A JIT with these options that tells its decisions. */
  public TracingJit(JitOptions options, JitListener events) {
    this.options = options;
    this.events = events;
  }

  /** What was done so far. */
  public JitStatistics statistics() {
    return statistics;
  }

  @Override
  public void translated(Translation translation) {
    translation.loops().forEach(loop -> loop.notifyAt(options.get(JitOption.HOT_LOOP)));
  }

  @Override
  public Insn hot(Interpreter in, LoopHeader header) {
    return header.next();
  }
}
