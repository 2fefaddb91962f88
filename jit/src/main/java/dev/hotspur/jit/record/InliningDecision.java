package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Origin;
import java.util.Optional;

/**
 * What was decided of a call of a compiled function.
 *
 * @param call where the call is
 * @param function the name of the function that is called there
 * @param whyNot why the function is not inlined; nothing if it is
 */
public record InliningDecision(Origin call, String function, Optional<String> whyNot) {
  /** Whether the call is made by what is called at another one. */
  boolean isWithin(InliningDecision other) {
    String path = call.path() + ".";
    return call.pc() == other.call.pc() && path.startsWith(other.call.pathTo(other.function) + ".");
  }
}
