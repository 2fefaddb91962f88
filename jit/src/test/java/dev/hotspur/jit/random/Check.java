package dev.hotspur.jit.random;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Compares runs of one program in several settings with the interpreted one. */
final class Check {
  private final VerifiedModule module;
  private final JitListener listener;

  /**
   * Two runs that should be the same and are not.
   *
   * @param wanted the setting to go by
   * @param got the other
   * @param difference what differs
   */
  record Mismatch(Setting wanted, Setting got, String difference) {
    @Override
    public String toString() {
      return "expected: " + wanted + "\nbut was:  " + got + "\n" + difference;
    }
  }

  Check(VerifiedModule module, JitListener listener) {
    this.module = module;
    this.listener = listener;
  }

  Outcome run(Setting setting) {
    return Runner.run(module, setting, listener);
  }

  /** Interpreted, counted, traced in one or a few ways, to the end and to a point on the way. */
  Optional<Mismatch> tiers(List<JitOptions> ways, long seed) {
    Setting counted = Setting.interpreted(Setting.PLENTY);
    Outcome wanted = run(counted);
    Setting plain = Setting.interpreted(Setting.UNMETERED);
    Optional<Mismatch> mismatch = compare(counted, wanted, plain, false);
    Random random = new Random(seed);
    for (int i = 0; i < ways.size() && mismatch.isEmpty(); i++) {
      JitOptions way = ways.get(i);
      mismatch = compare(counted, wanted, Setting.traced(way, Setting.PLENTY), true);
      if (mismatch.isEmpty()) {
        mismatch = compare(counted, wanted, Setting.traced(way, Setting.UNMETERED), false);
      }
      if (mismatch.isEmpty() && wanted.executed() > 0) {
        mismatch = stopped(way, (long) (random.nextDouble() * wanted.executed()));
      }
    }
    return mismatch;
  }

  /** Both stop at the same point when the fuel is used up. */
  Optional<Mismatch> stopped(JitOptions way, long fuel) {
    Setting interpreted = Setting.interpreted(fuel);
    return compare(interpreted, run(interpreted), Setting.traced(way, fuel), true);
  }

  Optional<Mismatch> compare(Setting wantedBy, Outcome wanted, Setting setting, boolean metered) {
    Outcome got = run(setting);
    return wanted.agrees(got, metered)
        ? Optional.empty()
        : Optional.of(new Mismatch(wantedBy, setting, wanted.differenceTo(got)));
  }
}
