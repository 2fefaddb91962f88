package dev.hotspur.assembler.binary;

import java.util.Optional;

/** The kinds of constants, each with the letter that begins it in a file. */
enum ConstantKind {
  NONE('N'),
  FALSE('F'),
  TRUE('T'),
  /** An int of 64 bits, as a signed number of variable length. */
  INT('i'),
  /** A longer int: the number of bytes, then two's complement, the highest byte first. */
  LONG_INT('I'),
  /** A float: the 64 bits of IEEE 754. */
  FLOAT('f'),
  STR('s'),
  /** A tuple: the number of items, then the items. */
  TUPLE('('),
  /** A function within the one whose constant it is: its number, which is a lower one. */
  FUNCTION('d');

  private final char letter;

  ConstantKind(char letter) {
    this.letter = letter;
  }

  int letter() {
    return letter;
  }

  static Optional<ConstantKind> ofLetter(int letter) {
    for (ConstantKind kind : values()) {
      if (kind.letter == letter) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
