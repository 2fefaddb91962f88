package dev.hotspur.jit;

import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.opt.Passes;
import dev.hotspur.jit.record.CodeFacts;
import dev.hotspur.jit.record.LoopProfile;
import dev.hotspur.jit.record.Recorder;
import dev.hotspur.jit.region.Loop;
import dev.hotspur.jit.region.RegionEntry;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.interp.LoopHeader;
import dev.hotspur.vm.interp.Translation;
import dev.hotspur.vm.value.VmError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tracing JIT of one machine: {@code Vm.builder().jit(new TracingJit())}.
 *
 * <p>Start reading here. A loop that has been passed often enough is recorded while the interpreter
 * goes on running it; what was recorded is compiled to a region and entered from then on at the
 * loop's head. A side exit that is taken often is recorded in its turn, and the region is compiled
 * again with both. Every decision depends on counts alone, so it is the same in every run.
 */
public final class TracingJit implements HotSpotListener {
  private static final int NO_EXIT = -1;

  /** After so many times the threshold a blacklisted loop is tried again. */
  private static final int BLACKLIST_FACTOR = 1000;

  /** Each failure in a row doubles the wait, so many times at most. */
  private static final int MAX_BACKOFF = 20;

  private final JitOptions options;
  private final JitListener events;
  private final JitStatistics statistics = new JitStatistics();
  private final RegionFactory factory;
  private final Map<LoopHeader, Loop> loops = new HashMap<>();
  private final Map<Code, CodeFacts> facts = new HashMap<>();
  private Optional<Recording> suspended = Optional.empty();
  private final RegionEntry.ExitListener exitListener = new Exits();
  private int traces;

  /** A recording under way, and why it was begun. */
  private record Recording(Recorder recorder, Loop loop, int trace, boolean side) {}

  /** What regions tell about being left. */
  private final class Exits implements RegionEntry.ExitListener {
    @Override
    public Optional<Insn> left(Interpreter in, RegionEntry region, SideExit exit) {
      return TracingJit.this.left(in, region, exit);
    }

    @Override
    public void raised(Interpreter in) {
      TracingJit.this.raised(in);
    }
  }

  /** A JIT with default options that nobody listens to. */
  public TracingJit() {
    this(JitOptions.DEFAULT, JitListener.NONE);
  }

  /** A JIT with these options that tells its decisions. */
  public TracingJit(JitOptions options, JitListener events) {
    this(options, Passes.all(), events);
  }

  /** A JIT with other passes, for tests. */
  TracingJit(JitOptions options, List<Pass> passes, JitListener events) {
    this.options = options;
    this.events = events;
    this.factory = new RegionFactory(options, passes, events, statistics);
  }

  /** What was done so far. */
  public JitStatistics statistics() {
    statistics.entries = 0;
    statistics.exits = 0;
    loops.values().forEach(loop -> loop.region().ifPresent(statistics::add));
    return statistics;
  }

  @Override
  public void translated(Translation translation) {
    translation.loops().forEach(loop -> loop.notifyAt(options.get(JitOption.HOT_LOOP)));
  }

  @Override
  public void begun() {
    suspended.ifPresent(recording -> abort(recording, AbortReason.LEFT_FUNCTION));
    suspended = Optional.empty();
  }

  @Override
  public Insn hot(Interpreter in, LoopHeader header) {
    if (suspended.isPresent()) {
      header.notifyAt(header.passes() + options.get(JitOption.HOT_LOOP));
      return header.next();
    }
    Loop loop = loops.computeIfAbsent(header, this::newLoop);
    header.notifyAt(Long.MAX_VALUE);
    events.on(new JitEvent.Hot(place(header, header.pc()), header.passes()));
    return record(in, loop, header.pc(), NO_EXIT, options.get(JitOption.ITERATIONS));
  }

  private Loop newLoop(LoopHeader header) {
    Translation translation = header.translation();
    CodeFacts known =
        facts.computeIfAbsent(translation.code(), code -> new CodeFacts(translation.verified()));
    return new Loop(header, new LoopProfile(known, header));
  }

  static JitEvent.Place place(LoopHeader header, int pc) {
    Code code = header.translation().code();
    return new JitEvent.Place(code.name(), code.file(), pc, code.line(pc));
  }

  // Recording

  private Insn record(Interpreter in, Loop loop, int pc, int exit, int iterations) {
    statistics.recordings++;
    int trace = ++traces;
    int region = loop.region().map(RegionEntry::number).orElse(0);
    events.on(new JitEvent.RecordingStarted(place(loop.header(), pc), trace, region, exit));
    Recorder.Extent extent =
        new Recorder.Extent(iterations, options.get(JitOption.TRACE_LENGTH), events.wantsTexts());
    Recorder recorder = new Recorder(loop.profile(), in, extent, at -> compiledInside(loop, at));
    return run(in, new Recording(recorder, loop, trace, exit != NO_EXIT), pc);
  }

