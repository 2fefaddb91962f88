package dev.hotspur.tools.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a correct command line without loading picocli, which takes longer than a small program
 * runs. Gives up on anything else, help included; picocli then reads it again and explains.
 */
public final class QuickReader {
  private final Syntax syntax;
  private final String[] words;
  private final Map<String, List<String>> options = new HashMap<>();
  private int at;

  private QuickReader(Syntax syntax, String[] words, int from) {
    this.syntax = syntax;
    this.words = words;
    this.at = from;
  }

  /** What the words from an index on say, if they are right for a verb that runs programs. */
  public static Optional<Given> read(Syntax syntax, String[] words, int from) {
    return new QuickReader(syntax, words, from).read();
  }

  private Optional<Given> read() {
    while (at < words.length && isOption(words[at])) {
      String word = words[at++];
      if (word.equals("--")) {
        break;
      }
      if (!option(word)) {
        return Optional.empty();
      }
    }
    if (at == words.length) {
      return Optional.empty();
    }
    List<String> arguments = List.of(words).subList(at + 1, words.length);
    return Optional.of(new Given(options, words[at], arguments));
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && word.charAt(0) == '-';
  }

  /** Takes an option and its value; false if there is something wrong with it. */
  private boolean option(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    for (Option option : syntax.options()) {
      if (option.name().equals(name)) {
        return accept(option, word, equals);
      }
    }
    return false;
  }

  private boolean accept(Option option, String word, int equals) {
    List<String> values = options.get(option.name());
    if (values == null) {
      values = new ArrayList<>();
      options.put(option.name(), values);
    } else if (!option.isRepeatable()) {
      return false;
    }
    if (!option.takesValue()) {
      return equals < 0;
    }
    if (equals >= 0) {
      values.add(word.substring(equals + 1));
      return true;
    }
    if (at == words.length || isOption(words[at])) {
      return false;
    }
    values.add(words[at++]);
    return true;
  }
}
