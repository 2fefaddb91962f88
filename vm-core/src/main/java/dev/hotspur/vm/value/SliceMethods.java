package dev.hotspur.vm.value;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** The attributes and methods of slices. */
final class SliceMethods {
  static final Map<String, BuiltinValue> TABLE =
      new MethodTable(Types.SLICE)
          .add(Signature.one("slice.indices"), Effects.PURE, SliceMethods::indices)
          .build();

  private SliceMethods() {}

  static Optional<Object> part(SliceValue slice, String name) {
    return switch (name) {
      case "start" -> Optional.of(slice.start());
      case "stop" -> Optional.of(slice.stop());
      case "step" -> Optional.of(slice.step());
      default -> Optional.empty();
    };
  }

  private static Object indices(CallContext context, Object[] arguments) {
    BigInteger length = Indices.toInt(arguments[1]);
    if (length.signum() < 0) {
      throw VmError.valueError("length should not be negative");
    }
    Slices.Bounds bounds = Slices.bounds((SliceValue) arguments[0], length);
    return TupleValue.of(
        IntMath.box(bounds.start()), IntMath.box(bounds.stop()), IntMath.box(bounds.step()));
  }
}
