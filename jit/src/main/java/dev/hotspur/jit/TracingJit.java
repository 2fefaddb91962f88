package dev.hotspur.jit;

import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.opt.Passes;
import dev.hotspur.jit.record.CodeFacts;
import dev.hotspur.jit.record.Profile;
import dev.hotspur.jit.record.Recorder;
import dev.hotspur.jit.region.Candidate;
import dev.hotspur.jit.region.Region;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.Awaiting;
import dev.hotspur.vm.interp.FunctionEntry;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.interp.Translation;
import dev.hotspur.vm.value.VmError;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tracing JIT of one machine: {@code Vm.builder().jit(new TracingJit())}.
 *
 * <p>Start reading here. A loop that has been passed often enough, or a function that has been
 * called often enough, is recorded while the interpreter goes on running it; what was recorded is
 * compiled to a region and entered from then on. A side exit that is taken often is recorded in its
 * turn, and the region is compiled again with both. Every decision depends on counts alone, so it
 * is the same in every run.
 */
public final class TracingJit implements HotSpotListener {
  private final JitOptions options;
  private final JitListener events;
  private final JitStatistics statistics = new JitStatistics();
  private final RegionFactory factory;
  private final Functions functions;
  private final Findings findings;
  private final HotExits hotExits;
  private final Losses losses;
  private final Map<Anchor, Candidate> candidates = new LinkedHashMap<>();
  private final IdentityHashMap<Code, CodeFacts> facts = new IdentityHashMap<>();
  private final WarmUp warmUp;
  private final Thresholds thresholds;
  private final Suspended suspended = new Suspended();
  private final Region.ExitListener exitListener = new Exits();
  private int traces;

  /** What regions tell about being left. */
  private final class Exits implements Region.ExitListener {
    @Override
    public Optional<Insn> left(Interpreter in, Region region, SideExit exit) {
      return TracingJit.this.left(in, region, exit);
    }

    @Override
    public Optional<Insn> leftInlined(Interpreter in, Region region, SideExit exit) {
      return TracingJit.this.leftInlined(in, region, exit);
    }

    @Override
    public void unexpected(Interpreter in, Region region, SideExit exit) {
      TracingJit.this.unexpected(in, region, exit);
    }

    @Override
    public Awaiting raised(Interpreter in, Region region, SideExit exit) {
      return TracingJit.this.raised(in, region, exit);
    }

    @Override
    public int room() {
      return functions.room();
    }
  }

  /** A JIT with default options that nobody listens to. */
  public TracingJit() {
    this(JitOptions.DEFAULT, JitListener.NONE);
  }

  /** A JIT with these options that tells its decisions. */
  public TracingJit(JitOptions options, JitListener events) {
    this(options, Passes::all, events);
  }

  /** A JIT with other passes, for tests. */
  TracingJit(JitOptions options, Supplier<List<Pass>> passes, JitListener events) {
    this.options = options;
    this.events = events;
    this.warmUp = new WarmUp(options.get(JitOption.WARM_UP));
    this.thresholds = new Thresholds(options);
    this.hotExits = new HotExits(options);
    this.losses = new Losses(options, thresholds);
    this.functions = new Functions(options);
    this.findings = new Findings(thresholds, warmUp, functions, candidates);
    this.factory = new RegionFactory(options, passes, functions, events, statistics);
  }

  /** What was done so far. */
  public JitStatistics statistics() {
    statistics.clearSums();
    candidates.values().forEach(statistics::add);
    return statistics;
  }

  /** Why the program is slower than it could be, as far as it has run. */
  public List<JitFinding> findings() {
    return findings.all();
  }

  @Override
  public void translated(Translation translation) {
    findings.translated(translation);
    if (!translation.code().flags().contains(CodeFlag.NEVER_TRACE)) {
      thresholds.watch(translation);
    }
  }

  @Override
  public void begun() {
    suspended.all().forEach(recording -> abort(recording, AbortReason.LEFT_FUNCTION));
    suspended.clear();
  }

  @Override
  public Insn hot(Interpreter in, Anchor anchor) {
    if (!warmUp.isOver(anchor)) {
      return anchor.next();
    }
    dropStale(in);
    Candidate candidate = candidates.computeIfAbsent(anchor, key -> newCandidate(in, key));
    if (suspended.isAbout(in)) {
      // A loop outside of the one that is recorded, in the same activation.
      anchor.notifyAt(anchor.passes() + thresholds.of(anchor));
      return anchor.next();
    }
    anchor.notifyAt(Long.MAX_VALUE);
    events.on(
        new JitEvent.Hot(
            Findings.place(anchor), anchor.passes(), thresholds.why(anchor), candidate.failures()));
    boolean loop = candidate.target().isEmpty();
    return record(
        in, candidate, anchor.pc(), Optional.empty(), loop ? options.get(JitOption.ITERATIONS) : 0);
  }

