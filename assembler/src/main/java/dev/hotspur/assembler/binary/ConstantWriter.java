package dev.hotspur.assembler.binary;

import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.math.BigInteger;
import java.util.function.ToIntFunction;

/** Writes constants: the letter of the kind, then the value. */
final class ConstantWriter {
  private final ToIntFunction<String> strings;

  /**
   * @param strings gives a string's number
   */
  ConstantWriter(ToIntFunction<String> strings) {
    this.strings = strings;
  }

  /** Writes a function, by its number. */
  void function(int number, ByteSink out) {
    begin(ConstantKind.FUNCTION, out).number(number);
  }

  /** Writes any other constant. */
  void write(Object constant, ByteSink out) {
    if (constant == None.NONE) {
      begin(ConstantKind.NONE, out);
    } else if (constant instanceof Boolean truth) {
      begin(truth ? ConstantKind.TRUE : ConstantKind.FALSE, out);
    } else if (constant instanceof Long number) {
      begin(ConstantKind.INT, out).signed(number);
    } else if (constant instanceof BigInteger number) {
      byte[] bytes = number.toByteArray();
      begin(ConstantKind.LONG_INT, out).number(bytes.length).all(bytes);
    } else if (constant instanceof Double number) {
      begin(ConstantKind.FLOAT, out).u8(Double.doubleToRawLongBits(number));
    } else if (constant instanceof Str text) {
      begin(ConstantKind.STR, out).number(strings.applyAsInt(text.value()));
    } else if (constant instanceof TupleValue tuple) {
      begin(ConstantKind.TUPLE, out).number(tuple.size());
      for (int i = 0; i < tuple.size(); i++) {
        write(tuple.get(i), out);
      }
    } else {
      throw new IllegalArgumentException(
          "the binary form has no constants of the class " + constant.getClass().getName());
    }
  }

  private static ByteSink begin(ConstantKind kind, ByteSink out) {
    return out.u1(kind.letter());
  }
}
