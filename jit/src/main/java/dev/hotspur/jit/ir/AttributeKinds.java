package dev.hotspur.jit.ir;

import java.util.List;

/** How the table's words for attributes, and signatures that an attribute gives, are meant. */
final class AttributeKinds {
  private AttributeKinds() {}

  /** Whether an attribute is what {@link Op#attribute} calls for. */
  static boolean fits(String expected, Attribute attribute) {
    switch (expected) {
      case "":
        return attribute instanceof Attribute.None;
      case "constant":
        return attribute instanceof PoolConstant;
      case "residual":
        return attribute instanceof Residual;
      default:
        return attribute instanceof Attribute.Number;
    }
  }

  /** The types of the arguments. */
  static List<Type> argumentTypes(Op op, Attribute attribute) {
    return attribute instanceof Residual residual ? residual.arguments() : op.arguments();
  }
}
