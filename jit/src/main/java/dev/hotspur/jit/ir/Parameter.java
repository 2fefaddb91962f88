package dev.hotspur.jit.ir;

/** A parameter of a block: what other representations call a phi node. */
public final class Parameter extends Value {
  private final Block block;

  Parameter(int id, Type type, Block block) {
    super(id, type);
    this.block = block;
  }

  /** The block that it is a parameter of. */
  public Block block() {
    return block;
  }

  @Override
  public String toString() {
    return "v" + id();
  }
}
