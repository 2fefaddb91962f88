package dev.hotspur.jit.random;

import dev.hotspur.jit.JitOptions;
import java.util.Optional;

/**
 * How to run a program.
 *
 * @param options the JIT's options; nothing for a machine that only interprets
 * @param fuel the limit of instructions, -1 for a machine that does not count them
 */
public record Setting(Optional<JitOptions> options, long fuel) {
  /** Enough for every program that is made. */
  public static final long PLENTY = 50_000_000;

  /** For a machine that does not count. */
  public static final long UNMETERED = -1;

  /** Without a JIT. */
  public static Setting interpreted(long fuel) {
    return new Setting(Optional.empty(), fuel);
  }

  /** With a JIT. */
  public static Setting traced(JitOptions options, long fuel) {
    return new Setting(Optional.of(options), fuel);
  }

  @Override
  public String toString() {
    String how =
        options
            .map(
                o ->
                    "traced "
                        + o.numbers()
                        + (o.disabledPasses().isEmpty() ? "" : " without " + o.disabledPasses()))
            .orElse("interpreted");
    return fuel == UNMETERED ? how : how + " with fuel " + fuel;
  }
}
