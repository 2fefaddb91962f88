package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.Unwinding;
import dev.hotspur.vm.value.VmError;
import java.util.Optional;

/**
 * Why compiled code leaves by the side exit of a call or another operation, if not for a guard.
 *
 * @param raised the operation raised this error
 * @param result the call gave this, which is of another type than expected
 * @param signal all compiled code is being left
 */
public record DepartureReason(
    Optional<VmError> raised, Optional<Object> result, Optional<Unwinding> signal) {
  /** A guard has failed, or there is nothing to say. */
  public static final DepartureReason NONE =
      new DepartureReason(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether there is nothing to say. */
  public boolean isNone() {
    return raised.isEmpty() && result.isEmpty() && signal.isEmpty();
  }

  /** An error. */
  public static DepartureReason of(VmError error) {
    return new DepartureReason(Optional.of(error), Optional.empty(), Optional.empty());
  }

  /** An unexpected result. */
  public static DepartureReason of(Object result) {
    return new DepartureReason(Optional.empty(), Optional.of(result), Optional.empty());
  }

  /** The signal that all compiled code is being left. */
  public static DepartureReason of(Unwinding signal) {
    return new DepartureReason(Optional.empty(), Optional.empty(), Optional.of(signal));
  }
}
