package dev.hotspur.jit.opt;

import java.util.List;
import java.util.Optional;

/** The passes of the optimiser in their order. */
public final class Passes {
  private static final List<Pass> ALL =
      List.of(
          new StraightenPass(),
          new ParametersPass(),
          new FoldPass(),
          new CsePass(),
          new GuardsPass(),
          new HoistPass(),
          new OverflowPass(),
          new BoundsPass(),
          new SinkPass(),
          new DeadPass(),
          new LimitsPass(),
          new StripsPass(),
          new NarrowPass());

  private Passes() {}

  /** All passes. */
  public static List<Pass> all() {
    return ALL;
  }

  /** The pass of that name. */
  public static Optional<Pass> named(String name) {
    return ALL.stream().filter(pass -> pass.name().equals(name)).findFirst();
  }
}
