package dev.hotspur.assembler.binary;

import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link ConstantWriter} writes. */
final class ConstantReader {
  /** How deep tuples may be nested, as in the assembly language. */
  static final int DEEPEST = 100;

  /** How many bytes an int may have; well below what Java can compute with. */
  private static final int LONGEST = 1 << 24;

  private final StringTable strings;
  private final FunctionSource functions;

  /** Gives functions by their number. */
  @FunctionalInterface
  interface FunctionSource {
    /** Reads a number; its function. */
    FunctionDefinition take(ByteSource in) throws BinaryException;
  }

  ConstantReader(StringTable strings, FunctionSource functions) {
    this.strings = strings;
    this.functions = functions;
  }

  /** Any constant, functions among them. */
  Object read(ByteSource in) throws BinaryException {
    int start = in.at();
    ConstantKind kind = kind(in);
    return kind == ConstantKind.FUNCTION ? functions.take(in) : value(kind, start, in, 0);
  }

  /** A constant that is no function, such as a default. */
  Object readValue(ByteSource in) throws BinaryException {
    int start = in.at();
    return value(kind(in), start, in, 0);
  }

  private ConstantKind kind(ByteSource in) throws BinaryException {
    int start = in.at();
    int letter = in.u1();
    Optional<ConstantKind> kind = ConstantKind.ofLetter(letter);
    if (kind.isEmpty()) {
      throw new BinaryException(start, "there is no kind of constants with the letter " + letter);
    }
    return kind.get();
  }

  private Object value(ConstantKind kind, int start, ByteSource in, int nesting)
      throws BinaryException {
    return switch (kind) {
      case NONE -> None.NONE;
      case FALSE -> false;
      case TRUE -> true;
      case INT -> in.signed();
      case LONG_INT -> longInt(in);
      case FLOAT -> Double.longBitsToDouble(in.u8());
      case STR -> Str.of(strings.read(in));
      case TUPLE -> tuple(start, in, nesting);
      case FUNCTION -> throw new BinaryException(start, "a function cannot stand here");
    };
  }

  private BigInteger longInt(ByteSource in) throws BinaryException {
    int start = in.at();
    byte[] bytes = in.bytes(in.number(LONGEST, "the number of bytes of an int"));
    if (bytes.length > Long.BYTES) {
      BigInteger number = new BigInteger(bytes);
      if (number.toByteArray().length == bytes.length) {
        return number;
      }
    }
    throw new BinaryException(start, "a long int could be written shorter");
  }

  private TupleValue tuple(int start, ByteSource in, int nesting) throws BinaryException {
    int count = in.count("items of a tuple");
    if (nesting == DEEPEST && count > 0) {
      throw new BinaryException(start, "tuples are nested more than " + DEEPEST + " deep");
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int itemStart = in.at();
      items.add(value(kind(in), itemStart, in, nesting + 1));
    }
    return TupleValue.of(items);
  }
}
