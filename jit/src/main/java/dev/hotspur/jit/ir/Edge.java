package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way from one block to another.
 *
 * @param from the block that it leaves
 * @param source the instruction that it leaves from: the terminator, or one that raises
 * @param slot which target of the terminator, or {@link #HANDLER}
 */
public record Edge(Block from, Instruction source, int slot) {
  /** The slot of the way to the handler of an instruction that raises. */
  public static final int HANDLER = -1;

  /** Where it goes, with arguments. */
  public Target target() {
    return slot == HANDLER ? source.handler().orElseThrow() : source.targets().get(slot);
  }

  /** The block that it goes to. */
  public Block to() {
    return target().block();
  }

  /** Whether there is such an edge and it goes to the block. */
  public boolean leadsTo(Block block) {
    return slot == HANDLER
        ? source.handler().filter(target -> target.block() == block).isPresent()
        : source.targets().get(slot).block() == block;
  }

  /** Whether it is taken when the source raises. */
  public boolean isExceptional() {
    return slot == HANDLER;
  }

  /** What a parameter of the block it goes to becomes; empty if that is the exception. */
  public Optional<Value> argument(int parameter) {
    int index = isExceptional() ? parameter - 1 : parameter;
    return index < 0 ? Optional.empty() : Optional.of(target().args().get(index));
  }

  /** Replaces where it goes. */
  public void retarget(Target target) {
    if (slot == HANDLER) {
      source.setHandler(Optional.of(target));
      return;
    }
    List<Target> targets = new ArrayList<>(source.targets());
    targets.set(slot, target);
    source.setTargets(targets);
  }

  /**
   * Removes the argument for a parameter of the block it goes to, which must not be the exception.
   */
  public void removeArgument(int parameter) {
    List<Value> args = new ArrayList<>(target().args());
    args.remove(isExceptional() ? parameter - 1 : parameter);
    retarget(target().withArgs(args));
  }
}
