package dev.hotspur.jit;

import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.record.Recorder;
import dev.hotspur.jit.region.Candidate;
import dev.hotspur.jit.region.Candidate.ExitSite;
import dev.hotspur.jit.region.Contents;
import dev.hotspur.jit.region.Region;
import dev.hotspur.jit.region.ResidualCall;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.CodePlace;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.FunctionEntry;
import dev.hotspur.vm.interp.Translation;
import dev.hotspur.vm.value.FunctionValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says why a program is slower than it could be. */
final class Findings {
  /** What was passed less often than this part of its threshold is not worth a word. */
  private static final int WORTHWHILE = 10;

  private final Thresholds thresholds;
  private final WarmUp warmUp;
  private final Functions functions;
  private final Map<Anchor, Candidate> candidates;
  private final Map<CallTarget, Candidate> byTarget = new HashMap<>();
  private final List<Anchor> anchors = new ArrayList<>();
  private final IdentityHashMap<VerifiedCode, Anchor> entries = new IdentityHashMap<>();

  Findings(
      Thresholds thresholds,
      WarmUp warmUp,
      Functions functions,
      Map<Anchor, Candidate> candidates) {
    this.thresholds = thresholds;
    this.warmUp = warmUp;
    this.functions = functions;
    this.candidates = candidates;
  }

  /** A function runs for the first time. */
  void translated(Translation translation) {
    anchors.add(translation.entry());
    entries.putIfAbsent(translation.verified(), translation.entry());
    anchors.addAll(translation.loops());
  }

  /** A loop or function is looked at for the first time. */
  void added(Candidate candidate) {
    candidate.target().ifPresent(target -> byTarget.put(target, candidate));
  }

  /** Where a loop or function begins. */
  static JitEvent.Place place(Anchor anchor) {
    return place(anchor, anchor.pc());
  }

  /** Where an instruction of it is. */
  static JitEvent.Place place(Anchor anchor, int pc) {
    return place(anchor.translation().code(), pc);
  }

  /** Where an instruction of it is, or of a function that is inlined at a call of it. */
  static JitEvent.Place place(Anchor anchor, int pc, Optional<CodePlace> inlined) {
    return inlined.isEmpty()
        ? place(anchor, pc)
        : place(inlined.get().code(), inlined.get().pc()).inlinedAt(place(anchor, pc));
  }

  /** Where the instruction is whose guard failed. */
  static JitEvent.Place place(Region region, SideExit exit) {
    return place(region.anchor(), ExitSite.of(exit));
  }

  private static JitEvent.Place place(Anchor anchor, ExitSite site) {
    return place(anchor, site.origin() >= 0 ? site.origin() : site.pc(), site.inlined());
  }

  private static JitEvent.Place place(Code code, int pc) {
    return new JitEvent.Place(code.name(), code.file(), pc, code.line(pc));
  }

  /** All there are at the end: by region in the order of their numbers, then by count. */
  List<JitFinding> all() {
    List<JitFinding> result = new ArrayList<>();
    candidates.values().stream()
        .flatMap(candidate -> candidate.region().stream())
        .sorted(Comparator.comparingInt(Region::number))
        .forEach(region -> result.addAll(of(region)));
    List<JitFinding.ExitTaken> exits = new ArrayList<>();
    candidates.values().forEach(candidate -> exits.addAll(exits(candidate)));
    exits.sort(
        Comparator.comparing(JitFinding.ExitTaken::count)
            .reversed()
            .thenComparing(Findings::orderOf)
            .thenComparing(JitFinding.ExitTaken::expected));
    result.addAll(exits);
    result.addAll(notCompiled());
    return result;
  }

  private static String orderOf(JitEvent event) {
    return event.place().file() + " " + event.place().function() + " " + event.place().pc();
  }

