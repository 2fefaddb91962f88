package dev.hotspur.jit;

import dev.hotspur.jit.Inspection.Counts;
import dev.hotspur.jit.codegen.Origins;
import dev.hotspur.jit.codegen.RegionCompiler;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Printer;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.opt.Change;
import dev.hotspur.jit.opt.Optimizer;
import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.record.Basis;
import dev.hotspur.jit.record.Built;
import dev.hotspur.jit.record.GraphTooLargeException;
import dev.hotspur.jit.record.InliningDecision;
import dev.hotspur.jit.record.InliningLimits;
import dev.hotspur.jit.record.RegionBuilder;
import dev.hotspur.jit.region.Candidate;
import dev.hotspur.jit.region.Contents;
import dev.hotspur.jit.region.FunctionRegion;
import dev.hotspur.jit.region.LoopRegion;
import dev.hotspur.jit.region.Region;
import dev.hotspur.jit.runtime.CallCount;
import dev.hotspur.jit.runtime.CompiledFunction;
import dev.hotspur.jit.runtime.CompiledLoop;
import dev.hotspur.jit.runtime.FunctionExits;
import dev.hotspur.vm.interp.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

  /** More about the last failure, once. */
  String takeDetail() {
    String taken = detail;
    detail = "";
    return taken;
  }

  /** Notes more about a failure outside this factory. */
  void noteDetail(String text) {
    detail = text;
  }

  /** Notes a defect outside this factory as the last failure. */
  void noteDefect(RuntimeException defect) {
    detail = describe(defect);
  }

  /**
   * Compiles a loop or function and installs the region; without inlining anything if it is too
   * large else.
   *
   * @return why that failed, if it did; then nothing has changed
   */
  Optional<AbortReason> compile(Candidate candidate, Region.ExitListener listener) {
    Optional<AbortReason> failure = compile(candidate, functions.inlining(), listener);
    boolean tooLarge = failure.filter(reason -> reason == AbortReason.TOO_LARGE).isPresent();
    return tooLarge && candidate.mayHaveInlined()
        ? compile(candidate, InliningLimits.NONE, listener)
        : failure;
  }

  private Optional<AbortReason> compile(
      Candidate candidate, InliningLimits inlining, Region.ExitListener listener) {
    detail = "";
    try {
      return tryToCompile(candidate, inlining, listener);
    } catch (RegionCompiler.TooLargeException | GraphTooLargeException tooLarge) {
      detail = tooLarge.getMessage();
      return Optional.of(AbortReason.TOO_LARGE);
    } catch (RegionCompiler.TooManyParametersException tooMany) {
      detail = tooMany.getMessage();
      return Optional.of(AbortReason.TOO_MANY_PARAMETERS);
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

  private Optional<AbortReason> tryToCompile(
      Candidate candidate, InliningLimits inlining, Region.ExitListener listener)
      throws RegionCompiler.TooLargeException {
    Anchor anchor = candidate.anchor();
    boolean metered = anchor.translation().isMetered();
    int number = ++regions;
    long start = System.nanoTime();
    Basis basis = candidate.buildFrom(functions, inlining);
    Built built = RegionBuilder.build(candidate.profile(), number, basis, metered);
    statistics.attempts += built.attempts();
    Graph graph = built.graph();
    if (built.outcome() != Built.Outcome.BUILT) {
      detail = departures(graph, anchor);
      return Optional.of(
          built.outcome() == Built.Outcome.UNSTABLE
              ? AbortReason.UNSTABLE
              : AbortReason.ALWAYS_LEAVES);
    }
    JitEvent.Place place = Findings.place(anchor, anchor.pc());
    Counts before = Counts.of(graph);
    tellBuilt(graph, before, anchor, basis);
    candidate.calls().ifPresent(count -> countCalls(graph, count));
    optimise(graph, place);
    long optimised = System.nanoTime();
    Optional<FunctionExits> exits = candidate.target().map(FunctionExits::new);
    Inspection found = Inspection.of(graph);
    RegionCompiler.Compiled compiled = emit(graph, metered, exits, basis);
    Contents contents = found.contents(compiled.bytes());
    Region.Plan plan =
        new Region.Plan(
            number,
            anchor,
            compiled.exits(),
            compiled.reserve(),
            contents,
            candidate.calls(),
            listener);
    if (exits.isPresent()) {
      install(candidate, graph.signature().orElseThrow(), exits.get(), compiled, plan);
    } else {
      candidate.install(new LoopRegion(plan, (CompiledLoop) compiled.instance()));
    }
    statistics.optimisingNanos += optimised - start;
    statistics.emittingNanos += System.nanoTime() - optimised;
    statistics.compiled(before, contents);
    events.on(
        new JitEvent.Compiled(
            place,
            number,
            candidate.compilations(),
            new JitEvent.Change(before.operations(), contents.operations()),
            new JitEvent.Change(before.guards(), contents.guards()),
            compiled.bytes(),
            compiled.methods(),
            events.wantsTexts() ? compiled.text().get() : ""));
    return Optional.empty();
  }

  /** Emits one method; several only if inlining less would not make it smaller. */
  private RegionCompiler.Compiled emit(
      Graph graph, boolean metered, Optional<FunctionExits> exits, Basis basis)
      throws RegionCompiler.TooLargeException {
    RegionCompiler.Settings settings =
        new RegionCompiler.Settings(
            metered, options.get(JitOption.FORCE_EXIT), options.get(JitOption.METHOD_BYTES));
    try {
      return RegionCompiler.compile(graph, settings, exits);
    } catch (RegionCompiler.TooLargeException tooLarge) {
      if (basis.mayInline()) {
        throw tooLarge;
      }
      return RegionCompiler.compileInParts(graph, settings, exits);
    }
  }

  private void tellBuilt(Graph graph, Counts size, Anchor anchor, Basis basis) {
    events.on(
        new JitEvent.Built(
            Findings.place(anchor),
            graph.number(),
            size.operations(),
            size.guards(),
            size.branches(),
            events.wantsTexts() ? Printer.print(graph) : ""));
    for (InliningDecision decision : basis.decisions()) {
      events.on(
          new JitEvent.CallDecided(
              Findings.place(anchor, decision.call().pc(), Origins.inlined(decision.call())),
              graph.number(),
              decision.function(),
              decision.call().path(),
              decision.whyNot().orElse("")));
    }
  }

  private static void countCalls(Graph graph, CallCount count) {
    Instruction counting =
        graph.instruction(Op.COUNT).attribute(graph.pool().intern(count, "calls")).build();
    graph.entry().instructions().add(0, counting);
  }

  /** The instructions at which a graph leaves, with their lines. */
  private static String departures(Graph graph, Anchor anchor) {
    return Inspection.departures(graph).stream()
        .map(departure -> departure.place(anchor.translation().code()))
        .map(place -> place.code().opcode(place.pc()) + " in line " + place.code().line(place.pc()))
        .distinct()
        .collect(Collectors.joining(", "));
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
    functions.compiled(exits.target(), candidate.profile(), signature, compiled.frameBytes());
    exits.target().setCompiled(compiled.method(signature), compiled.endsWithCalls());
    candidate.install(region);
  }

  private void optimise(Graph graph, JitEvent.Place place) {
    List<Pass> enabled =
        Lists.filter(passes.get(), pass -> !options.disabledPasses().contains(pass.name()));
    Optimizer optimizer = new Optimizer(enabled, Optimizer.DEFAULT_ROUNDS, verifying);
    int[] size = {Counts.of(graph).operations()};
    optimizer.run(
        graph,
        (pass, after, changes) -> {
          if (events.wantsTexts() && !changes.isEmpty()) {
            int now = Counts.of(after).operations();
            events.on(
                new JitEvent.PassApplied(
                    place,
                    graph.number(),
                    pass.name(),
                    new JitEvent.Change(size[0], now),
                    Printer.print(after),
                    changes.stream().map(Change::toString).toList()));
            size[0] = now;
          }
        });
  }
}
