package dev.hotspur.assembler.binary;

import java.util.Optional;

/**
 * The parts of a file, in the order in which they are written. A section's name is four letters; as
 * in PNG, a reader that does not know a section may skip it if the first letter is small, and must
 * refuse the file if it is a capital.
 */
enum Section {
  MODULE("MODU"),
  STRINGS("STRS"),
  OPCODES("OPCS"),
  FUNCTIONS("FUNC"),
  CONSTANTS("CNST"),
  INSTRUCTIONS("INSN"),
  POSITIONS("posn"),
  SOURCES("srcs");

  static final int NAME_SIZE = 4;

  /** Name and length. */
  static final int ENTRY_SIZE = 8;

  private final String word;

  Section(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  boolean isRequired() {
    return isRequired(word);
  }

  /** Whether a section of this name, known or not, may not be skipped. */
  static boolean isRequired(String word) {
    char first = word.charAt(0);
    return first < 'a' || first > 'z';
  }

  static Optional<Section> ofWord(String word) {
    for (Section section : values()) {
      if (section.word.equals(word)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }
}
