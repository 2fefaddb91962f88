package dev.hotspur.assembler.binary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file taken apart, so that tests can alter its sections and put it together with the right
 * lengths and checksum: then it is the structure that is checked. Written apart from the writer.
 */
public final class Parts {
  private final Map<String, byte[]> sections = new LinkedHashMap<>();

  /** The parts of a correct file. */
  static Parts of(byte[] file) {
    Parts parts = new Parts();
    ByteBuffer buffer = ByteBuffer.wrap(file, 20, file.length - 20);
    int count = buffer.getInt();
    int start = 24 + 8 * count;
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[4];
      buffer.get(name);
      int length = buffer.getInt();
      byte[] bytes = new byte[length];
      System.arraycopy(file, start, bytes, 0, length);
      parts.sections.put(new String(name, StandardCharsets.ISO_8859_1), bytes);
      start += length;
    }
    return parts;
  }

  List<String> names() {
    return new ArrayList<>(sections.keySet());
  }

  byte[] get(String name) {
    return sections.get(name);
  }

  Parts with(String name, int... bytes) {
    byte[] narrow = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      narrow[i] = (byte) bytes[i];
    }
    return with(name, narrow);
  }

  Parts with(String name, byte[] bytes) {
    sections.put(name, bytes);
    return this;
  }

  Parts without(String name) {
    sections.remove(name);
    return this;
  }

  /** The file, correct but for what was altered. */
  byte[] file() {
    int size = 24 + 8 * sections.size();
    for (byte[] bytes : sections.values()) {
      size += bytes.length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(size);
    buffer.put(Header.magic()).putInt(Header.VERSION).putInt(size).putInt(0);
    buffer.putInt(sections.size());
    sections.forEach(
        (name, bytes) ->
            buffer.put(name.getBytes(StandardCharsets.ISO_8859_1)).putInt(bytes.length));
    sections.values().forEach(buffer::put);
    return sealed(buffer.array());
  }

  /**
   * What a file would be with the right header: first word, version, length, checksum, and so many
   * bytes in its sections as there are. The checksum it has says which section's length gives way.
   */
  public static byte[] mended(byte[] bytes) {
    byte[] file = Arrays.copyOf(bytes, Math.max(bytes.length, Header.SIZE));
    ByteBuffer buffer = ByteBuffer.wrap(file);
    int giving = buffer.getInt(Header.CHECKSUM_AT);
    buffer.put(Header.magic()).putInt(Header.VERSION).putInt(file.length);
    int count = buffer.getInt(Header.SECTIONS_AT);
    long surplus = file.length - Header.SIZE - 8L * count;
    if (count > 0 && surplus >= 0) {
      for (int i = 0; i < count; i++) {
        surplus -= Integer.toUnsignedLong(buffer.getInt(Header.SIZE + 8 * i + 4));
      }
      int at = Header.SIZE + 8 * Math.floorMod(giving, count) + 4;
      buffer.putInt(at, (int) (buffer.getInt(at) + surplus));
    }
    return sealed(file);
  }

  /** The file with the checksum that it should have. */
  static byte[] sealed(byte[] file) {
    ByteBuffer.wrap(file).putInt(Header.CHECKSUM_AT, Header.checksum(file));
    return file;
  }
}
