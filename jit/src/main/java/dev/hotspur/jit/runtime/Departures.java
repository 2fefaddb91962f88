package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.Unwinding;
import dev.hotspur.vm.value.VmError;

/** What emitted code tells why it leaves, just before it does. */
public abstract class Departures {
  private DepartureReason reason = DepartureReason.NONE;

  Departures() {}

  /** An operation raised an error. */
  public final void raise(VmError error) {
    reason = DepartureReason.of(error);
  }

  /** A call gave something unexpected. */
  public final void complete(Object value) {
    reason = DepartureReason.of(value);
  }

  /** All compiled code is being left. */
  public final void unwind(Unwinding signal) {
    reason = DepartureReason.of(signal);
  }

  /** Why the code has left; it is forgotten. */
  public final DepartureReason takeReason() {
    DepartureReason taken = reason;
    if (!taken.isNone()) {
      reason = DepartureReason.NONE;
    }
    return taken;
  }
}