  private Candidate newCandidate(Interpreter in, Anchor anchor) {
    Translation translation = anchor.translation();
    CodeFacts known =
        facts.computeIfAbsent(translation.code(), code -> new CodeFacts(translation.verified()));
    Optional<CallTarget> target =
        anchor instanceof FunctionEntry
            ? Optional.of(functions.of(in.frame().function()))
            : Optional.empty();
    Candidate candidate = new Candidate(anchor, new Profile(known, anchor), target);
    findings.added(candidate);
    return candidate;
  }

  // Recording

  private Insn record(
      Interpreter in, Candidate candidate, int pc, Optional<SideExit> exit, int iterations) {
    statistics.recordings++;
    int trace = ++traces;
    int region = candidate.region().map(Region::number).orElse(0);
    events.on(
        new JitEvent.RecordingStarted(
            Findings.place(candidate.anchor(), pc),
            trace,
            region,
            exit.map(SideExit::number).orElse(-1)));
    Recorder.Extent extent =
        new Recorder.Extent(
            iterations,
            options.get(JitOption.TRACE_LENGTH),
            options.get(JitOption.INNER_PASSES),
            events.wantsTexts());
    Recorder recorder =
        new Recorder(candidate.profile(), in, extent, at -> compiledInside(candidate, at));
    return run(in, new Recording(recorder, candidate, trace, exit), pc);
  }

  /** The profile of a compiled loop inside a loop or function, at the loop's head. */
  private Optional<Profile> compiledInside(Candidate outer, int pc) {
    return outer
        .anchor()
        .translation()
        .loopAt(pc)
        .filter(header -> header != outer.anchor())
        .map(candidates::get)
        .filter(loop -> loop.region().isPresent())
        .map(Candidate::profile);
  }

  /** Records from a point on, until the recorder has seen enough or has to wait. */
  private Insn run(Interpreter in, Recording recording, int pc) {
    long start = System.nanoTime();
    Insn next;
    try {
      next = in.observe(recording.recorder(), pc);
    } catch (VmError | LimitException thrown) {
      left(recording, thrown instanceof VmError);
      throw thrown;
    }
    statistics.recordingNanos += System.nanoTime() - start;
    switch (recording.recorder().state()) {
      case SUSPENDED -> {
        tellWaiting(recording, "a loop inside runs compiled");
        suspended.push(recording);
      }
      case CALLING -> {
        return waitForReturn(in, recording, next);
      }
      case DONE -> finish(recording);
      case LEFT_LOOP -> abort(recording, AbortReason.LEFT_LOOP);
      case INNER_LOOP -> abort(recording, AbortReason.INNER_LOOP);
      case TOO_LONG -> abort(recording, AbortReason.TOO_LONG);
      case FAILED -> {
        factory.noteDefect(recording.recorder().defect().orElseThrow());
        abort(recording, AbortReason.COMPILER_FAILED);
      }
      default -> abort(recording, AbortReason.LEFT_FUNCTION);
    }
    return next;
  }

  /** A function was called: it runs as if nobody watched, and the recording goes on after it. */
  private Insn waitForReturn(Interpreter in, Recording recording, Insn next) {
    if (!recording.recorder().hasCalled(in.frame())) {
      abort(recording, AbortReason.LEFT_FUNCTION);
      return next;
    }
    tellWaiting(recording, in.frame().function().name() + " is called");
    Insn resumption = new Resumption(this, recording, in.frame().callPc() + 1);
    in.frame().setResume(resumption);
    suspended.push(recording);
    recording.waitFor(resumption);
    return in.frame().translation().entry();
  }

  private void tellWaiting(Recording recording, String reason) {
    int pc = recording.recorder().last();
    if (recording.waitsFirstAt(pc)) {
      events.on(
          new JitEvent.Suspended(
              Findings.place(recording.candidate().anchor(), pc), recording.trace(), reason));
    }
  }

  /**
   * The function that a recording waits for has returned, or raised what is handled at an offset.
   */
  Insn returned(Interpreter in, Recording recording, int pc) {
    if (!suspended.contains(recording)) {
      return in.resume(pc);
    }
    suspended.popTo(recording).forEach(above -> abort(above, AbortReason.LEFT_LOOP));
    recording.recorder().resumeAfterCall();
    return run(in, recording, pc);
  }

