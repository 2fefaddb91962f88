package dev.hotspur.jit;

import dev.hotspur.jit.region.Candidate;
import dev.hotspur.jit.region.Contents;
import dev.hotspur.jit.region.Region;
import java.util.EnumMap;
import java.util.Map;

/** Counts of what the JIT did on a machine. Times are in nanoseconds and decide nothing. */
public final class JitStatistics {
  /** Recordings begun. */
  public int recordings;

  /** Stack instructions recorded. */
  public long instructionsRecorded;

  /** Compilations, those of the same loop again included. */
  public int compilations;

  /** Graphs built, those included that only showed what to assume of registers. */
  public int attempts;

  /** Guards in the graphs as built, and as emitted. */
  public int guardsBefore;

  /** Guards emitted. */
  public int guardsAfter;

  /** Operations in the graphs as built. */
  public int operationsBefore;

  /** Operations emitted. */
  public int operationsAfter;

  /** Regions that are installed. */
  public int regions;

  /** Guards in them. */
  public int guardsLeft;

  /** Calls of the runtime, or of functions of the program, that they make again and again. */
  public int residualCalls;

  /** Regions thrown away since they lost. */
  public int retreats;

  /** Bytes of JVM bytecode emitted. */
  public long bytes;

  /** Entries into compiled code from the interpreter. */
  public long entries;

  /** Side exits taken, polls excepted. */
  public long exits;

  /** Time spent recording. */
  public long recordingNanos;

  /** Time spent building and optimising graphs. */
  public long optimisingNanos;

  /** Time spent emitting and loading. */
  public long emittingNanos;

  private final Map<AbortReason, Integer> aborts = new EnumMap<>(AbortReason.class);

  JitStatistics() {}

  void compiled(Inspection.Counts before, Contents after) {
    compilations++;
    guardsBefore += before.guards();
    guardsAfter += after.guards();
    operationsBefore += before.operations();
    operationsAfter += after.operations();
    bytes += after.bytes();
  }

  void add(Candidate candidate) {
    entries += candidate.entries();
    candidate.exits().values().forEach(count -> exits += count);
    candidate.region().ifPresent(region -> add(region, candidate.target().isPresent()));
  }

  private void add(Region region, boolean function) {
    regions++;
    guardsLeft += region.contents().guards();
    residualCalls += region.contents().repeated(function).size();
  }

  /** Forgets what {@link #add} adds up. */
  void clearSums() {
    entries = 0;
    exits = 0;
    regions = 0;
    guardsLeft = 0;
    residualCalls = 0;
  }

  void aborted(AbortReason reason) {
    aborts.merge(reason, 1, Integer::sum);
  }

  /** How many recordings were given up for each reason that occurred. */
  public Map<AbortReason, Integer> aborts() {
    return Map.copyOf(aborts);
  }
}
