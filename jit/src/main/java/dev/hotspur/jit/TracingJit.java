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
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.FunctionEntry;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.interp.Translation;
import dev.hotspur.vm.value.VmError;
import java.util.HashMap;
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
  private static final int NO_EXIT = -1;

  /** After so many times the threshold a blacklisted loop is tried again. */
  private static final int BLACKLIST_FACTOR = 1000;

  /** Each failure in a row doubles the wait, so many times at most. */
  private static final int MAX_BACKOFF = 20;

  private static final int KILOBYTE = 1024;

  private final JitOptions options;
  private final JitListener events;
  private final JitStatistics statistics = new JitStatistics();
  private final RegionFactory factory;
  private final Functions functions;
  private final Map<Anchor, Candidate> candidates = new HashMap<>();
  private final Map<Code, CodeFacts> facts = new HashMap<>();
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
    public void unexpected(Region region, SideExit exit) {
      TracingJit.this.unexpected(region, exit);
    }

    @Override
    public void raised(Interpreter in) {
      dropStale(in, true);
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
    this.functions = new Functions((long) options.get(JitOption.JAVA_STACK) * KILOBYTE);
    this.factory = new RegionFactory(options, passes, functions, events, statistics);
  }

  /** What was done so far. */
  public JitStatistics statistics() {
    statistics.entries = 0;
    statistics.exits = 0;
    candidates.values().forEach(each -> each.region().ifPresent(statistics::add));
    return statistics;
  }

  @Override
  public void translated(Translation translation) {
    translation.loops().forEach(loop -> loop.notifyAt(options.get(JitOption.HOT_LOOP)));
    Code code = translation.code();
    if (code.cells().isEmpty() && code.frees().isEmpty()) {
      translation.entry().notifyAt(options.get(JitOption.HOT_FUNCTION));
    }
  }

  @Override
  public void begun() {
    suspended.all().forEach(recording -> abort(recording, AbortReason.LEFT_FUNCTION));
    suspended.clear();
  }

  @Override
  public Insn hot(Interpreter in, Anchor anchor) {
    dropStale(in, false);
    Candidate candidate = candidates.computeIfAbsent(anchor, key -> newCandidate(in, key));
    if (suspended.isAbout(in)) {
      // A loop outside of the one that is recorded, in the same activation.
      anchor.notifyAt(anchor.passes() + threshold(anchor));
      return anchor.next();
    }
    anchor.notifyAt(Long.MAX_VALUE);
    events.on(new JitEvent.Hot(place(anchor, anchor.pc()), anchor.passes()));
    boolean loop = candidate.target().isEmpty();
    return record(
        in, candidate, anchor.pc(), NO_EXIT, loop ? options.get(JitOption.ITERATIONS) : 0);
  }

  private int threshold(Anchor anchor) {
    boolean function = anchor instanceof FunctionEntry;
    return options.get(function ? JitOption.HOT_FUNCTION : JitOption.HOT_LOOP);
  }

  private Candidate newCandidate(Interpreter in, Anchor anchor) {
    Translation translation = anchor.translation();
    CodeFacts known =
        facts.computeIfAbsent(translation.code(), code -> new CodeFacts(translation.verified()));
    Optional<CallTarget> target =
        anchor instanceof FunctionEntry
            ? Optional.of(functions.of(in.frame().function()))
            : Optional.empty();
    return new Candidate(anchor, new Profile(known, anchor), target);
  }

  static JitEvent.Place place(Anchor anchor, int pc) {
    Code code = anchor.translation().code();
    return new JitEvent.Place(code.name(), code.file(), pc, code.line(pc));
  }

  // Recording

  private Insn record(Interpreter in, Candidate candidate, int pc, int exit, int iterations) {
    statistics.recordings++;
    int trace = ++traces;
    int region = candidate.region().map(Region::number).orElse(0);
    events.on(new JitEvent.RecordingStarted(place(candidate.anchor(), pc), trace, region, exit));
    Recorder.Extent extent =
        new Recorder.Extent(iterations, options.get(JitOption.TRACE_LENGTH), events.wantsTexts());
    Recorder recorder =
        new Recorder(candidate.profile(), in, extent, at -> compiledInside(candidate, at));
    return run(in, new Recording(recorder, candidate, trace), pc);
  }

  /** The profile of a compiled loop inside a loop or function, at the loop's head. */
  private Optional<Profile> compiledInside(Candidate outer, int pc) {
    return outer.anchor().translation().loops().stream()
        .filter(header -> header.pc() == pc && header != outer.anchor())
        .flatMap(header -> Optional.ofNullable(candidates.get(header)).stream())
        .filter(loop -> loop.region().isPresent())
        .map(Candidate::profile)
        .findFirst();
  }

  /** Records from a point on, until the recorder has seen enough or has to wait. */
  private Insn run(Interpreter in, Recording recording, int pc) {
    long start = System.nanoTime();
    Insn next;
    try {
      next = in.observe(recording.recorder(), pc);
    } catch (VmError | LimitException error) {
      abort(recording, AbortReason.LEFT_FUNCTION);
      throw error;
    }
    statistics.recordingNanos += System.nanoTime() - start;
    switch (recording.recorder().state()) {
      case SUSPENDED -> suspended.push(recording);
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
    Insn resumption = new Resumption(this, recording, in.frame().callPc() + 1);
    in.frame().setResume(resumption);
    suspended.push(recording);
    recording.waitFor(resumption);
    return in.frame().translation().entry();
  }

  /** The function that a recording waits for has returned. */
  Insn returned(Interpreter in, Recording recording, int pc) {
    if (!suspended.contains(recording)) {
      return in.resume(pc);
    }
    suspended.popTo(recording).forEach(above -> abort(above, AbortReason.LEFT_LOOP));
    recording.recorder().resumeAfterCall();
    return run(in, recording, pc);
  }

  private void finish(Recording recording) {
    Recorder recorder = recording.recorder();
    statistics.instructionsRecorded += recorder.length();
    Candidate candidate = recording.candidate();
    if (events.wantsTexts()) {
      events.on(
          new JitEvent.Recorded(
              place(candidate.anchor(), candidate.anchor().pc()),
              recording.trace(),
              recorder.trace()));
    }
    boolean enough =
        candidate.target().isEmpty()
            || candidate.region().isPresent()
            || candidate.recorded() >= options.get(JitOption.ITERATIONS);
    if (enough) {
      compile(recording);
    } else {
      candidate.anchor().notifyAt(candidate.anchor().passes() + 1);
    }
  }

  private void compile(Recording recording) {
    Optional<AbortReason> failure = factory.compile(recording.candidate(), exitListener);
    failure.ifPresent(reason -> abort(recording, reason));
  }

  private void abort(Recording recording, AbortReason reason) {
    Candidate candidate = recording.candidate();
    Anchor anchor = candidate.anchor();
    statistics.aborted(reason);
    events.on(
        new JitEvent.Aborted(
            place(anchor, anchor.pc()), recording.trace(), reason, factory.detail()));
    if (candidate.region().isPresent()) {
      return;
    }
    int failures = candidate.fail();
    long wait = threshold(anchor);
    if (reason.isStructural() && failures >= options.get(JitOption.FAILURES)) {
      wait *= BLACKLIST_FACTOR;
      events.on(new JitEvent.Blacklisted(place(anchor, anchor.pc()), reason.message()));
    }
    wait <<= Math.min(failures, MAX_BACKOFF);
    anchor.notifyAt(anchor.passes() + wait);
  }

  /** Gives up recordings that control has left without their noticing. */
  private void dropStale(Interpreter in, boolean raised) {
    for (Recording recording : suspended.takeStale(in, raised)) {
      abort(recording, AbortReason.LEFT_LOOP);
    }
  }

  // Exits

  private Optional<Insn> left(Interpreter in, Region region, SideExit exit) {
    dropStale(in, false);
    Optional<Recording> waiting = suspended.waitingInside(in);
    if (waiting.isPresent()) {
      return goOnRecording(in, waiting.get(), exit);
    }
    Candidate candidate = candidates.get(region.anchor());
    if (isLookedAt(exit.count()) && isWorthRecording(candidate, region, exit)) {
      events.on(
          new JitEvent.ExitHot(
              place(region.anchor(), exit.pc()), region.number(), exit.number(), exit.count()));
      candidate.profile().learnExit(exit.origin(), exit.pc());
      boolean again = candidate.target().isEmpty() && exit.pc() == region.anchor().pc();
      return Optional.of(record(in, candidate, exit.pc(), exit.number(), again ? 1 : 0));
    }
    return Optional.empty();
  }

  /** An exit is looked at when it has been taken so often, and then each time the count doubles. */
  private boolean isLookedAt(long count) {
    int hot = options.get(JitOption.HOT_EXIT);
    return count >= hot && count % hot == 0 && Long.bitCount(count / hot) == 1;
  }

  private boolean isWorthRecording(Candidate candidate, Region region, SideExit exit) {
    return exit.isUnforeseen()
        && candidate.contains(exit.pc())
        && (!exit.isEntry() || isRarelyEntered(region, exit))
        && mayCompileAgain(candidate, region);
  }

  private boolean mayCompileAgain(Candidate candidate, Region region) {
    return candidate.region().filter(installed -> installed == region).isPresent()
        && candidate.compilations() < options.get(JitOption.COMPILATIONS);
  }

  /**
   * Whether the registers hardly ever hold what the region expects. A mismatch now and then is
   * fine: often the first pass of a loop differs, and the interpreter makes it.
   */
  private static boolean isRarelyEntered(Region region, SideExit exit) {
    return exit.count() * 10 > region.entries() * 9;
  }

  /** A call in compiled code gave something of another type than ever before. */
  private void unexpected(Region region, SideExit exit) {
    Candidate candidate = candidates.get(region.anchor());
    candidate.profile().widenResult(exit.pc());
    if (exit.count() >= options.get(JitOption.HOT_EXIT) && mayCompileAgain(candidate, region)) {
      factory.compile(candidate, exitListener);
    }
  }

  /** Compiled code of an inner loop was left: the recording of what is around it goes on. */
  private Optional<Insn> goOnRecording(Interpreter in, Recording recording, SideExit exit) {
    suspended.popTo(recording);
    recording.candidate().profile().learnExit(exit.origin(), exit.pc());
    recording.recorder().resume();
    return Optional.of(run(in, recording, exit.pc()));
  }
}
