package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How control goes on after an instruction. */
sealed interface Step {
  /** To one place. */
  record Go(int to) implements Step {}

  /** To the handler of an exception that was raised, which is in its register. */
  record Handled(int handler) implements Step {}

  /** Out of the region, with the instruction still to be executed. */
  record Leave() implements Step {}

  /** Back to the caller of the function, with a result or an error. */
  record Return() implements Step {}

  /**
   * To one of two places.
   *
   * @param condition which
   * @param whenTrue the place if the condition is true
   * @param whenFalse the place if it is false
   * @param retries whether leaving for a way that was not recorded executes the instruction again,
   *     and not what follows it
   */
  record Choice(Value condition, Outcome whenTrue, Outcome whenFalse, boolean retries)
      implements Step {}

  /**
   * To the next instruction, after one of several actions; out of the region if no condition holds.
   */
  record Cases(List<Case> cases) implements Step {}

  /**
   * One of them.
   *
   * @param condition puts into the graph whether this one is done, and gives that value
   * @param action puts into the graph what is done
   */
  record Case(Supplier<Value> condition, Runnable action) {}

  /**
   * One of the two.
   *
   * @param to the place
   * @param effect what is done to the frame on the way there
   * @param then what is put into the graph on the way there, if it was recorded
   */
  record Outcome(int to, Consumer<Emitter> effect, Consumer<Emitter> then) {
    /** A way on which nothing is put into the graph. */
    Outcome(int to, Consumer<Emitter> effect) {
      this(to, effect, where -> {});
    }
  }
}
