package dev.hotspur.assembler.binary;

import java.io.ByteArrayOutputStream;

/** Bytes that are being written: a section, or a whole file. */
final class ByteSink {
  private static final int LOW_BITS = 0x7F;
  private static final int MORE = 0x80;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ByteSink u1(int value) {
    bytes.write(value);
    return this;
  }

  /** Four bytes, the highest first. */
  ByteSink u4(int value) {
    return u1(value >>> 24).u1(value >>> 16).u1(value >>> 8).u1(value);
  }

  ByteSink u8(long value) {
    return u4((int) (value >>> 32)).u4((int) value);
  }

  /**
   * An unsigned number of variable length (LEB128): seven bits a byte, the lowest first, the
   * highest bit set in all bytes but the last.
   */
  ByteSink number(long value) {
    long rest = value;
    while ((rest & ~LOW_BITS) != 0) {
      u1((int) (rest & LOW_BITS) | MORE);
      rest >>>= 7;
    }
    return u1((int) rest);
  }

  /** A signed number; those near 0 become short: 0, -1, 1, -2 are written as 0, 1, 2, 3. */
  ByteSink signed(long value) {
    return number(value << 1 ^ value >> 63);
  }

  ByteSink all(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
