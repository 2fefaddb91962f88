package dev.hotspur.benchmarks;

import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Observer;
import dev.hotspur.vm.interp.Translation;
import java.util.ArrayList;
import java.util.List;

/** Watches a number of instructions of every call, from the second pass of a loop on. */
final class Watcher implements HotSpotListener, Observer {
  private final List<Anchor> loops = new ArrayList<>();
  private final long most;
  private long left;
  private long seen;

  Watcher(long most) {
    this.most = most;
  }

  /** How many instructions were seen. */
  long seen() {
    return seen;
  }

  /**
   * Never watches again. The machine is left as if nobody had ever asked to be told of its loops.
   *
   * @throws IllegalStateException if nothing was seen before
   */
  void detach() {
    loops.forEach(loop -> loop.notifyAt(Long.MAX_VALUE));
    if (seen == 0) {
      throw new IllegalStateException("the observer has not seen anything");
    }
  }

  @Override
  public void translated(Translation translation) {
    loops.addAll(translation.loops());
    translation.loops().forEach(loop -> loop.notifyAt(2));
  }

  @Override
  public Insn hot(Interpreter in, Anchor anchor) {
    left = most;
    return in.observe(this, anchor.pc());
  }

  @Override
  public boolean before(Interpreter in, Frame frame, int pc) {
    seen++;
    return --left > 0;
  }
}
