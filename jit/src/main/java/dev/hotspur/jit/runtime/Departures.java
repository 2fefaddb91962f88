package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Unwinding;
import dev.hotspur.vm.value.VmError;

/** What emitted code tells why it leaves, just before it does. */
public abstract class Departures {
  private DepartureReason reason = DepartureReason.NONE;

  Departures() {}

  /**
   * Notes what an operation has thrown: an error that it raised, a result of another type than
   * expected, or the signal that all compiled code is being left. An overflow says no more than a
   * guard that failed.
   *
   * @throws RuntimeException the same, if it is nothing of the kind: then it is a fault
   */
  public final void thrown(RuntimeException thrown) {
    if (thrown instanceof VmError error) {
      reason = DepartureReason.of(error);
    } else if (thrown instanceof UnexpectedResult unexpected) {
      reason = DepartureReason.of(unexpected.value());
    } else if (thrown instanceof Unwinding signal) {
      reason = DepartureReason.of(signal);
    } else if (!(thrown instanceof ArithmeticException)) {
      throw thrown;
    }
  }

  /**
   * The fuel that is left after an operation that may have thrown. A call has the interpreter's
   * fuel while it runs, of which it was given all but its own cost.
   *
   * @param thrown what it threw; null, from emitted code, if it has not
   * @param fuel what was left before
   * @param cost what the call was not given
   */
  public static long fuel(RuntimeException thrown, Interpreter in, long fuel, int cost) {
    boolean called = thrown != null && !(thrown instanceof ArithmeticException);
    return called ? in.fuel + cost : fuel;
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