  /** An error has left what a recording waits for, and what it is about, too. */
  void abandoned(Recording recording) {
    if (suspended.contains(recording)) {
      suspended.popTo(recording).forEach(above -> abort(above, AbortReason.LEFT_LOOP));
      left(recording, true);
    }
  }

  private void left(Recording recording, boolean isByError) {
    if (isByError && recording.recorder().endsByError()) {
      finish(recording);
    } else {
      abort(recording, AbortReason.LEFT_FUNCTION);
    }
  }

  private void finish(Recording recording) {
    Recorder recorder = recording.recorder();
    statistics.instructionsRecorded += recorder.length();
    Candidate candidate = recording.candidate();
    events.on(
        new JitEvent.Recorded(
            Findings.place(candidate.anchor()),
            recording.trace(),
            recorder.length(),
            recorder.trace()));
    Findings.widened(recorder, candidate).forEach(events::on);
    if (candidate.region().isPresent()) {
      finishSideTrace(candidate, recording);
    } else if (candidate.target().isEmpty()
        || candidate.recorded() >= options.get(JitOption.ITERATIONS)) {
      compile(candidate, recording.trace());
    } else {
      candidate.anchor().notifyAt(candidate.anchor().passes() + 1);
    }
  }

  /** Compiles again, unless that is for nothing or another exit is about to become hot too. */
  private void finishSideTrace(Candidate candidate, Recording recording) {
    if (!candidate.isWaiting() && candidate.isUpToDate()) {
      recording.exit().ifPresent(exit -> learntNothing(candidate, exit));
      abort(recording, AbortReason.NOTHING_NEW);
      return;
    }
    Region region = candidate.region().orElseThrow();
    boolean more = hotExits.isAnyWarm(candidate, region);
    candidate.waitFor(region.taken() + (more ? options.get(JitOption.EXIT_BATCH) : 0));
    if (candidate.isDue(region.taken())) {
      compile(candidate, recording.trace());
    }
  }

  private void learntNothing(Candidate candidate, SideExit exit) {
    candidate.learntNothing(exit);
    factory.noteDetail(
        "exit %s is recorded again when it has been taken %s times"
            .formatted(exit.number(), 2 * exit.count()));
  }

  private void compile(Candidate candidate, int trace) {
    Optional<AbortReason> failure = factory.compile(candidate, exitListener);
    if (failure.isPresent()) {
      candidate.waitNoLonger();
      abort(candidate, candidate.anchor().pc(), trace, failure.get());
    } else {
      candidate.region().ifPresent(region -> findings.of(region).forEach(events::on));
      if (!candidates.containsKey(candidate.anchor().translation().entry())) {
        thresholds.loopCompiled(candidate);
      }
    }
  }

  private void abort(Recording recording, AbortReason reason) {
    abort(recording.candidate(), recording.recorder().last(), recording.trace(), reason);
  }

  private void abort(Candidate candidate, int pc, int trace, AbortReason reason) {
    statistics.aborted(reason);
    events.on(
        new JitEvent.Aborted(
            Findings.place(candidate.anchor(), pc), trace, reason, factory.takeDetail()));
    if (candidate.region().isEmpty()) {
      candidate.fail(reason.message(), reason.isStructural());
      events.on(losses.leaveAlone(candidate, reason));
    }
  }

  /** Gives up recordings that control has left without their noticing. */
  private void dropStale(Interpreter in) {
    for (Recording recording : suspended.takeStale(in)) {
      abort(recording, AbortReason.LEFT_LOOP);
    }
  }

  // Exits

  private Optional<Insn> left(Interpreter in, Region region, SideExit exit) {
    dropStale(in);
    Candidate candidate = candidates.get(region.anchor());
    Optional<Recording> waiting = suspended.waitingInside(in);
    if (waiting.isPresent()) {
      if (!hotExits.isNeededFirst(exit, candidate, region)) {
        return goOnRecording(in, waiting.get(), region, exit);
      }
      suspended.popTo(waiting.get());
      abort(waiting.get(), AbortReason.INNER_LOOP);
    }
    if (!candidate.isInstalled(region)) {
      return Optional.empty();
    }
    if (losses.isLosing(region)) {
      retreat(candidate, region);
    } else if (losses.isSuspect(candidate, region)) {
      candidate.countCalls();
      compile(candidate, traces);
    } else if (hotExits.isHot(exit, candidate, region)) {
      return recordExit(in, candidate, region, exit);
    } else if (candidate.isDue(region.taken())) {
      compile(candidate, traces);
    }
    return Optional.empty();
  }

