package dev.hotspur.assembler.binary;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The header of a file, checked, and where its sections are. */
final class SectionTable {
  private static final int SHOWN = 8;

  private final byte[] bytes;
  private final Map<Section, ByteSource> sections = new EnumMap<>(Section.class);

  private SectionTable(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The sections of a file.
   *
   * @throws BinaryException if it is another kind of file or of another version, was altered, has
   *     no whole table, or lacks a section
   */
  static SectionTable of(byte[] bytes) throws BinaryException {
    SectionTable table = new SectionTable(bytes);
    table.checkMagic();
    ByteSource header = new ByteSource(bytes, Header.VERSION_AT, bytes.length, "the file");
    checkVersion(header.u4());
    table.checkLength(header.u4());
    table.checkSum(header.u4());
    table.read(header, header.u4());
    return table;
  }

  /** A section; an optional one that the file does not have is empty. */
  ByteSource get(Section section) {
    return has(section)
        ? sections.get(section)
        : new ByteSource(bytes, bytes.length, bytes.length, section.word());
  }

  boolean has(Section section) {
    return sections.containsKey(section);
  }

  private void checkMagic() throws BinaryException {
    int matching = Header.matchingMagic(bytes);
    if (matching == Header.VERSION_AT) {
      return;
    }
    if (matching == bytes.length) {
      String what = matching == 0 ? "the file is empty" : "the file ends within its first word";
      throw new BinaryException(matching, what);
    }
    if (matching > 0) {
      throw new BinaryException(
          matching, "the first word is spoiled, perhaps by a transfer that took it for text");
    }
    throw new BinaryException(0, "this is no .spurc file" + (isText() ? " but text" : ""));
  }

  /** Whether the file begins with what text is made of. */
  private boolean isText() {
    for (int at = 0; at < Math.min(SHOWN, bytes.length); at++) {
      if (bytes[at] < ' ' && bytes[at] != '\n' && bytes[at] != '\r' && bytes[at] != '\t') {
        return false;
      }
    }
    return true;
  }

  private static void checkVersion(int version) throws BinaryException {
    if (version != Header.VERSION) {
      throw new BinaryException(
          Header.VERSION_AT,
          "made by version "
              + Integer.toUnsignedString(version)
              + " of the format, this one reads version "
              + Header.VERSION
              + ": assemble it again");
    }
  }

  private void checkLength(int length) throws BinaryException {
    long expected = Integer.toUnsignedLong(length);
    if (bytes.length < expected) {
      throw new BinaryException(
          bytes.length, "the file ends here, but should have " + expected + " bytes");
    }
    if (bytes.length > expected) {
      throw new BinaryException(
          (int) expected, "the file should end here, but has " + bytes.length + " bytes");
    }
  }

  private void checkSum(int checksum) throws BinaryException {
    if (bytes.length >= Header.SIZE && checksum != Header.checksum(bytes)) {
      throw new BinaryException(
          Header.CHECKSUM_AT, "the file was altered: its checksum is another");
    }
  }

  private void read(ByteSource table, int count) throws BinaryException {
    long tableSize = Integer.toUnsignedLong(count) * Section.ENTRY_SIZE;
    if (tableSize > table.remaining()) {
      throw new BinaryException(
          Header.SECTIONS_AT,
          Integer.toUnsignedString(count) + " sections do not fit into the file");
    }
    int start = table.at() + (int) tableSize;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int entry = table.at();
      String word = new String(table.bytes(Section.NAME_SIZE), StandardCharsets.ISO_8859_1);
      long length = Integer.toUnsignedLong(table.u4());
      if (length > bytes.length - start) {
        throw new BinaryException(entry, "the section " + shown(word) + " does not fit");
      }
      if (!seen.add(word)) {
        throw new BinaryException(entry, "there are two sections " + shown(word));
      }
      add(word, entry, start, (int) length);
      start += (int) length;
    }
    if (start < bytes.length) {
      throw new BinaryException(start, bytes.length - start + " bytes belong to no section");
    }
    for (Section section : Section.values()) {
      if (section.isRequired() && !has(section)) {
        throw new BinaryException(
            Header.SECTIONS_AT, "there is no section " + section.word() + ", which is needed");
      }
    }
  }

  private void add(String word, int entry, int start, int length) throws BinaryException {
    Optional<Section> section = Section.ofWord(word);
    if (section.isPresent()) {
      sections.put(
          section.get(), new ByteSource(bytes, start, start + length, "the section " + word));
    } else if (Section.isRequired(word)) {
      throw new BinaryException(
          entry, "the section " + shown(word) + " is needed, but this version does not know it");
    }
  }

  /** The name of a section, which may be any four bytes. */
  private static String shown(String word) {
    StringBuilder out = new StringBuilder();
    word.chars()
        .forEach(
            letter ->
                out.append(
                    letter > ' ' && letter <= '~'
                        ? Character.toString(letter)
                        : "\\x%02x".formatted(letter)));
    return out.toString();
  }
}
