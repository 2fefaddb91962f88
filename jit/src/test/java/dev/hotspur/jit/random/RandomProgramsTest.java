package dev.hotspur.jit.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random programs do the same however they are run. */
class RandomProgramsTest {
  private static final boolean LONG = Boolean.getBoolean("hotspur.long");
  private static final long SEED = Long.getLong("hotspur.seed", 20_000_000);
  private static final long PROGRAMS = Long.getLong("hotspur.programs", LONG ? 1_000_000 : 10_000);
  private static final int MOST_FAILURES = 3;

  /** Output, error with its traceback, globals and instructions are those of the interpreter. */
  @Test
  void tracedIsInterpreted() {
    forEachProgram(
        "traced = interpreted", PROGRAMS, (check, seed) -> check.tiers(List.of(way(seed)), seed));
  }

  private static JitOptions way(long seed) {
    return Settings.WAYS.get((int) (seed % Settings.WAYS.size()));
  }

  /** The machine does what CPython does. */
  @Test
  void interpretedIsPython() throws IOException, InterruptedException {
    Optional<String> missing = Oracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    int batch = 10_000;
    List<String> failures = new ArrayList<>();
    for (long from = 0; from < PROGRAMS && failures.isEmpty(); from += batch) {
      List<Long> seeds =
          LongStream.range(SEED + from, SEED + Math.min(PROGRAMS, from + batch))
              .filter(seed -> !Generator.isMachineOnly(seed))
              .boxed()
              .toList();
      failures.addAll(comparedWithPython(seeds));
    }
    assertEquals(List.of(), failures);
  }

  private static List<String> comparedWithPython(List<Long> seeds)
      throws IOException, InterruptedException {
    List<Program> programs = seeds.stream().map(Generator::program).toList();
    List<Outcome> wanted = Oracle.run(programs.stream().map(PythonPrinter::print).toList());
    List<String> failures = new ArrayList<>();
    int failed = 0;
    for (int i = 0; i < programs.size(); i++) {
      String difference = difference(programs.get(i), wanted.get(i));
      if (!difference.isEmpty() && ++failed <= 12) {
        failures.add("\nprogram " + seeds.get(i) + "\n" + difference);
      }
    }
    System.out.printf(
        "random programs compared with python3: %d from seed %d, %d differ%n",
        programs.size(), seeds.get(0), failed);
    return failures;
  }

  private static String difference(Program program, Outcome wanted) {
    VerifiedModule module = Runner.assemble(SpurPrinter.print(program));
    Outcome got = Runner.run(module, Setting.interpreted(Setting.UNMETERED), JitListener.NONE);
    Outcome shown = new Outcome(got.output(), "", got.lastLine(), got.globals(), 0);
    return wanted.equals(shown)
        ? ""
        : wanted.differenceTo(shown) + "errors: " + wanted.lastLine() + " / " + got.lastLine();
  }

  private static void forEachProgram(
      String name, long count, BiFunction<Check, Long, Optional<Check.Mismatch>> check) {
    ConcurrentSkipListMap<Long, Check.Mismatch> failed = new ConcurrentSkipListMap<>();
    AtomicInteger done = new AtomicInteger();
    long start = System.nanoTime();
    LongStream.range(SEED, SEED + count)
        .parallel()
        .forEach(
            seed -> {
              if (failed.size() < 60) {
                VerifiedModule module = Runner.assemble(SpurPrinter.print(Generator.program(seed)));
                check
                    .apply(new Check(module, Settings.NO_FAILURES), seed)
                    .ifPresent(mismatch -> failed.put(seed, mismatch));
                done.incrementAndGet();
              }
            });
    System.out.printf(
        "random programs, %s: %d from seed %d in %.1f s, %d differ%n",
        name, done.get(), SEED, (System.nanoTime() - start) / 1e9, failed.size());
    failed.forEach((seed, mismatch) -> System.out.println("program " + seed + " " + mismatch));
    List<String> failures =
        failed.keySet().stream()
            .limit(MOST_FAILURES)
            .map(
                seed ->
                    "\nprogram "
                        + seed
                        + "\n"
                        + Check.minimal(
                            Generator.program(seed), (c, program) -> check.apply(c, seed)))
            .toList();
    assertEquals(List.of(), failures);
  }
}
