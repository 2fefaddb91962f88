package dev.hotspur.tools.count;

import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Progress;
import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.InstructionCounter;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Observer;

/** Counts, and says on a terminal how far it is. */
public final class ProgressingCounter implements Observer {
  private static final int INTERVAL = 1 << 20;

  private final InstructionCounter counter = new InstructionCounter();
  private final Progress progress;
  private int untilUpdate = INTERVAL;

  /** A counter that has counted nothing. */
  public ProgressingCounter(Console console) {
    progress = new Progress(console);
  }

  @Override
  public boolean before(Interpreter in, Frame frame, int pc) {
    if (--untilUpdate == 0) {
      untilUpdate = INTERVAL;
      progress.update("counting: " + counter.total() / 1_000_000 + " million instructions");
    }
    return counter.before(in, frame, pc);
  }

  /** Ends the saying; what was counted. */
  public InstructionCounter end() {
    progress.end();
    return counter;
  }
}
