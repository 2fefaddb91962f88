package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.Interpreter;
import java.util.Optional;

/** What the emitted code of a function calls when it leaves by a side exit. */
public final class FunctionExits extends Departures {
  private final CallTarget target;
  private Optional<Listener> listener = Optional.empty();

  /** Is told that an activation was left. */
  public interface Listener {
    /**
     * Finishes an activation that was left; its frame is the current one and its registers have
     * been written.
     *
     * @param exit the number of the side exit
     * @return what the activation returns
     */
    Object left(Interpreter in, int exit, DepartureReason reason);
  }

  /** For a function of the program. */
  public FunctionExits(CallTarget target) {
    this.target = target;
  }

  /** The function. */
  public CallTarget target() {
    return target;
  }

  /** Says who finishes activations. */
  public void setListener(Listener newListener) {
    listener = Optional.of(newListener);
  }

  /** Makes the frame of an activation that is about to leave. */
  public void takeFrame(Interpreter in, int depth) {
    in.takeFrame(target.function(), depth);
  }

  /** Finishes an activation whose registers have been written. */
  public Object leave(Interpreter in, int exit) {
    return listener.orElseThrow().left(in, exit, takeReason());
  }
}
