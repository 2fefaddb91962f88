package dev.hotspur.jit.planted;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.Jits;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.random.Outcome;
import dev.hotspur.jit.random.Programs;
import dev.hotspur.jit.random.Runner;
import dev.hotspur.jit.random.Setting;
import dev.hotspur.jit.random.Settings;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.HotSpotListener;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The search through random programs finds miscompilations that were planted, one at a time. It
 * would find others like them.
 */
class PlantedTest {
  private static final long SEED = 20_000_000;
  private static final boolean LONG = Boolean.getBoolean("hotspur.long");
  private static final int MOST = Integer.getInteger("hotspur.planted", LONG ? 100_000 : 200);

  /** How many must be found: nearly all by the long search, most by the short one. */
  private static final double SHARE = LONG ? 0.95 : 0.6;

  /** Instructions beyond those that a program needs. */
  private static final long SPARE = 10_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Map<Long, Trial> trials = new ConcurrentHashMap<>();

  /** A program and what it does when it is interpreted, to the end and to a point on the way. */
  private record Trial(VerifiedModule module, Outcome whole, long fuel, Outcome part) {
    static Trial of(long seed) {
      VerifiedModule module = Programs.module(seed);
      Outcome whole = run(module, Setting.PLENTY);
      long fuel = whole.executed() * (seed % 7) / 7;
      return new Trial(module, whole, fuel, run(module, fuel));
    }

    private static Outcome run(VerifiedModule module, long fuel) {
      return Runner.run(module, Setting.interpreted(fuel), JitListener.NONE);
    }
  }

  @Test
  void plantedMiscompilationsAreFound() {
    Map<String, String> lines = new ConcurrentHashMap<>();
    Set<String> missed = new ConcurrentSkipListSet<>();
    Plants.all().parallelStream()
        .forEach(
            plant -> {
              long start = System.nanoTime();
              Optional<Integer> found = search(plant);
              double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
              String count = found.map(String::valueOf).orElse("-");
              lines.put(plant.name(), "  %6s  %6.1f s  %s".formatted(count, seconds, plant));
              if (found.isEmpty()) {
                missed.add(plant.name());
              }
            });
    int all = Plants.all().size();
    System.out.printf(
        "%d of %d planted miscompilations found, each in so many programs from seed %d:%n",
        all - missed.size(), all, SEED);
    Plants.all().forEach(plant -> System.out.println(lines.get(plant.name())));
    assertTrue(all - missed.size() >= SHARE * all, "not found: " + missed);
  }

  private Optional<Integer> search(Plant plant) {
    for (int i = 0; i < MOST; i++) {
      JitOptions way =
          plant.metered() ? Settings.WAYS.get(i % Settings.WAYS.size()) : Settings.FUNCTIONS_FIRST;
      if (isSeen(trials.computeIfAbsent(SEED + i, Trial::of), way, plant)) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  /** Whether a run is another with the miscompilation. */
  private static boolean isSeen(Trial trial, JitOptions way, Plant plant) {
    boolean[] planted = new boolean[1];
    Consumer<Graph> deed = graph -> planted[0] |= plant.deed().test(graph);
    if (!plant.metered()) {
      return !trial.whole().agrees(run(trial, way, plant, deed, Setting.UNMETERED), false);
    }
    // Not much more fuel than is needed: some never end.
    long fuel = trial.whole().executed() + SPARE;
    return !trial.whole().equals(run(trial, way, plant, deed, fuel))
        || (planted[0] && !trial.part().equals(run(trial, way, plant, deed, trial.fuel())));
  }

  private static Outcome run(
      Trial trial, JitOptions way, Plant plant, Consumer<Graph> deed, long fuel) {
    Consumer<Graph> nothing = graph -> {};
    HotSpotListener jit =
        Jits.around(
            way, plant.early() ? deed : nothing, plant.early() ? nothing : deed, JitListener.NONE);
    return Runner.run(trial.module(), jit, fuel);
  }
}
