package dev.hotspur.jit.ir;

import java.util.List;

/** How the table's words for attributes, and signatures that an attribute gives, are meant. */
final class AttributeKinds {
  private AttributeKinds() {}

  /** Whether an attribute is what {@link Op#attribute} calls for. */
  static boolean fits(String expected, Attribute attribute) {
    return switch (expected) {
      case "" -> attribute instanceof Attribute.None;
      case "constant" -> attribute instanceof PoolConstant;
      case "residual" -> attribute instanceof Residual;
      default -> attribute instanceof Attribute.Numeric;
    };
  }

  /** The types of the arguments. */
  static List<Type> argumentTypes(Op op, Attribute attribute) {
    return attribute instanceof Residual residual ? residual.arguments() : op.arguments();
  }
}
