package dev.hotspur.jit.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.Jits;
import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.opt.Passes;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.HotSpotListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random programs do the same however they are run.
 *
 * <p>Each test prints its seed and how many programs it ran. {@code -Dhotspur.seed} and {@code
 * -Dhotspur.programs} choose others.
 */
class RandomProgramsTest {
  /** At most so many exits of a program are forced, one after the other. */
  private static final int MOST_EXITS = 60;

  private static final Search SEARCH = Search.configured();

  /** One program in so many has to execute each of the instructions below in compiled code. */
  private static final int REACHING = 200;

  /** What large programs would reach now and then only. */
  private static final Set<Opcode> FORMS =
      EnumSet.of(
          Opcode.CALL_KW,
          Opcode.CALL_EX,
          Opcode.TAIL_CALL,
          Opcode.CALL_METHOD,
          Opcode.MAKE_FUNCTION,
          Opcode.LOAD_DEREF,
          Opcode.STORE_DEREF,
          Opcode.RAISE,
          Opcode.RERAISE,
          Opcode.PUSH_EXC_INFO,
          Opcode.POP_EXCEPT,
          Opcode.CHECK_EXC_MATCH,
          Opcode.BUILD_TUPLE,
          Opcode.BUILD_LIST,
          Opcode.BUILD_DICT,
          Opcode.UNPACK,
          Opcode.LIST_EXTEND,
          Opcode.LIST_APPEND,
          Opcode.MAP_ADD,
          Opcode.FOR_ITER,
          Opcode.LOAD_SUBSCR);

  /** Output, error with its traceback, globals and instructions are those of the interpreter. */
  @Test
  void tracedIsInterpreted() {
    Coverage coverage = new Coverage();
    SEARCH.run(
        "traced = interpreted",
        SEARCH.programs(),
        (module, seed) -> {
          coverage.add(module);
          Check check = new Check(module, coverage.listener(seed % 16 == 0));
          return check.tiers(List.of(way(seed)), seed);
        });
    System.out.print(coverage.report());
    assertEquals(List.of(), coverage.instructionsMissing());
  }

  /** Leaving by any exit at any time changes nothing. */
  @Test
  void forcedExitsAreInvisible() {
    LongAdder forced = new LongAdder();
    LongAdder ways = new LongAdder();
    LongAdder left = new LongAdder();
    SEARCH.run(
        "exits forced",
        SEARCH.programs() / 100,
        (module, seed) -> {
          Setting interpreted = Setting.interpreted(Setting.PLENTY);
          Outcome wanted = Runner.run(module, interpreted, JitListener.NONE);
          Setting traced = Setting.traced(way(seed), Setting.PLENTY);
          int exits = 1;
          for (int exit = 0; exit < exits; exit++) {
            ForcedExit force = new ForcedExit(exit);
            HotSpotListener jit = Jits.around(way(seed), graph -> {}, force, Settings.NO_FAILURES);
            Outcome got = Runner.run(module, jit, Setting.PLENTY);
            if (!wanted.agrees(got, true)) {
              String difference = "exit " + exit + " forced\n" + wanted.differenceTo(got);
              return Optional.of(new Check.Mismatch(interpreted, traced, difference));
            }
            exits = Math.min(MOST_EXITS, Math.max(exits, force.most()));
            forced.increment();
            ways.add(exit == 0 ? force.ways() : 0);
            left.add(exit == 0 ? force.left() : 0);
          }
          return Optional.empty();
        });
    System.out.printf(
        "  %s guards forced; of %s on the way of a branch %s cannot be%n", forced, ways, left);
  }

  /** What programs are made of is not only there: compiled code executes it. */
  @Test
  void formsAreReached() {
    long programs = SEARCH.programs() / 10;
    Map<Opcode, LongAdder> executed = new ConcurrentHashMap<>();
    SEARCH.run(
        "forms compiled",
        programs,
        (module, seed) -> {
          Setting interpreted = Setting.interpreted(Setting.UNMETERED);
          Outcome wanted = Runner.run(module, interpreted, JitListener.NONE);
          ExecutedOpcodes opcodes = new ExecutedOpcodes();
          HotSpotListener jit =
              Jits.around(loopsFirst(seed), graph -> {}, opcodes, Settings.NO_FAILURES);
          Outcome got = Runner.run(module, jit, Setting.UNMETERED);
          opcodes.forEach(
              (opcode, count) ->
                  executed.computeIfAbsent(opcode, key -> new LongAdder()).add(count));
          Setting traced = Setting.traced(loopsFirst(seed), Setting.UNMETERED);
          return wanted.agrees(got, false)
              ? Optional.empty()
              : Optional.of(new Check.Mismatch(interpreted, traced, wanted.differenceTo(got)));
        });
    System.out.println("  executed in compiled code: " + new TreeMap<>(executed));
    Set<Opcode> missing = EnumSet.copyOf(FORMS);
    executed.forEach(
        (opcode, count) -> {
          if (count.sum() * REACHING >= programs) {
            missing.remove(opcode);
          }
        });
    assertEquals(Set.of(), missing);
  }

  /** No pass is needed for correctness. */
  @Test
  void passesMayBeLeftOut() {
    SEARCH.run(
        "without a pass",
        SEARCH.programs() / 20,
        (module, seed) -> {
          Check check = new Check(module, Settings.NO_FAILURES);
          List<JitOptions> ways = new ArrayList<>();
          JitOptions none = way(seed);
          for (Pass pass : Passes.all()) {
            ways.add(way(seed).without(pass.name()));
            none = none.without(pass.name());
          }
          ways.add(none);
          return check.tiers(List.of(ways.get((int) (seed % ways.size()))), seed);
        });
  }

  /** Two runs make the same decisions. */
  @Test
  void decisionsAreTheSameInEveryRun() {
    SEARCH.run(
        "the same twice",
        SEARCH.programs() / 50,
        (module, seed) -> {
          Setting setting = Setting.traced(way(seed), Setting.UNMETERED);
          List<String> first = events(module, setting);
          List<String> second = events(module, setting);
          return first.equals(second)
              ? Optional.empty()
              : Optional.of(new Check.Mismatch(setting, setting, first + "\n" + second));
        });
  }

  private static List<String> events(VerifiedModule module, Setting setting) {
    List<String> events = new ArrayList<>();
    JitListener listener =
        new JitListener() {
          @Override
          public void on(JitEvent event) {
            events.add(event.place() + " " + event);
          }
        };
    Runner.run(module, setting, listener);
    return events;
  }

  /** The ways in which loops are hot at once. */
  private static JitOptions loopsFirst(long seed) {
    return Settings.WAYS.get((int) (seed % Settings.LOOPS_FIRST));
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
    for (long from = 0; from < SEARCH.programs() && failures.isEmpty(); from += batch) {
      long end = SEARCH.seed() + Math.min(SEARCH.programs(), from + batch);
      List<Long> seeds =
          LongStream.range(SEARCH.seed() + from, end)
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
    int raised = 0;
    for (int i = 0; i < programs.size(); i++) {
      raised += wanted.get(i).lastLine().isEmpty() ? 0 : 1;
      String difference = difference(programs.get(i), wanted.get(i));
      if (!difference.isEmpty()) {
        failures.add("\nprogram " + seeds.get(i) + "\n" + difference);
      }
    }
    System.out.printf(
        "random programs compared with python3: %d from seed %d, %d end with an error, %d differ%n",
        programs.size(), seeds.get(0), raised, failures.size());
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
}
