package dev.hotspur.jit.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where control goes, and what the parameters of the block there become. The target of an exception
 * has arguments for the second parameter and on: the first receives the exception.
 */
public record Target(Block block, List<Value> args) {
  /** Copies the arguments. */
  public Target {
    args = List.copyOf(args);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Target that && block == that.block && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    return 31 * block.hashCode() + args.hashCode();
  }

  /** The block with these arguments. */
  public static Target of(Block block, Value... args) {
    return new Target(block, List.of(args));
  }

  /** The same arguments to another block. */
  public Target withBlock(Block other) {
    return new Target(other, args);
  }

  /** What a function gives for the arguments; this if that is themselves. */
  Target map(UnaryOperator<Value> function) {
    List<Value> mapped = Value.map(args, function);
    return mapped == args ? this : withArgs(mapped);
  }

  /** Other arguments to the same block. */
  public Target withArgs(List<Value> others) {
    return new Target(block, others);
  }
}
