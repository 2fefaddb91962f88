package dev.hotspur.assembler.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The strings of a file, each once. Others are referred to by number, so a short file can use a
 * long string many times; how much that comes to is bounded, because it may all be printed.
 */
final class StringTable {
  /** How many characters all uses of strings may come to: far more than programs have. */
  static final long MOST_CHARACTERS = 1L << 26;

  private final List<String> strings = new ArrayList<>();
  private long used;

  StringTable(ByteSource in) throws BinaryException {
    while (!in.isAtEnd()) {
      int start = in.at();
      Optional<String> text = Utf8.decode(in.bytes(in.count("bytes of a string")));
      if (text.isEmpty()) {
        throw new BinaryException(start, "a string is not in UTF-8");
      }
      strings.add(text.get());
    }
  }

  /** Reads the number of a string; the string. */
  String read(ByteSource in) throws BinaryException {
    int start = in.at();
    String text = strings.get(in.index(strings.size(), "string"));
    use(start, text.length());
    return text;
  }

  /** Counts characters that something made of the strings has. */
  void use(int start, long characters) throws BinaryException {
    used += characters;
    if (used > MOST_CHARACTERS) {
      throw new BinaryException(
          start, "the strings come to more than " + MOST_CHARACTERS + " characters, repeated");
    }
  }

  /** Reads how many strings follow, and those. */
  List<String> readList(ByteSource in, String what) throws BinaryException {
    int count = in.count(what);
    List<String> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(read(in));
    }
    return list;
  }
}