  /** What a region leaves to the runtime and to the interpreter again and again. */
  List<JitFinding> of(Region region) {
    List<JitFinding> result = new ArrayList<>();
    Anchor anchor = region.anchor();
    boolean function = anchor instanceof FunctionEntry;
    for (ResidualCall call : region.contents().repeated(function)) {
      boolean compiled = call.callee().flatMap(functions::signature).isPresent();
      if (!compiled) {
        result.add(
            new JitFinding.ResidualCall(
                place(anchor, call.pc(), call.inlined()),
                region.number(),
                call.callee().isPresent() ? "a function" : call.name(),
                call.operands(),
                call.callee().map(this::whyInterpreted).orElse(RuntimeWork.reason(call.name()))));
      }
    }
    for (Contents.Departure departure : region.contents().departures()) {
      CodePlace place = departure.place(anchor.translation().code());
      Opcode opcode = place.code().opcode(place.pc());
      if (opcode != Opcode.RETURN && (function || departure.inLoop())) {
        result.add(
            new JitFinding.LeftToInterpreter(
                place(anchor, departure.pc(), departure.inlined()),
                region.number(),
                opcode.name()));
      }
    }
    return result;
  }

  private String whyInterpreted(CallTarget target) {
    if (target.convention().isPresent()) {
      return target.convention().get().reason();
    }
    return Optional.ofNullable(byTarget.get(target))
        .map(this::why)
        .orElseGet(() -> whyNeverHot(target.function()));
  }

  private String whyNeverHot(FunctionValue function) {
    return Optional.ofNullable(entries.get(function.verified()))
        .map(this::whyNeverHot)
        .orElse("it has not been called by the interpreter");
  }

  private String whyNeverHot(Anchor anchor) {
    if (anchor.translation().code().flags().contains(CodeFlag.NEVER_TRACE)) {
      return "its function is marked " + CodeFlag.NEVER_TRACE.word();
    }
    if (anchor.passes() >= thresholds.of(anchor)) {
      return warmUp.reason();
    }
    return "it is recorded after "
        + thresholds.of(anchor)
        + (anchor instanceof FunctionEntry ? " calls" : " passes")
        + " in the interpreter";
  }

  private String why(Candidate candidate) {
    if (candidate.failure().isEmpty()) {
      return "it is being recorded";
    }
    return candidate.failure() + ", tried again at " + candidate.until() + " passes";
  }

  private List<JitFinding.ExitTaken> exits(Candidate candidate) {
    List<JitFinding.ExitTaken> result = new ArrayList<>();
    for (Map.Entry<ExitSite, Long> each : candidate.exits().entrySet()) {
      ExitSite site = each.getKey();
      result.add(
          new JitFinding.ExitTaken(
              place(candidate.anchor(), site),
              each.getValue(),
              site.guard(),
              kind(site, candidate)));
    }
    return result;
  }

  private static String kind(ExitSite site, Candidate candidate) {
    if (site.kind() == SideExit.Kind.UNEXPECTED && HotExits.isWayOut(site, candidate)) {
      return "the way out of the loop";
    }
    return switch (site.kind()) {
      case ENTRY -> "other values than expected at the entry";
      case POLL -> "looks up from work";
      case TOO_DEEP -> "an error or too many active calls";
      case PERMANENT -> "not compiled";
      case UNEXPECTED -> candidate.isFruitless(site) ? "a way not compiled" : "a way not recorded";
    };
  }

  private Collection<JitFinding> notCompiled() {
    List<JitFinding.NotCompiled> result = new ArrayList<>();
    for (Anchor anchor : anchors) {
      Optional<Candidate> candidate = Optional.ofNullable(candidates.get(anchor));
      boolean compiled = candidate.flatMap(Candidate::region).isPresent();
      boolean worthwhile = anchor.passes() * WORTHWHILE >= thresholds.of(anchor);
      if (!compiled && worthwhile) {
        result.add(
            new JitFinding.NotCompiled(
                place(anchor, anchor.pc()),
                anchor.toString(),
                anchor.passes(),
                candidate.map(this::why).orElseGet(() -> whyNeverHot(anchor))));
      }
    }
    result.sort(Comparator.comparing(JitFinding.NotCompiled::passes).reversed());
    return List.copyOf(result);
  }

  /** The globals that a recording found changed, which had been constants. */
  static List<JitEvent> widened(Recorder recorder, Candidate candidate) {
    Code code = candidate.anchor().translation().code();
    return Lists.map(
        recorder.changedGlobals(),
        pc ->
            new JitEvent.Widened(
                place(candidate.anchor(), pc),
                "global " + code.names().get(code.operand(pc)),
                "it has changed and is no constant any more"));
  }
}
