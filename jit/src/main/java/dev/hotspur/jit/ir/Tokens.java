package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of one line of the text form, read from left to right. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z0-9_.#$/<>+-]+)|([(){},:=@;]))");
  private static final int LARGEST_ID = 10_000_000;

  /** The number of the line. */
  final int line;

  private final List<String> texts = new ArrayList<>();
  private final List<Boolean> quoted = new ArrayList<>();
  private int at;

  Tokens(int line, String text) {
    this.line = line;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.stripTrailing().length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw error("cannot read " + text.substring(end).strip());
      }
      String string = matcher.group(1);
      quoted.add(string != null);
      if (string != null) {
        texts.add(unescaped(string));
      } else {
        texts.add(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
      }
      end = matcher.end();
    }
  }

  /**
   * Takes the comment that gives the origin, {@code ; pc 12} or {@code ; pc 12 in path pc 3}, off
   * the end of the line.
   *
   * @param objects gives the code for the path
   */
  Origin takeOrigin(Function<String, Object> objects) {
    int saved = at;
    for (at = texts.size() - 3; at >= Math.max(saved, texts.size() - 7); at--) {
      if (isNext(";") && texts.get(at + 1).equals("pc")) {
        int end = at;
        at += 2;
        int pc = number();
        Origin origin = Origin.of(pc);
        if (accept("in")) {
          String path = word();
          expect("pc");
          origin = origin.inlined(objects.apply(path), path, number());
        }
        expectEnd();
        texts.subList(end, texts.size()).clear();
        quoted.subList(end, quoted.size()).clear();
        at = saved;
        return origin;
      }
    }
    at = saved;
    return Origin.NONE;
  }

  private String unescaped(String string) {
    try {
      return Words.unescaped(string);
    } catch (NumberFormatException e) {
      throw error("a bad escape in \"" + string + "\"");
    }
  }

  boolean atEnd() {
    return at == texts.size();
  }

  /** Whether the next token is this word or sign; then it is read. */
  boolean accept(String text) {
    if (isNext(text)) {
      at++;
      return true;
    }
    return false;
  }

  boolean isNext(String text) {
    return !atEnd() && !quoted.get(at) && texts.get(at).equals(text);
  }

  void expect(String text) {
    if (!accept(text)) {
      throw error("expected " + text + ", found " + rest());
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw error("unexpected " + rest());
    }
  }

  /** The next token, whatever it is. */
  String word() {
    if (atEnd()) {
      throw error("the line ends too early");
    }
    return texts.get(at++);
  }

  /** The next token without reading it; empty at the end. */
  String peek() {
    return atEnd() || quoted.get(at) ? "" : texts.get(at);
  }

  int number() {
    String word = word();
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw error("expected a number, found " + word);
    }
  }

  /** The number of a name such as v12, with this letter in front. */
  int id(char letter) {
    return id(letter, word());
  }

  int id(char letter, String word) {
    if (word.length() < 2 || word.charAt(0) != letter) {
      throw error("expected a name with " + letter + ", found " + word);
    }
    try {
      int id = Integer.parseInt(word.substring(1));
      if (id >= 0 && id <= LARGEST_ID && !word.startsWith("+", 1)) {
        return id;
      }
    } catch (NumberFormatException e) {
      // Reported below, as is a number out of range.
    }
    throw error("expected a name with " + letter + ", found " + word);
  }

  private String rest() {
    return atEnd() ? "the end of the line" : texts.get(at);
  }

  IrSyntaxException error(String message) {
    return new IrSyntaxException(line, message);
  }
}