  private Optional<Insn> recordExit(
      Interpreter in, Candidate candidate, Region region, SideExit exit) {
    boolean worth = hotExits.isWorthRecording(exit, candidate);
    if (worth || candidate.isNew(exit)) {
      events.on(hotExits.event(in, exit, candidate, region));
    }
    candidate.lookAt(exit);
    if (!worth) {
      return Optional.empty();
    }
    candidate.profile().learnExit(exit.origin(), exit.pc());
    boolean again = candidate.target().isEmpty() && exit.pc() == region.anchor().pc();
    return Optional.of(record(in, candidate, exit.pc(), Optional.of(exit), again ? 1 : 0));
  }

  /**
   * A region was left within a function that is inlined. When that is hot, the function is recorded
   * from there; if it has taught nothing about the function, the call is made from then on.
   */
  private Optional<Insn> leftInlined(Interpreter in, Region region, SideExit exit) {
    dropStale(in);
    Candidate candidate = candidates.get(region.anchor());
    if (!candidate.isInstalled(region) || !hotExits.mayCompileAgain(candidate)) {
      return Optional.empty();
    }
    if (candidate.isDue(region.taken())) {
      if (candidate.isUpToDate()) {
        candidate.profile().keepCall(exit.pc());
      }
      compile(candidate, traces);
    } else if (hotExits.isHot(exit, candidate, region)) {
      events.on(hotExits.eventInlined(in, exit, candidate, region));
      candidate.lookAt(exit);
      candidate.waitFor(region.taken() + options.get(JitOption.EXIT_BATCH));
      return Optional.ofNullable(candidates.get(in.frame().translation().entry()))
          .filter(callee -> callee.region().isPresent())
          .map(callee -> recordInlined(in, callee, exit));
    }
    return Optional.empty();
  }

  private Insn recordInlined(Interpreter in, Candidate function, SideExit exit) {
    int pc = exit.pc(exit.nesting());
    function.profile().learnExit(exit.originIn(function.profile().facts().code()), pc);
    return record(in, function, pc, Optional.empty(), 0);
  }

  private void retreat(Candidate candidate, Region region) {
    statistics.retreats++;
    events.on(
        new JitEvent.Retreated(
            Findings.place(region.anchor()),
            region.number(),
            region.balance().exits() + region.balance().exitsWithin(),
            region.balance().rounds()));
    candidate.retreat(AbortReason.RETREAT.message());
    candidate.target().ifPresent(functions::retreated);
    statistics.aborted(AbortReason.RETREAT);
    events.on(losses.leaveAlone(candidate, AbortReason.RETREAT));
  }

  // Results

  /** A call in compiled code gave something of another type than ever before. */
  private void unexpected(Interpreter in, Region region, SideExit exit) {
    Candidate candidate = candidates.get(region.anchor());
    boolean inlined = exit.nesting() > 0;
    Candidate caller = inlined ? candidates.get(in.frame().translation().entry()) : candidate;
    caller.profile().widenResult(exit.pc(exit.nesting()));
    if (exit.count() >= options.get(JitOption.HOT_EXIT)
        && candidate.isInstalled(region)
        && !candidate.isUpToDate()
        && hotExits.mayCompileAgain(candidate)) {
      events.on(
          new JitEvent.Widened(
              Findings.place(region, exit),
              "the result",
              exit.count() + " times it was of another type than before"));
      compile(candidate, traces);
    }
  }

  /** An error has left compiled code: if that is in a loop that is recorded, it may handle it. */
  private Awaiting raised(Interpreter in, Region left, SideExit exit) {
    dropStale(in);
    return suspended
        .waitingInside(in)
        .<Awaiting>map(recording -> new InnerLoopError(this, recording, left, exit))
        .orElse(Awaiting.NOTHING);
  }

  /** An error has left an inner loop's compiled code and is handled in the loop around it. */
  Insn handledInside(Interpreter in, Recording recording, Region left, int raisedAt, int handler) {
    suspended.popTo(recording);
    recording.candidate().profile().learnRaise(raisedAt, handler);
    recording.recorder().resume(left.anchor().pc());
    return run(in, recording, handler);
  }

  /** Compiled code of an inner loop was left: the recording of what is around it goes on. */
  private Optional<Insn> goOnRecording(
      Interpreter in, Recording recording, Region left, SideExit exit) {
    suspended.popTo(recording);
    recording.candidate().profile().learnExit(exit.origin(), exit.pc());
    recording.recorder().resume(left.anchor().pc());
    return Optional.of(run(in, recording, exit.pc()));
  }
}
