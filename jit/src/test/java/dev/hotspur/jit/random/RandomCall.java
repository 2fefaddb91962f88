package dev.hotspur.jit.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random function and a random call of it, as Python and as assembly in the form that CPython's
 * compiler gives it. The function returns its parameters; what the call gives, or the TypeError it
 * ends with, is printed.
 */
final class RandomCall {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");
  private static final List<String> ITERABLES =
      List.of("()", "(7,)", "(7, 8)", "\"xy\"", "(7, 8, 9)", "5", "None");
  private static final int MISTAKE = 10;

  private final Random random;

  // The function
  private final List<String> positionalOnly = new ArrayList<>();
  private final List<String> positional = new ArrayList<>();
  private final List<String> keywordOnly = new ArrayList<>();
  private final boolean variadic;
  private final boolean variadicKeywords;
  private final int defaults;
  private final Set<String> keywordDefaults = new LinkedHashSet<>();

  /** Whether the defaults are given where the function is made, and not in its heading. */
  private final boolean late;

  // The call
  private final List<String> given;
  private final List<String> starred = new ArrayList<>();
  private final Map<String, String> named = new LinkedHashMap<>();
  private final List<Map<String, String>> mappings = new ArrayList<>();

  private RandomCall(Random random) {
    this.random = random;
    List<String> names = new ArrayList<>(NAMES);
    take(names, positionalOnly, random.nextInt(3) * random.nextInt(2));
    take(names, positional, random.nextInt(3));
    take(names, keywordOnly, random.nextInt(3) * random.nextInt(2));
    variadic = random.nextInt(3) == 0;
    variadicKeywords = random.nextInt(3) == 0;
    defaults = random.nextInt(2) * random.nextInt(positionalOnly.size() + positional.size() + 1);
    keywordOnly.stream().filter(name -> random.nextBoolean()).forEach(keywordDefaults::add);
    late = random.nextBoolean();
    given = numbers(random.nextInt(5));
    if (random.nextInt(3) == 0) {
      for (int i = random.nextInt(3); i > 0; i--) {
        starred.add(ITERABLES.get(random.nextInt(ITERABLES.size() - (mistake() ? 0 : 2))));
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        mappings.add(mapping());
      }
    }
    for (int i = random.nextInt(4) * random.nextInt(2); i > 0; i--) {
      named.put(name(), "'n" + i + "'");
    }
  }

  static RandomCall of(long seed) {
    return new RandomCall(new Random(seed));
  }

  private boolean mistake() {
    return random.nextInt(MISTAKE) == 0;
  }

  private void take(List<String> from, List<String> to, int count) {
    for (int i = 0; i < count; i++) {
      to.add(from.remove(0));
    }
  }

  /** The name of a parameter, or one near to them. */
  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /** Keys and values as they are written; one key alone and empty stands for what is no mapping. */
  private Map<String, String> mapping() {
    Map<String, String> entries = new LinkedHashMap<>();
    if (mistake()) {
      return Map.of("", "");
    } else if (mistake()) {
      entries.put("1", "2");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      entries.put("'" + name() + "'", "'m" + i + "'");
    }
    return entries;
  }

  // Both languages

  /** The parameters as written in a heading. */
  private String heading(boolean withDefaults) {
    List<String> written = new ArrayList<>();
    List<String> all = new ArrayList<>(positionalOnly);
    all.addAll(positional);
    for (int i = 0; i < all.size(); i++) {
      boolean optional = withDefaults && i >= all.size() - defaults;
      written.add(all.get(i) + (optional ? "=" + (100 + i) : ""));
      if (i + 1 == positionalOnly.size()) {
        written.add("/");
      }
    }
    if (variadic) {
      written.add("*rest");
    } else if (!keywordOnly.isEmpty()) {
      written.add("*");
    }
    for (String name : keywordOnly) {
      boolean optional = withDefaults && keywordDefaults.contains(name);
      written.add(name + (optional ? "='" + name + "'" : ""));
    }
    if (variadicKeywords) {
      written.add("**more");
    }
    return String.join(", ", written);
  }

  private List<String> parameters() {
    List<String> all = new ArrayList<>(positionalOnly);
    all.addAll(positional);
    all.addAll(keywordOnly);
    if (variadic) {
      all.add("rest");
    }
    if (variadicKeywords) {
      all.add("more");
    }
    return all;
  }

