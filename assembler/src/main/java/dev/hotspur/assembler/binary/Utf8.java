package dev.hotspur.assembler.binary;

import java.util.Optional;

/**
 * UTF-8 for all strings of the language. These may have surrogates without their partner, which
 * UTF-8 proper cannot write; here each becomes three bytes, as in WTF-8 (Simon Sapin, The WTF-8
 * encoding). Every string has one form, and no two strings have the same.
 */
final class Utf8 {
  private static final int TAIL = 0x80;
  private static final int TAIL_BITS = 0x3F;
  private static final int[] LEAST = {0, 0x80, 0x800, 0x10000};

  private Utf8() {}

  static byte[] encode(String text) {
    ByteSink out = new ByteSink();
    text.codePoints().forEach(point -> encode(point, out));
    return out.toBytes();
  }

  private static void encode(int point, ByteSink out) {
    if (point < LEAST[1]) {
      out.u1(point);
    } else if (point < LEAST[2]) {
      out.u1(0xC0 | point >> 6).u1(tail(point));
    } else if (point < LEAST[3]) {
      out.u1(0xE0 | point >> 12).u1(tail(point >> 6)).u1(tail(point));
    } else {
      out.u1(0xF0 | point >> 18).u1(tail(point >> 12)).u1(tail(point >> 6)).u1(tail(point));
    }
  }

  private static int tail(int bits) {
    return TAIL | (bits & TAIL_BITS);
  }

  /** The string of these bytes; nothing if they are not the form of any. */
  static Optional<String> decode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int first = bytes[at++] & 0xFF;
      int tails = tails(first);
      if (tails < 0 || at + tails > bytes.length) {
        return Optional.empty();
      }
      int point = tails == 0 ? first : first & (TAIL_BITS >> tails);
      for (int end = at + tails; at < end; at++) {
        if ((bytes[at] & ~TAIL_BITS & 0xFF) != TAIL) {
          return Optional.empty();
        }
        point = point << 6 | (bytes[at] & TAIL_BITS);
      }
      if (point < LEAST[tails] || point > Character.MAX_CODE_POINT || joins(out, point)) {
        return Optional.empty();
      }
      out.appendCodePoint(point);
    }
    return Optional.of(out.toString());
  }

  /** How many bytes follow the first one; negative if none can begin so. */
  private static int tails(int first) {
    if (first < 0x80) {
      return 0;
    } else if (first < 0xC0 || first >= 0xF8) {
      return -1;
    }
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  }

  /** Whether a surrogate would make a pair with the one before it: pairs have four bytes. */
  private static boolean joins(StringBuilder before, int point) {
    int last = before.length() - 1;
    return point <= Character.MAX_VALUE
        && Character.isLowSurrogate((char) point)
        && last >= 0
        && Character.isHighSurrogate(before.charAt(last));
  }
}
