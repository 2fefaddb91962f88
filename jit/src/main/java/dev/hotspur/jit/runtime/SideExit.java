package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.Tag;

/**
 * A way out of a region: where the interpreter goes on, and how the registers are to be tagged after
 * the region has written their contents back.
 */
public final class SideExit {
  private final int number;
  private final int pc;
  private final int origin;
  private final int cost;
  private final boolean poll;
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
   * @param poll whether it is only for looking up from work
   * @param registers the registers written
   * @param tags their tags, constants of {@link Tag}
   */
  public SideExit(
      int number, int pc, int origin, int cost, boolean poll, int[] registers, byte[] tags) {
    this.number = number;
    this.pc = pc;
    this.origin = origin;
    this.cost = cost;
    this.poll = poll;
    this.registers = registers.clone();
    this.tags = tags.clone();
  }

  /** Tags the registers written and counts the exit. */
  public void take(byte[] frameTags) {
    count++;
    for (int i = 0; i < registers.length; i++) {
      frameTags[registers[i]] = tags[i];
    }
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
    return poll;
  }

  /** How often it was taken. */
  public long count() {
    return count;
  }
}
