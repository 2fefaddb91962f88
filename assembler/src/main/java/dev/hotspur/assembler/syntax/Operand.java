package dev.hotspur.assembler.syntax;

import java.util.List;

/** What follows a mnemonic: a constant as it is written, a name or an operator. */
public sealed interface Operand {
  /** Where it stands. */
  Span span();

  /** The same operand, said to stand elsewhere. */
  default Operand at(Span place) {
    if (this instanceof Value value) {
      return new Value(value.constant(), place);
    } else if (this instanceof Name name) {
      return new Name(name.text(), name.quoted(), place);
    } else if (this instanceof Tuple tuple) {
      return new Tuple(tuple.items(), place);
    } else if (this instanceof Operator operator) {
      return new Operator(operator.symbol(), place);
    } else if (this instanceof Bytes bytes) {
      return new Bytes(bytes.octets(), place);
    }
    return new Ellipsis(place);
  }

  /**
   * A constant that the machine knows.
   *
   * @param constant None, Boolean, Long, BigInteger, Double or Str, as the machine keeps it
   * @param span where it stands
   */
  record Value(Object constant, Span span) implements Operand {}

  /**
   * Bytes.
   *
   * @param octets the bytes, as numbers from 0 to 255
   * @param span where they stand
   */
  record Bytes(List<Integer> octets, Span span) implements Operand {
    /** Copies the list. */
    public Bytes {
      octets = List.copyOf(octets);
    }
  }

  /** The value Ellipsis. */
  record Ellipsis(Span span) implements Operand {}

  /** A tuple; its items are literals or names of constants. */
  record Tuple(List<Operand> items, Span span) implements Operand {
    /** Copies the list. */
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /**
   * The name of a constant, of a variable, of a label and so on: what it means depends on where it
   * is.
   *
   * @param text the name
   * @param quoted whether it was written in quotes
   * @param span where it stands
   */
  record Name(String text, boolean quoted, Span span) implements Operand {}

  /** The symbol of a comparison; it can only be an operand. */
  record Operator(String symbol, Span span) implements Operand {}
}
