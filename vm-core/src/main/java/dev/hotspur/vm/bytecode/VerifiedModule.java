package dev.hotspur.vm.bytecode;

import java.util.List;

/**
 * A module that passed the {@link Verifier}: the only form a machine runs. Immutable; shared by any
 * number of machines.
 */
public final class VerifiedModule {
  private final Module module;
  private final List<VerifiedCode> codes;

  VerifiedModule(Module module, List<VerifiedCode> codes) {
    this.module = module;
    this.codes = List.copyOf(codes);
  }

  /** The module. */
  public Module module() {
    return module;
  }

  /** The verified code of each function, in the order of {@link Module#functions()}. */
  public List<VerifiedCode> codes() {
    return codes;
  }
}
