package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A function that is inlined where it is called.
 *
 * @param caller builds what it is called from
 * @param beforeCall the state in which compiled code is left, wherever that happens: the call is
 *     made again
 * @param given what the function gives, filled while it is built
 */
record Inlining(Emitter caller, Snapshot beforeCall, List<Given> given) {
  /** One of which nothing is built yet. */
  Inlining(Emitter caller) {
    this(caller, caller.before(), new ArrayList<>());
  }

  /** A value that the function gives at the end of a block. */
  record Given(Block block, Value value) {}

  /** The function would change something before it may have to leave. */
  static final class ImpossibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImpossibleException() {
      super(null, null, false, false);
    }
  }
}