  /** The profile of a compiled loop inside another, at the loop's head. */
  private Optional<LoopProfile> compiledInside(Loop outer, int pc) {
    return outer.header().translation().loops().stream()
        .filter(header -> header.pc() == pc && header != outer.header())
        .flatMap(header -> Optional.ofNullable(loops.get(header)).stream())
        .filter(loop -> loop.region().isPresent())
        .map(Loop::profile)
        .findFirst();
  }

  /** Records from a point on, until the recorder has seen enough or an inner loop takes over. */
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
      case SUSPENDED -> suspended = Optional.of(recording);
      case DONE -> finish(recording);
      case LEFT_LOOP -> abort(recording, AbortReason.LEFT_LOOP);
      case TOO_LONG -> abort(recording, AbortReason.TOO_LONG);
      case CALLS -> abort(recording, AbortReason.ALWAYS_LEAVES);
      case FAILED -> {
        factory.noteDefect(recording.recorder().defect().orElseThrow());
        abort(recording, AbortReason.COMPILER_FAILED);
      }
      default -> abort(recording, AbortReason.LEFT_FUNCTION);
    }
    return next;
  }

  private void finish(Recording recording) {
    Recorder recorder = recording.recorder();
    statistics.instructionsRecorded += recorder.length();
    Loop loop = recording.loop();
    if (events.wantsTexts()) {
      events.on(
          new JitEvent.Recorded(
              place(loop.header(), loop.header().pc()), recording.trace(), recorder.trace()));
    }
    Optional<AbortReason> failure = factory.compile(loop, exitListener);
    failure.ifPresent(reason -> abort(recording, reason));
  }

  private void abort(Recording recording, AbortReason reason) {
    Loop loop = recording.loop();
    LoopHeader header = loop.header();
    statistics.aborted(reason);
    events.on(
        new JitEvent.Aborted(
            place(header, header.pc()), recording.trace(), reason, factory.detail()));
    if (loop.region().isPresent()) {
      return;
    }
    int failures = loop.fail();
    long wait = options.get(JitOption.HOT_LOOP);
    if (reason.isStructural() && failures >= options.get(JitOption.FAILURES)) {
      wait *= BLACKLIST_FACTOR;
      events.on(new JitEvent.Blacklisted(place(header, header.pc()), reason.message()));
    }
    wait <<= Math.min(failures, MAX_BACKOFF);
    header.notifyAt(header.passes() + wait);
  }

  // Exits

  private void raised(Interpreter in) {
    suspended
        .filter(recording -> recording.recorder().isAbout(in))
        .ifPresent(
            recording -> {
              suspended = Optional.empty();
              abort(recording, AbortReason.LEFT_LOOP);
            });
  }

  private Optional<Insn> left(Interpreter in, RegionEntry region, SideExit exit) {
    if (suspended.isPresent()) {
      return goOnRecording(in, suspended.get(), exit);
    }
    Loop loop = loops.get(region.header());
    if (exit.count() == options.get(JitOption.HOT_EXIT) && isWorthRecording(loop, region, exit)) {
      events.on(
          new JitEvent.ExitHot(
              place(region.header(), exit.pc()), region.number(), exit.number(), exit.count()));
      loop.profile().learnExit(exit.origin(), exit.pc());
      boolean again = exit.pc() == region.header().pc();
      return Optional.of(record(in, loop, exit.pc(), exit.number(), again ? 1 : 0));
    }
    return Optional.empty();
  }

  private boolean isWorthRecording(Loop loop, RegionEntry region, SideExit exit) {
    return !exit.isPermanent()
        && !exit.isPoll()
        && loop.contains(exit.pc())
        && (!exit.isEntry() || isRarelyEntered(region, exit))
        && loop.region().filter(installed -> installed == region).isPresent()
        && loop.compilations() < options.get(JitOption.COMPILATIONS);
  }

  /**
   * Whether the registers hardly ever hold what the region expects. A mismatch now and then is
   * fine: often the first pass of a loop differs, and the interpreter makes it.
   */
  private static boolean isRarelyEntered(RegionEntry region, SideExit exit) {
    return exit.count() * 10 > region.entries() * 9;
  }

  /** Compiled code of an inner loop was left: the recording of the outer one goes on. */
  private Optional<Insn> goOnRecording(Interpreter in, Recording recording, SideExit exit) {
    if (!recording.recorder().isAbout(in)) {
      return Optional.empty();
    }
    suspended = Optional.empty();
    recording.loop().profile().learnExit(exit.origin(), exit.pc());
    recording.recorder().resume();
    return Optional.of(run(in, recording, exit.pc()));
  }
}
