package dev.hotspur.assembler.binary;

import java.util.zip.CRC32C;

/**
 * The fixed part at the beginning of a file.
 *
 * <p>The magic number is made as PNG's: its first byte begins no UTF-8 text and needs all eight
 * bits, and CR LF is spoiled by transfers that change the ends of lines.
 */
final class Header {
  /** The version of the format; raised whenever older readers would misunderstand newer files. */
  static final int VERSION = 1;

  static final int VERSION_AT = 8;
  static final int LENGTH_AT = 12;
  static final int CHECKSUM_AT = 16;
  static final int SECTIONS_AT = 20;
  static final int SIZE = 24;

  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'P', 'U', 'R', 'C', '\r', '\n'};

  private Header() {}

  static byte[] magic() {
    return MAGIC.clone();
  }

  /** How many of the first bytes are those of the magic number. */
  static int matchingMagic(byte[] bytes) {
    int at = 0;
    while (at < MAGIC.length && at < bytes.length && bytes[at] == MAGIC[at]) {
      at++;
    }
    return at;
  }

  /**
   * The CRC-32C of a file without its checksum. A CRC notices every change of a single bit, and of
   * any bits that are at most 32 apart.
   */
  static int checksum(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, 0, CHECKSUM_AT);
    crc.update(file, SECTIONS_AT, file.length - SECTIONS_AT);
    return (int) crc.getValue();
  }
}
