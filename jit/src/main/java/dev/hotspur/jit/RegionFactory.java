package dev.hotspur.jit;

import dev.hotspur.jit.codegen.RegionCompiler;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Printer;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.opt.Change;
import dev.hotspur.jit.opt.Optimizer;
import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.record.GraphTooLargeException;
import dev.hotspur.jit.record.RegionBuilder;
import dev.hotspur.jit.region.Candidate;
import dev.hotspur.jit.region.FunctionRegion;
import dev.hotspur.jit.region.LoopRegion;
import dev.hotspur.jit.region.Region;
import dev.hotspur.jit.runtime.CompiledFunction;
import dev.hotspur.jit.runtime.CompiledLoop;
import dev.hotspur.jit.runtime.FunctionExits;
import dev.hotspur.vm.interp.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes regions of profiles: builds the graph, optimises it, emits it, installs it. */
final class RegionFactory {
  private final JitOptions options;
  private final Supplier<List<Pass>> passes;
  private final JitListener events;
  private final JitStatistics statistics;
  private final boolean verifying;
  private final Functions functions;
  private int regions;
  private String detail = "";

  /** Makes regions with these passes but those that the options leave out. */
  RegionFactory(
      JitOptions options,
      Supplier<List<Pass>> passes,
      Functions functions,
      JitListener events,
      JitStatistics statistics) {
    this.functions = functions;
    this.options = options;
    this.passes = passes;
    this.events = events;
    this.statistics = statistics;
    this.verifying = options.get(JitOption.VERIFY) != 0;
  }

  /** More about the last failure. */
  String detail() {
    return detail;
  }

  /** Notes a defect outside this factory as the last failure. */
  void noteDefect(RuntimeException defect) {
    detail = describe(defect);
  }

  /**
   * Compiles a loop or function and installs the region.
   *
   * @return why that failed, if it did; then nothing has changed
   */
  Optional<AbortReason> compile(Candidate candidate, Region.ExitListener listener) {
    detail = "";
    try {
      return tryToCompile(candidate, listener);
    } catch (RegionCompiler.TooLargeException | GraphTooLargeException tooLarge) {
      detail = tooLarge.getMessage();
      return Optional.of(AbortReason.TOO_LARGE);
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      // A defect of the compiler must not be the program's: it goes on being interpreted.
      detail = describe(failure);
      return Optional.of(AbortReason.COMPILER_FAILED);
    }
  }

  /** What happened and where, causes included: all that is left of a defect that is contained. */
  private static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable link = failure; link != null; link = link.getCause()) {
      text.append(text.length() == 0 ? "" : " because of ").append(link);
      Arrays.stream(link.getStackTrace())
          .filter(frame -> frame.getClassName().startsWith("dev.hotspur."))
          .findFirst()
          .ifPresent(frame -> text.append(" at ").append(frame));
    }
    return text.toString();
  }

  private Optional<AbortReason> tryToCompile(Candidate candidate, Region.ExitListener listener)
      throws RegionCompiler.TooLargeException {
    Anchor anchor = candidate.anchor();
    boolean metered = anchor.translation().isMetered();
    int number = ++regions;
    long start = System.nanoTime();
    Optional<Graph> built = RegionBuilder.build(candidate.profile(), number, functions, metered);
    if (built.isEmpty()) {
      return Optional.of(AbortReason.ALWAYS_LEAVES);
    }
    Graph graph = built.get();
    JitEvent.Place place = TracingJit.place(anchor, anchor.pc());
    if (events.wantsTexts()) {
      events.on(new JitEvent.Built(place, number, Printer.print(graph)));
    }
    Counts before = Counts.of(graph);
    optimise(graph, place);
    Counts after = Counts.of(graph);
    long optimised = System.nanoTime();
    Optional<FunctionExits> exits = candidate.target().map(FunctionExits::new);
    RegionCompiler.Compiled compiled =
        RegionCompiler.compile(graph, metered, options.get(JitOption.FORCE_EXIT), exits);
    Region.Plan plan =
        new Region.Plan(number, anchor, compiled.exits(), compiled.reserve(), listener);
    if (exits.isPresent()) {
      install(candidate, graph.signature().orElseThrow(), exits.get(), compiled, plan);
    } else {
      candidate.install(new LoopRegion(plan, (CompiledLoop) compiled.instance()));
    }
    statistics.optimisingNanos += optimised - start;
    statistics.emittingNanos += System.nanoTime() - optimised;
    statistics.compiled(before, after, compiled.bytes());
    events.on(
        new JitEvent.Compiled(
            place,
            number,
            candidate.compilations(),
            new JitEvent.Change(before.guards(), after.guards()),
            new JitEvent.Change(before.operations(), after.operations()),
            compiled.bytes(),
            events.wantsTexts() ? compiled.text().get() : ""));
    return Optional.empty();
  }

  private void install(
      Candidate candidate,
      Signature signature,
      FunctionExits exits,
      RegionCompiler.Compiled compiled,
      Region.Plan plan) {
    FunctionRegion region =
        new FunctionRegion(plan, (CompiledFunction) compiled.instance(), signature.parameters());
    exits.setListener(region);
    functions.compiled(exits.target(), signature, compiled.frameBytes());
    exits.target().setCompiled(compiled.method(signature));
    candidate.install(region);
  }

  /** The size of a graph. */
  record Counts(int operations, int guards) {
    static Counts of(Graph graph) {
      int[] counts = new int[2];
      graph.forEachInstruction(
          i -> {
            counts[0]++;
            counts[1] += i.has(Trait.GUARD) && i.op() != Op.POLL ? 1 : 0;
          });
      return new Counts(counts[0], counts[1]);
    }
  }

  private void optimise(Graph graph, JitEvent.Place place) {
    List<Pass> enabled =
        passes.get().stream()
            .filter(pass -> !options.disabledPasses().contains(pass.name()))
            .toList();
    Optimizer optimizer = new Optimizer(enabled, Optimizer.DEFAULT_ROUNDS, verifying);
    optimizer.run(
        graph,
        (pass, after, changes) -> {
          if (events.wantsTexts() && !changes.isEmpty()) {
            List<String> reasons = changes.stream().map(Change::toString).toList();
            events.on(
                new JitEvent.PassApplied(
                    place, graph.number(), pass.name(), Printer.print(after), reasons));
          }
        });
  }
}
