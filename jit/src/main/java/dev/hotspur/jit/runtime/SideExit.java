package dev.hotspur.jit.runtime;

import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.Unset;

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
  private final int pc;
  private final int origin;
  private final int cost;
  private final Kind kind;
  private final String guard;
  private final int[] registers;
  private final byte[] tags;
  private long count;

  /**
   * Describes an exit.
   *
   * @param number what the region returns for it
   * @param pc where the interpreter goes on
   * @param origin the first instruction whose guard leaves by it
   * @param cost instructions executed but not charged when it is taken
   * @param kind why it is there
   * @param guard what fails when it is taken, in the words of the IR; several parts if several
   *     share it
   * @param registers the registers written
   * @param tags their tags, constants of {@link Tag}
   */
  public SideExit(
      int number,
      int pc,
      int origin,
      int cost,
      Kind kind,
      String guard,
      int[] registers,
      byte[] tags) {
    this.number = number;
    this.pc = pc;
    this.origin = origin;
    this.cost = cost;
    this.kind = kind;
    this.guard = guard;
    this.registers = registers.clone();
    this.tags = tags.clone();
  }

  /** Tags the registers written, unboxes ints and floats among them, and counts the exit. */
  public void take(byte[] frameTags, long[] longs, Object[] refs) {
    count++;
    for (int i = 0; i < registers.length; i++) {
      int register = registers[i];
      frameTags[register] = tags[i];
      if (tags[i] == Tag.REF) {
        unbox(register, frameTags, longs, refs[register]);
      }
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

  /** Where the interpreter goes on. */
  public int pc() {
    return pc;
  }

  /** The instruction whose guard failed; one of them if several share the exit. */
  public int origin() {
    return origin;
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
