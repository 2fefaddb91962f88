package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A function that is inlined where it is called.
 *
 * @param caller builds what it is called from
 * @param function the function
 * @param beforeCall the state of what is around it
 * @param isAgain whether the call is made again where compiled code is left within the function;
 *     else the frames around it wait at the call, and the function goes on in one of its own
 * @param given what the function gives, filled while it is built
 */
record Inlining(
    Emitter caller,
    PoolConstant function,
    Snapshot beforeCall,
    boolean isAgain,
    List<Given> given) {
  /** One of which nothing is built yet. */
  Inlining(Emitter caller, PoolConstant function, boolean isAgain) {
    this(caller, function, caller.before(), isAgain, new ArrayList<>());
  }

  /** A value that the function gives at the end of a block. */
  record Given(Block block, Value value) {}

  /** A function cannot be inlined here; the message says why not. */
  static final class ImpossibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImpossibleException(String reason) {
      super(reason, null, false, false);
    }
  }
}
