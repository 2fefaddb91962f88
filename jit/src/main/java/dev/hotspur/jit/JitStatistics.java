package dev.hotspur.jit;

import dev.hotspur.jit.region.Region;
import dev.hotspur.jit.runtime.SideExit;
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

  /** Guards in the graphs as built, and as emitted. */
  public int guardsBefore;

  /** Guards emitted. */
  public int guardsAfter;

  /** Operations in the graphs as built. */
  public int operationsBefore;

  /** Operations emitted. */
  public int operationsAfter;

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

  void compiled(RegionFactory.Counts before, RegionFactory.Counts after, int newBytes) {
    compilations++;
    guardsBefore += before.guards();
    guardsAfter += after.guards();
    operationsBefore += before.operations();
    operationsAfter += after.operations();
    bytes += newBytes;
  }

  void add(Region region) {
    entries += region.entries();
    for (SideExit exit : region.exits()) {
      exits += exit.isPoll() ? 0 : exit.count();
    }
  }

  void aborted(AbortReason reason) {
    aborts.merge(reason, 1, Integer::sum);
  }

  /** How many recordings were given up for each reason that occurred. */
  public Map<AbortReason, Integer> aborts() {
    return Map.copyOf(aborts);
  }
}
