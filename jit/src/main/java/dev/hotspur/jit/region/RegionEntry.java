package dev.hotspur.jit.region;

import dev.hotspur.jit.runtime.CompiledRegion;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.LoopHeader;
import dev.hotspur.vm.value.VmError;
import java.util.List;
import java.util.Optional;

/**
 * The instruction behind a loop's head that enters compiled code. When the region comes back, the
 * registers have been written; this sets their tags and decides where the interpreter goes on.
 */
public final class RegionEntry extends Insn {
  private final int number;
  private final LoopHeader header;
  private final CompiledRegion code;
  private final SideExit[] exits;
  private final long reserve;
  private final ExitListener listener;
  private long entries;

  /** Is told about exits, and may choose another way to go on. */
  public interface ExitListener {
    /**
     * A region was left by a side exit; the frame is canonical.
     *
     * @return where to go on, if not where the interpreter goes on by itself; nothing has been
     *     charged yet for what it executes next
     */
    Optional<Insn> left(Interpreter in, RegionEntry region, SideExit exit);

    /** An error of the program left a region; the frame is canonical, at the exit. */
    void raised(Interpreter in);
  }

  /**
   * Makes an entry.
   *
   * @param number the region's number
   * @param header the loop's head
   * @param code the compiled code
   * @param exits its exits by number
   * @param reserve the fuel that must be left for entering it
   * @param listener is told about exits
   */
  public RegionEntry(
      int number,
      LoopHeader header,
      CompiledRegion code,
      List<SideExit> exits,
      long reserve,
      ExitListener listener) {
    this.number = number;
    this.header = header;
    this.code = code;
    this.exits = exits.toArray(new SideExit[0]);
    this.reserve = reserve;
    this.listener = listener;
  }

  @Override
  public Insn exec(Interpreter in) {
    while (true) {
      if (in.isMetered() && in.fuel < reserve) {
        return header.body();
      }
      entries++;
      code.enter();
      SideExit exit = exits[code.run(in, in.tags, in.longs, in.refs)];
      exit.take(in.tags, in.longs, in.refs);
      if (in.isMetered()) {
        in.fuel -= exit.cost();
      }
      Optional<VmError> raised = code.takeRaised();
      if (raised.isPresent()) {
        listener.raised(in);
        return raise(in, raised.get(), exit);
      }
      if (exit.isPoll()) {
        in.poll();
      }
      if (!exit.isPoll() || exit.pc() != header.pc()) {
        return listener.left(in, this, exit).orElseGet(() -> next(in, exit));
      }
    }
  }

  private static Insn raise(Interpreter in, VmError error, SideExit exit) {
    if (in.isMetered()) {
      in.fuel--;
    }
    return in.unwind(error, exit.pc());
  }

  /** Where the interpreter goes on: never at the entry again, or nothing would be gained. */
  private Insn next(Interpreter in, SideExit exit) {
    return exit.pc() == header.pc() ? header.body() : in.resume(exit.pc());
  }

  /** The region's number. */
  public int number() {
    return number;
  }

  /** The head of the loop that it was compiled for. */
  public LoopHeader header() {
    return header;
  }

  /** How often it was entered. */
  public long entries() {
    return entries;
  }

  /** Its side exits by number. */
  public List<SideExit> exits() {
    return List.of(exits);
  }

  @Override
  public String toString() {
    return "region " + number;
  }
}
