package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import java.util.Optional;

/** The operations between values that are not references and their boxes, by type. */
final class Boxing {
  private Boxing() {}

  /** What makes a box of a value of a type; empty if that is a reference. */
  static Optional<Op> boxing(Type type) {
    return switch (type) {
      case INT -> Optional.of(Op.BOX_INT);
      case FLOAT -> Optional.of(Op.BOX_FLOAT);
      case BOOL -> Optional.of(Op.BOX_BOOL);
      default -> Optional.empty();
    };
  }

  /** What makes a value of a type of a reference, and leaves if it is of another. */
  static Optional<Op> unboxing(Type wanted) {
    return switch (wanted) {
      case INT -> Optional.of(Op.UNBOX_INT);
      case FLOAT -> Optional.of(Op.UNBOX_FLOAT);
      case BOOL -> Optional.of(Op.UNBOX_BOOL);
      default -> Optional.empty();
    };
  }

  /** What returns a value of a type. */
  static Op returning(Type type) {
    return switch (type) {
      case INT -> Op.RETURN_INT;
      case FLOAT -> Op.RETURN_FLOAT;
      case BOOL -> Op.RETURN_BOOL;
      default -> Op.RETURN_REF;
    };
  }
}
