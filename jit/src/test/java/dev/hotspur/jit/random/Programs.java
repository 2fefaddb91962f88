package dev.hotspur.jit.random;

import dev.hotspur.vm.bytecode.VerifiedModule;

/** Random programs for other tests. */
public final class Programs {
  private Programs() {}

  /** The program of a number, ready to run. */
  public static VerifiedModule module(long seed) {
    return Runner.assemble(SpurPrinter.print(Generator.program(seed)));
  }
}
