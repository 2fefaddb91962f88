package dev.hotspur.tools.program;

import dev.hotspur.tools.console.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Makes text of a file's bytes, or says where they are no UTF-8. */
final class Utf8 {
  private static final int BYTE = 0xFF;

  private Utf8() {}

  /**
   * The text.
   *
   * @param bytes the whole file
   * @param name the file, for the message
   * @throws Refusal if the bytes are no UTF-8
   */
  static String decode(byte[] bytes, String name) throws Refusal {
    if (isUtf16(bytes)) {
      throw Refusal.rejected(name + " is no program: it is UTF-16 text; save it as UTF-8");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw Refusal.rejected(
          "%s is no program: it is not UTF-8 text; line %d has the byte 0x%02x at offset %d of the file"
              .formatted(name, line(out), bytes[in.position()] & BYTE, in.position()));
    }
    return out.flip().toString();
  }

  /** By the byte order mark, or by the zero beside the first character. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & BYTE;
    int second = bytes[1] & BYTE;
    boolean marked = first + second == 0xFE + 0xFF && Math.min(first, second) == 0xFE;
    return marked || (first == 0) != (second == 0);
  }

  /** The line, from 1, that what has been decoded ends in. */
  private static long line(CharBuffer decoded) {
    String text = decoded.flip().toString();
    long lines = text.lines().count();
    return Math.max(1, text.endsWith("\n") || text.endsWith("\r") ? lines + 1 : lines);
  }
}
