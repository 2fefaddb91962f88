package dev.hotspur.assembler.binary;

import java.util.Arrays;

/**
 * Bytes that are being read, a section or a header, with their place in the file. Nothing is read
 * beyond their end, and no size is believed that they cannot hold.
 */
final class ByteSource {
  private static final int LOW_BITS = 0x7F;
  private static final int MORE = 0x80;
  private static final int LAST_SHIFT = 63;

  private final byte[] bytes;
  private final String name;
  private final int end;
  private int at;

  /**
   * @param name what the bytes are, for messages
   */
  ByteSource(byte[] bytes, int start, int end, String name) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.name = name;
  }

  /** The place in the file of what is read next. */
  int at() {
    return at;
  }

  int remaining() {
    return end - at;
  }

  boolean isAtEnd() {
    return at == end;
  }

  int u1() throws BinaryException {
    need(1);
    return bytes[at++] & 0xFF;
  }

  int u4() throws BinaryException {
    need(4);
    return u1() << 24 | u1() << 16 | u1() << 8 | u1();
  }

  long u8() throws BinaryException {
    need(8);
    return (long) u4() << 32 | Integer.toUnsignedLong(u4());
  }

  byte[] bytes(int count) throws BinaryException {
    need(count);
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  private void need(int count) throws BinaryException {
    if (count > remaining()) {
      throw new BinaryException(
          end, name + " ends here, " + (count - remaining()) + " bytes too early");
    }
  }

  /** See {@link ByteSink#number}; all 64 bits. A number has one form only, the shortest. */
  long number() throws BinaryException {
    int start = at;
    long value = 0;
    for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
      int next = u1();
      value |= (long) (next & LOW_BITS) << shift;
      if ((next & MORE) == 0) {
        boolean isShortest = next != 0 || shift == 0;
        boolean fits = shift < LAST_SHIFT || next == 1;
        if (isShortest && fits) {
          return value;
        }
        break;
      }
    }
    throw new BinaryException(start, "a number is not in its shortest form or too large");
  }

  /** See {@link ByteSink#signed}. */
  long signed() throws BinaryException {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  /** A number from 0 up to and including {@code most}. */
  int number(int most, String what) throws BinaryException {
    int start = at;
    long value = number();
    if (value < 0 || value > most) {
      throw new BinaryException(
          start, what + " is " + Long.toUnsignedString(value) + ", but at most " + most);
    }
    return (int) value;
  }

  /** A number that says which of {@code count} things is meant. */
  int index(int count, String what) throws BinaryException {
    int start = at;
    long value = number();
    if (value < 0 || value >= count) {
      throw new BinaryException(
          start, "refers to " + what + " " + Long.toUnsignedString(value) + " of " + count);
    }
    return (int) value;
  }

  /** How many things of at least one byte each follow here. */
  int count(String what) throws BinaryException {
    int start = at;
    long value = number();
    if (value < 0 || value > remaining()) {
      throw new BinaryException(
          start,
          "there are "
              + Long.toUnsignedString(value)
              + " "
              + what
              + ", but only "
              + remaining()
              + " bytes left");
    }
    return (int) value;
  }

  /** Checks that everything has been read. */
  void finish() throws BinaryException {
    if (!isAtEnd()) {
      throw new BinaryException(at, name + " has " + remaining() + " bytes more than it needs");
    }
  }
}
