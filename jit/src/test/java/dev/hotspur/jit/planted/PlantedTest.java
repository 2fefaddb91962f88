package dev.hotspur.jit.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The search through random programs finds miscompilations that were planted, one at a time. It
 * would find others like them.
 */
class PlantedTest {
  private static final long SEED = 20_000_000;
  private static final int MOST = Integer.getInteger("hotspur.planted", Boolean.getBoolean("hotspur.long") ? 100_000 : 1_500);

  private final List<Trial> trials = new ArrayList<>();

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
  void allAreFound() {
    List<String> missed = new ArrayList<>();
    System.out.println("programs until a planted miscompilation is found, from seed " + SEED + ":");
    for (Plant plant : Plants.all().stream().filter(p -> p.name().matches(System.getProperty("hotspur.plants", ".*"))).toList()) {
      long start = System.nanoTime();
      Optional<Integer> found = search(plant);
      System.out.printf(
          "  %6s  %5.1f s  %s%n",
          found.map(String::valueOf).orElse("-"), (System.nanoTime() - start) / 1e9, plant);
      if (found.isEmpty()) {
        missed.add(plant.name());
      }
    }
    assertEquals(List.of(), missed);
  }

  private Optional<Integer> search(Plant plant) {
    for (int i = 0; i < MOST; i++) {
      if (i == trials.size()) {
        trials.add(Trial.of(SEED + i));
      }
      JitOptions way = Settings.WAYS.get(i % Settings.WAYS.size());
      if (isSeen(trials.get(i), way, plant)) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  /** Whether a run is another with the miscompilation. */
  private static boolean isSeen(Trial trial, JitOptions way, Plant plant) {
    boolean[] planted = new boolean[1];
    Consumer<Graph> deed = graph -> planted[0] |= plant.deed().test(graph);
    return !trial.whole().equals(run(trial, way, plant, deed, Setting.PLENTY))
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
