package dev.hotspur.jit.runtime;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.Unset;
import java.util.List;
import java.util.Optional;

/**
 * A way out of a region: where the interpreter goes on, and how the registers are to be tagged
 * after the region has written their contents back.
 */
public final class SideExit {
  /** Why an exit is there. */
  public enum Kind {
    /** For registers that do not hold what is expected when the region is entered. */
    ENTRY,
    /** For looking up from work. */
    POLL,
    /** For a call that may not be made from compiled code: the calls are too deep. */
    TOO_DEEP,
    /** For what compiled code leaves to the interpreter. */
    PERMANENT,
    /** For what was not recorded, or not expected. */
    UNEXPECTED
  }

  private final int number;
  private final List<State> frames;
  private final int origin;
  private final Optional<CodePlace> inlined;
  private final int cost;
  private final Kind kind;
  private final String guard;
  private long count;

  /** How a frame is left. */
  public static final class State {
    private final int pc;
    private final int[] registers;
    private final byte[] tags;

    /**
     * A state.
     *
     * @param pc where the interpreter goes on
     * @param registers the registers written
     * @param tags their tags, constants of {@link Tag}
     */
    public State(int pc, int[] registers, byte[] tags) {
      this.pc = pc;
      this.registers = registers.clone();
      this.tags = tags.clone();
    }

    private void take(Frame frame) {
      for (int i = 0; i < registers.length; i++) {
        int register = registers[i];
        frame.tags[register] = tags[i];
        if (tags[i] == Tag.REF) {
          unbox(register, frame.tags, frame.longs, frame.refs[register]);
        }
      }
    }
  }

  /**
   * Describes an exit.
   *
   * @param number what the region returns for it
   * @param frames the region's own frame, and those of the functions inlined around, outermost
   *     first
   * @param origin the first instruction whose guard leaves by it
   * @param inlined where that is if it is in a function that is inlined; {@code origin} is its call
   * @param cost instructions executed but not charged when it is taken
   * @param kind why it is there
   * @param guard what fails when it is taken, in the words of the IR; several parts if several
   *     share it
   */
  public SideExit(
      int number,
      List<State> frames,
      int origin,
      Optional<CodePlace> inlined,
      int cost,
      Kind kind,
      String guard) {
    this.number = number;
    this.frames = List.copyOf(frames);
    this.origin = origin;
    this.inlined = inlined;
    this.cost = cost;
    this.kind = kind;
    this.guard = guard;
  }

  /**
   * Tags the registers written in the current frame, the innermost, and those below it; unboxes
   * ints and floats among them, and counts the exit.
   */
  public void take(Interpreter in) {
    count++;
    Frame frame = in.frame();
    for (int i = frames.size() - 1; i >= 0; i--) {
      frames.get(i).take(frame);
      frame = frame.caller();
    }
  }

  private static void unbox(int register, byte[] frameTags, long[] longs, Object value) {
    if (value instanceof Long number) {
      frameTags[register] = Tag.INT;
      longs[register] = number;
    } else if (value instanceof Double number) {
      frameTags[register] = Tag.FLOAT;
      longs[register] = Double.doubleToRawLongBits(number);
    } else if (value == Unset.UNSET) {
      frameTags[register] = Tag.UNSET;
    }
  }

  /** Why it is there. */
  public Kind kind() {
    return kind;
  }

  /** What fails when it is taken, in the words of the IR. */
  public String guard() {
    return guard;
  }

  /** What the region returns for it. */
  public int number() {
    return number;
  }

  /** Where the interpreter goes on in the region's own frame: at the call, if that is inlined. */
  public int pc() {
    return frames.get(0).pc;
  }

  /** How many functions are inlined around. */
  public int nesting() {
    return frames.size() - 1;
  }

  /** Where the interpreter goes on in the frame that is so many calls within the region's own. */
  public int pc(int nesting) {
    return frames.get(nesting).pc;
  }

  /** The instruction whose guard failed; one of them if several share the exit. */
  public int origin() {
    return origin;
  }

  /** Where that is if it is in a function that is inlined; then {@link #origin} is its call. */
  public Optional<CodePlace> inlined() {
    return inlined;
  }

  /**
   * The instruction whose guard failed, in the code of the frame in which the interpreter goes on;
   * negative if it is elsewhere.
   */
  public int originIn(Code code) {
    return inlined.filter(place -> place.code().equals(code)).map(CodePlace::pc).orElse(-1);
  }

  /** Instructions executed since the fuel was last charged. */
  public int cost() {
    return cost;
  }

  /** Whether it is only for looking up from work. */
  public boolean isPoll() {
    return kind == Kind.POLL;
  }

  /** Whether there may be a reason to stop. */
  public boolean looksUp() {
    return kind == Kind.POLL || kind == Kind.TOO_DEEP;
  }

  /** Whether the region was not really entered. */
  public boolean isEntry() {
    return kind == Kind.ENTRY;
  }

  /** Whether recording what follows may gain something: compiled code could do it. */
  public boolean isUnforeseen() {
    return kind == Kind.UNEXPECTED || kind == Kind.ENTRY;
  }

  /** How often it was taken. */
  public long count() {
    return count;
  }
}
