package dev.hotspur.jit.region;

import dev.hotspur.jit.runtime.CallCount;
import dev.hotspur.jit.runtime.DepartureReason;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.Awaiting;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Unwinding;
import dev.hotspur.vm.value.VmError;
import java.util.List;
import java.util.Optional;

/**
 * The instruction behind an anchor that enters compiled code. When the code is left by a side exit,
 * the registers have been written; what is here sets their tags and decides where the interpreter
 * goes on.
 */
public abstract sealed class Region extends Insn permits LoopRegion, FunctionRegion {
  /** How many activations that were left may wait for others in turn; each takes Java's stack. */
  private static final int MAX_UNFINISHED = 40;

  private final Plan plan;
  private final SideExit[] exits;

  /** Entries from the interpreter. */
  long entries;

  private long taken;
  private final Balance balance;

  /** Is told about exits, and may choose another way to go on. */
  public interface ExitListener {
    /**
     * A region was left by a side exit; the frame is canonical.
     *
     * @return where to go on, if not where the interpreter goes on by itself; nothing has been
     *     charged yet for what it executes next
     */
    Optional<Insn> left(Interpreter in, Region region, SideExit exit);

    /**
     * A region was left within a function that is inlined; the frame is that one's, and canonical.
     *
     * @return as {@link #left}
     */
    Optional<Insn> leftInlined(Interpreter in, Region region, SideExit exit);

    /**
     * A call gave something of an unexpected type; the exit is that of the call, and the frame is
     * that of the function that made it, which may be inlined.
     */
    void unexpected(Interpreter in, Region region, SideExit exit);

    /**
     * An error of the program left a region; the frame is canonical, at the exit.
     *
     * @return what waits for that in the current frame
     */
    Awaiting raised(Interpreter in, Region region, SideExit exit);

    /** How many activations of compiled functions Java's stack has room for. */
    int room();
  }

  /**
   * What all regions have.
   *
   * @param number the region's number
   * @param anchor where it is entered
   * @param exits its exits by number
   * @param reserve the fuel that must be left for entering it
   * @param contents what it consists of
   * @param calls the count of a function's calls, if its code counts them
   * @param listener is told about exits
   */
  public record Plan(
      int number,
      Anchor anchor,
      List<SideExit> exits,
      long reserve,
      Contents contents,
      Optional<CallCount> calls,
      ExitListener listener) {}

  Region(Plan plan) {
    this.plan = plan;
    this.balance = new Balance(plan.calls());
    this.exits = plan.exits().toArray(new SideExit[0]);
  }

  /** Whether there is fuel enough, and Java's stack is not full of activations that were left. */
  final boolean mayEnter(Interpreter in) {
    return (!in.isMetered() || in.fuel >= plan.reserve()) && in.unfinished() < MAX_UNFINISHED;
  }

  /** What it consists of. */
  public final Contents contents() {
    return plan.contents();
  }

  /** What it has gained and lost of late. */
  public final Balance balance() {
    return balance;
  }

  /** How often a guard of it has failed. */
  public final long taken() {
    return taken;
  }

  /** A guard has failed: asks where to go on. */
  final Optional<Insn> tell(Interpreter in, SideExit exit) {
    taken += exit.looksUp() ? 0 : 1;
    return listener().left(in, this, exit);
  }

  final ExitListener listener() {
    return plan.listener();
  }

  /** Sets the tags after the registers have been written, and pays for what was executed. */
  final SideExit take(Interpreter in, int number) {
    SideExit exit = exits[number];
    exit.take(in);
    if (in.isMetered()) {
      in.fuel -= exit.cost();
    }
    return exit;
  }

  final Insn raise(Interpreter in, VmError error, SideExit exit) {
    if (in.isMetered()) {
      in.fuel--;
    }
    return in.unwind(error, exit.pc(), listener().raised(in, this, exit));
  }

  /**
   * Lets the interpreter finish the activations of inlined functions, the innermost first, each
   * with what became of the one that it called.
   *
   * @param reason why the region was left
   * @return what became of the outermost, as if the region had called it
   */
  final DepartureReason finishInlined(Interpreter in, SideExit exit, DepartureReason reason) {
    if (reason.result().isPresent()) {
      listener().unexpected(in, this, exit);
    }
    DepartureReason outcome = reason;
    for (int nesting = exit.nesting(); nesting > 0; nesting--) {
      outcome = finishInlined(in, exit, nesting, outcome);
    }
    return outcome;
  }

  private DepartureReason finishInlined(
      Interpreter in, SideExit exit, int nesting, DepartureReason reason) {
    if (reason.signal().isPresent()) {
      Unwinding signal = reason.signal().get();
      capture(in, signal, exit.pc(nesting));
      return reason;
    }
    try {
      return DepartureReason.of(
          in.finish(in.depth() - 1, () -> nextInlined(in, exit, exit.pc(nesting), reason)));
    } catch (VmError error) {
      return DepartureReason.of(error);
    } catch (Unwinding signal) {
      return DepartureReason.of(signal);
    }
  }

  private Insn nextInlined(Interpreter in, SideExit exit, int pc, DepartureReason reason) {
    if (reason.raised().isPresent()) {
      return in.unwind(reason.raised().get(), pc, Awaiting.NOTHING);
    }
    if (reason.result().isPresent()) {
      return in.returned(reason.result().get(), pc);
    }
    if (exit.looksUp()) {
      in.poll();
      return in.resume(pc);
    }
    taken++;
    return listener().leftInlined(in, this, exit).orElseGet(() -> in.resume(pc));
  }

  /** Adds the current frame, which stands at a call or before one, to those of a signal. */
  static void capture(Interpreter in, Unwinding signal, int pc) {
    if (!signal.isEmpty()) {
      in.linkCall(signal, pc);
    }
    in.capture(signal, pc);
  }

  /** Goes on with what a call has given, instead of the compiled code. */
  final Insn complete(Interpreter in, Object result, SideExit exit) {
    if (in.isMetered()) {
      in.fuel--;
    }
    return in.returned(result, exit.pc());
  }

  /** The region's number. */
  public final int number() {
    return plan.number();
  }

  /** Where it is entered. */
  public final Anchor anchor() {
    return plan.anchor();
  }

  /** How often the interpreter entered it. */
  public final long entries() {
    return entries;
  }

  /**
   * Whether the registers hardly ever hold what the region expects, so that it is left by an exit
   * at its entry. A mismatch now and then is fine: often the first pass of a loop differs, and the
   * interpreter makes it.
   */
  public final boolean isRarelyEntered(SideExit exit) {
    return exit.count() * 10 > entries * 9;
  }

  /** Its side exits by number. */
  public final List<SideExit> exits() {
    return List.of(exits);
  }

  @Override
  public String toString() {
    return "region " + number();
  }
}