  String python() {
    List<String> arguments = new ArrayList<>(given);
    starred.forEach(each -> arguments.add("*" + each));
    named.forEach((name, value) -> arguments.add(name + "=" + value));
    mappings.forEach(each -> arguments.add("**" + python(each)));
    return """
        __name__ = "__main__"
        def main():
            def f(%s):
                return [%s]
            try:
                print(f(%s))
            except TypeError as problem:
                print(problem)
        """
        .formatted(heading(true), String.join(", ", parameters()), String.join(", ", arguments));
  }

  private static String python(Map<String, String> mapping) {
    if (mapping.containsKey("")) {
      return "5";
    }
    return mapping.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  String spur() {
    List<String> lines = new ArrayList<>();
    lines.add(".func main()");
    lines.add(".func f(" + heading(!late) + ")");
    parameters().forEach(name -> lines.add("LOAD_FAST " + name));
    lines.addAll(List.of("BUILD_LIST " + parameters().size(), "RETURN", ".end"));
    make(lines);
    lines.addAll(List.of("STORE_FAST f", ".try", "LOAD_GLOBAL print", "LOAD_FAST f"));
    if (starred.isEmpty() && mappings.isEmpty()) {
      call(lines);
    } else {
      callUnpacked(lines);
    }
    lines.addAll(List.of("CALL 1", "POP", ".except TypeError as problem"));
    lines.addAll(List.of("LOAD_GLOBAL print", "LOAD_FAST problem", "CALL 1", "POP", ".end"));
    lines.addAll(List.of("LOAD_CONST None", "RETURN", ".end", ""));
    return String.join("\n", lines);
  }

  private void make(List<String> lines) {
    List<String> parts = new ArrayList<>();
    int count = positionalOnly.size() + positional.size();
    if (late && defaults > 0) {
      IntStream.range(count - defaults, count).forEach(i -> lines.add("LOAD_CONST " + (100 + i)));
      lines.add("BUILD_TUPLE " + defaults);
      parts.add("defaults");
    }
    if (late && !keywordDefaults.isEmpty()) {
      keywordDefaults.forEach(name -> load(lines, "'" + name + "'", "'" + name + "'"));
      lines.add("BUILD_DICT " + keywordDefaults.size());
      parts.add("keyword_defaults");
    }
    lines.add("LOAD_CONST f");
    lines.add("MAKE_FUNCTION " + String.join(", ", parts));
  }

  private static void load(List<String> lines, String... literals) {
    Arrays.stream(literals).forEach(literal -> lines.add("LOAD_CONST " + literal));
  }

  private void call(List<String> lines) {
    given.forEach(each -> load(lines, each));
    named.values().forEach(each -> load(lines, each));
    int count = given.size() + named.size();
    if (named.isEmpty()) {
      lines.add("CALL " + count);
    } else {
      String names =
          named.keySet().stream().map(n -> "'" + n + "',").collect(Collectors.joining(" "));
      load(lines, "(" + names + ")");
      lines.add("CALL_KW " + count);
    }
  }

  private void callUnpacked(List<String> lines) {
    if (starred.isEmpty()) {
      given.forEach(each -> load(lines, each));
      lines.add("BUILD_TUPLE " + given.size());
    } else if (given.isEmpty() && starred.size() == 1) {
      load(lines, starred.get(0));
    } else {
      given.forEach(each -> load(lines, each));
      lines.add("BUILD_LIST " + given.size());
      for (String each : starred) {
        load(lines, each);
        lines.add("LIST_EXTEND 1");
      }
      lines.add("LIST_TO_TUPLE");
    }
    boolean keywords = !named.isEmpty() || !mappings.isEmpty();
    if (keywords) {
      named.forEach((name, value) -> load(lines, "'" + name + "'", value));
      lines.add("BUILD_DICT " + named.size());
      for (Map<String, String> mapping : mappings) {
        mapping(lines, mapping);
        lines.add("DICT_MERGE 1");
      }
    }
    lines.add("CALL_EX" + (keywords ? " keywords" : ""));
  }

  private static void mapping(List<String> lines, Map<String, String> mapping) {
    if (mapping.containsKey("")) {
      load(lines, "5");
    } else {
      mapping.forEach((key, value) -> load(lines, key, value));
      lines.add("BUILD_DICT " + mapping.size());
    }
  }
}
