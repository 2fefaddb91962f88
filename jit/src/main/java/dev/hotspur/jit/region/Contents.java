package dev.hotspur.jit.region;

import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.runtime.CodePlace;
import dev.hotspur.vm.bytecode.Code;
import java.util.List;
import java.util.Optional;

/**
 * What a region consists of, for explanations.
 *
 * @param operations operations of its graph
 * @param guards guards among them
 * @param bytes bytes of its JVM bytecode
 * @param residuals what it leaves to the runtime, in the order of the code
 * @param departures what it leaves to the interpreter each time, in the order of the code
 */
public record Contents(
    int operations,
    int guards,
    int bytes,
    List<ResidualCall> residuals,
    List<Departure> departures) {
  /** Copies the lists. */
  public Contents {
    residuals = List.copyOf(residuals);
    departures = List.copyOf(departures);
  }

  /**
   * An instruction that compiled code leaves to the interpreter.
   *
   * @param pc its offset
   * @param inlined where it is if it is in a function that is inlined; {@code pc} is its call
   * @param inLoop whether it stands in a loop of the region
   */
  public record Departure(int pc, Optional<CodePlace> inlined, boolean inLoop) {
    /** Where it is; the code is the region's own unless it is inlined. */
    public CodePlace place(Code own) {
      return inlined.orElseGet(() -> new CodePlace(own, pc));
    }
  }

  /** The residual calls that are made again and again: all of a function, those in loops else. */
  public List<ResidualCall> repeated(boolean function) {
    return Lists.filter(residuals, call -> function || call.loopDepth() > 0);
  }
}
