package dev.hotspur.assembler.binary;

import java.util.zip.CRC32C;

/**
 * How a source file was when it was assembled, so that its lines are shown only while they are the
 * right ones.
 *
 * @param file the file, named as the code objects name it
 * @param size its size in bytes
 * @param checksum the CRC-32C of its bytes
 */
public record SourceStamp(String file, long size, int checksum) {
  /** The stamp of a file with these bytes. */
  public static SourceStamp of(String file, byte[] bytes) {
    return new SourceStamp(file, bytes.length, checksum(bytes));
  }

  /** Whether a file with these bytes is the one that was assembled. */
  public boolean matches(byte[] bytes) {
    return bytes.length == size && checksum(bytes) == checksum;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
