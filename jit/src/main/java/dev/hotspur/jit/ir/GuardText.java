package dev.hotspur.jit.ir;

/** What an instruction that may leave expects, in a few words for a reader. */
public final class GuardText {
  private GuardText() {}

  /**
   * The operation with what it is about: {@code guard.class list}, {@code guard.true int.lt},
   * {@code slot.int register 3}.
   */
  public static String of(Instruction instruction) {
    String text = instruction.op().mnemonic();
    if (instruction.attribute() instanceof PoolConstant constant) {
      return text + " " + constant.description();
    } else if (instruction.attribute() instanceof Residual residual) {
      return text + " " + residual.name();
    } else if (instruction.attribute() instanceof Attribute.Numeric number) {
      return text + " " + instruction.op().attribute() + " " + number.value();
    }
    boolean decides = instruction.op() == Op.GUARD_TRUE || instruction.op() == Op.GUARD_FALSE;
    return decides && instruction.arg(0) instanceof Instruction condition
        ? text + " " + condition.op().mnemonic()
        : text;
  }
}
