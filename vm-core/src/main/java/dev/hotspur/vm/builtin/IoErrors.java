package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.ExceptionTypes;
import dev.hotspur.vm.value.ExceptionValue;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.VmError;
import java.io.IOException;

/** Turns failures of the world outside into exceptions of the program. */
final class IoErrors {
  private static final long EPIPE = 32;
  private static final String BROKEN_PIPE = "Broken pipe";

  private IoErrors() {}

  /** An OSError with the failure's message; a BrokenPipeError if the reader has gone. */
  static VmError toProgram(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains(BROKEN_PIPE)) {
      return new VmError(
          new ExceptionValue(
              ExceptionTypes.BROKEN_PIPE_ERROR, TupleValue.of(EPIPE, Str.of(BROKEN_PIPE))));
    }
    return VmError.of(ExceptionTypes.OS_ERROR, message);
  }
}
