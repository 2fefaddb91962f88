package dev.hotspur.jit.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * A search through random programs for one that fails a property; the first ones that do are
 * reduced and shown.
 *
 * @param seed number of the first program
 * @param programs how many there are
 */
record Search(long seed, long programs) {
  private static final int SHOWN = 3;
  private static final int ENOUGH = 60;
  private static final double NANOS_PER_SECOND = 1e9;

  /** Something that should hold for each program. */
  @FunctionalInterface
  interface Property {
    /** What is wrong, if anything is. */
    Optional<Check.Mismatch> check(VerifiedModule module, long seed);
  }

  static Search configured() {
    long programs = Boolean.getBoolean("hotspur.long") ? 1_000_000 : 10_000;
    return new Search(
        Long.getLong("hotspur.seed", 20_000_000), Long.getLong("hotspur.programs", programs));
  }

  /** Checks the first so many programs on all processors; fails if any of them does. */
  void run(String name, long count, Property property) {
    SortedMap<Long, Check.Mismatch> failed = new ConcurrentSkipListMap<>();
    AtomicInteger done = new AtomicInteger();
    long start = System.nanoTime();
    LongStream.range(seed, seed + count)
        .parallel()
        .filter(number -> failed.size() < ENOUGH)
        .forEach(
            number -> {
              checked(Generator.program(number), number, property)
                  .ifPresent(mismatch -> failed.put(number, mismatch));
              done.incrementAndGet();
            });
    System.out.printf(
        "random programs, %s: %d from seed %d in %.1f s, %d differ%n",
        name, done.get(), seed, (System.nanoTime() - start) / NANOS_PER_SECOND, failed.size());
    failed.forEach((number, mismatch) -> System.out.println("program " + number + " " + mismatch));
    List<String> shown =
        failed.keySet().stream()
            .limit(SHOWN)
            .map(number -> "\nprogram " + number + "\n" + minimal(number, property))
            .toList();
    assertEquals(List.of(), shown);
  }

  private static Optional<Check.Mismatch> checked(Program program, long number, Property property) {
    return property.check(Runner.assemble(SpurPrinter.print(program)), number);
  }

  private static String minimal(long number, Property property) {
    Program reduced =
        Reducer.reduce(Generator.program(number), candidate -> fails(candidate, number, property));
    return checked(reduced, number, property).map(Check.Mismatch::toString).orElse("(not again)")
        + "\n"
        + PythonPrinter.print(reduced)
        + "\n"
        + SpurPrinter.print(reduced);
  }

  private static boolean fails(Program candidate, long number, Property property) {
    try {
      return checked(candidate, number, property).isPresent();
    } catch (AssertionError | RuntimeException notAProgram) {
      return false;
    }
  }
}
