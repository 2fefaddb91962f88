package dev.hotspur.vm.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Distributes arguments over the parameters of a builtin that CPython has written in Python, whose
 * complaints are those of a function of a program: it counts the object of a method too.
 */
final class FunctionBinding {
  private final String name;
  private final int minimum;
  private final int positional;
  private final List<String> names;

  /** The parameters, as {@link Signature#function} takes them. */
  FunctionBinding(String name, int minimum, int positional, List<String> names) {
    this.name = name;
    this.minimum = minimum;
    this.positional = positional;
    this.names = names;
  }

  Object[] bind(List<Object> arguments, Map<String, Object> keywords, int skipped) {
    int given = arguments.size() - skipped;
    Object[] bound = new Object[skipped + names.size()];
    for (int i = 0; i < arguments.size() && i < skipped + positional; i++) {
      bound[i] = arguments.get(i);
    }
    keywords.forEach(
        (keyword, value) -> {
          int index = names.indexOf(keyword);
          if (index < 0) {
            throw complaint("got an unexpected keyword argument '" + keyword + "'");
          } else if (index < Math.min(given, positional)) {
            throw complaint("got multiple values for argument '" + keyword + "'");
          }
          bound[skipped + index] = value;
        });
    if (given > positional) {
      throw tooMany(arguments.size(), skipped, bound);
    }
    checkMissing(bound, skipped);
    return bound;
  }

  private VmError tooMany(int given, int skipped, Object[] bound) {
    int byName = 0;
    for (int i = skipped + positional; i < bound.length; i++) {
      byName += bound[i] == null ? 0 : 1;
    }
    int most = skipped + positional;
    String takes =
        minimum == positional
            ? String.valueOf(most)
            : "from " + (skipped + minimum) + " to " + most;
    String plural = minimum == positional && most == 1 ? "" : "s";
    String only =
        byName == 0
            ? ""
            : " positional argument%s (and %d keyword-only argument%s)"
                .formatted(given == 1 ? "" : "s", byName, byName == 1 ? "" : "s");
    String were = given == 1 && byName == 0 ? "was" : "were";
    return complaint(
        "takes %s positional argument%s but %d%s %s given"
            .formatted(takes, plural, given, only, were));
  }

  private void checkMissing(Object[] bound, int skipped) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < minimum; i++) {
      if (bound[skipped + i] == null) {
        missing.add("'" + names.get(i) + "'");
      }
    }
    if (!missing.isEmpty()) {
      int last = missing.size() - 1;
      String listed =
          last == 0
              ? missing.get(0)
              : String.join(", ", missing.subList(0, last))
                  + (last == 1 ? " and " : ", and ")
                  + missing.get(last);
      throw complaint(
          "missing %d required positional argument%s: %s"
              .formatted(last + 1, last == 0 ? "" : "s", listed));
    }
  }

  private VmError complaint(String text) {
    return VmError.typeError(name + "() " + text);
  }
}
