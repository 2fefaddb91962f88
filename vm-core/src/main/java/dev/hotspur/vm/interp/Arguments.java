package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.value.DictValue;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.VmError;
import java.util.ArrayList;
import java.util.List;

/**
 * Matches the arguments of one call with the parameters of a function. What is checked when, and
 * the complaints, are those of {@code initialize_locals} in CPython 3.11's {@code ceval.c}.
 */
final class Arguments {
  private final FunctionValue function;
  private final Parameters parameters;
  private final List<String> names;

  /** The values of the parameters, in the order of the locals; null while there is none. */
  private final Object[] bound;

  private Arguments(FunctionValue function) {
    this.function = function;
    this.parameters = function.code().parameters();
    this.names = function.code().locals();
    this.bound = new Object[parameters.count()];
  }

  /**
   * The values of the parameters, in the order of the locals.
   *
   * @throws VmError TypeError, with CPython's message, if they do not match
   */
  static Object[] bind(FunctionValue function, List<Object> positional, Keywords keywords) {
    Arguments arguments = new Arguments(function);
    arguments.bindPositional(positional);
    arguments.bindKeywords(keywords);
    if (positional.size() > arguments.byPosition() && !arguments.parameters.variadic()) {
      throw arguments.tooMany(positional.size());
    }
    arguments.fillPositional(positional.size());
    arguments.fillKeywordOnly();
    return arguments.bound;
  }

  private int byPosition() {
    return parameters.byPosition();
  }

  /** The number of parameters that have a name in calls or a place, without the two collectors. */
  private int named() {
    return byPosition() + parameters.keywordOnly();
  }

  private void bindPositional(List<Object> positional) {
    int taken = Math.min(positional.size(), byPosition());
    for (int i = 0; i < taken; i++) {
      bound[i] = positional.get(i);
    }
    if (parameters.variadic()) {
      bound[named()] = TupleValue.of(positional.subList(taken, positional.size()).toArray());
    }
  }

  private void bindKeywords(Keywords keywords) {
    if (parameters.variadicKeywords()) {
      bound[bound.length - 1] = DictValue.empty();
    }
    for (int i = 0; i < keywords.size(); i++) {
      String name = keywords.name(i);
      int parameter = byName(name);
      if (parameter < 0) {
        collect(keywords, i);
      } else if (bound[parameter] != null) {
        throw complaint("got multiple values for argument '" + name + "'");
      } else {
        bound[parameter] = keywords.values().get(i);
      }
    }
  }

  /** The parameter that can be passed by this name; -1 if there is none. */
  private int byName(String name) {
    for (int i = parameters.positionalOnly(); i < named(); i++) {
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Takes a named argument that no parameter has the name of. */
  private void collect(Keywords keywords, int index) {
    if (parameters.variadicKeywords()) {
      DictValue rest = (DictValue) bound[bound.length - 1];
      rest.put(keywords.key(index), keywords.values().get(index));
      return;
    }
    List<String> given = keywords.nameList();
    List<String> misnamed =
        names.subList(0, parameters.positionalOnly()).stream().filter(given::contains).toList();
    throw complaint(
        misnamed.isEmpty()
            ? "got an unexpected keyword argument '" + keywords.name(index) + "'"
            : "got some positional-only arguments passed as keyword arguments: '"
                + String.join(", ", misnamed)
                + "'");
  }

  private void fillPositional(int given) {
    List<Object> defaults = function.defaults();
    int firstDefault = byPosition() - defaults.size();
    List<String> missing = new ArrayList<>();
    for (int i = given; i < byPosition(); i++) {
      if (bound[i] == null && i >= firstDefault) {
        bound[i] = defaults.get(i - firstDefault);
      } else if (bound[i] == null) {
        missing.add(names.get(i));
      }
    }
    check(missing, "positional");
  }

  private void fillKeywordOnly() {
    List<String> missing = new ArrayList<>();
    for (int i = byPosition(); i < named(); i++) {
      if (bound[i] == null) {
        bound[i] = function.keywordDefaults().get(names.get(i));
      }
      if (bound[i] == null) {
        missing.add(names.get(i));
      }
    }
    check(missing, "keyword-only");
  }

  private void check(List<String> missing, String kind) {
    if (!missing.isEmpty()) {
      throw complaint(
          "missing %d required %s argument%s: %s"
              .formatted(missing.size(), kind, plural(missing.size()), enumerated(missing)));
    }
  }

  /** {@code 'a'}, {@code 'a' and 'b'}, {@code 'a', 'b', and 'c'}. */
  private static String enumerated(List<String> names) {
    List<String> quoted = names.stream().map(name -> "'" + name + "'").toList();
    int last = quoted.size() - 1;
    if (last == 0) {
      return quoted.get(0);
    }
    String comma = last == 1 ? " and " : ", and ";
    return String.join(", ", quoted.subList(0, last)) + comma + quoted.get(last);
  }

  private VmError tooMany(int given) {
    int defaults = function.defaults().size();
    String range = defaults > 0 ? "from " + (byPosition() - defaults) + " to " : "";
    int byName = 0;
    for (int i = byPosition(); i < named(); i++) {
      byName += bound[i] == null ? 0 : 1;
    }
    String also =
        byName == 0
            ? ""
            : " positional argument%s (and %d keyword-only argument%s)"
                .formatted(plural(given), byName, plural(byName));
    return complaint(
        "takes %s%d positional argument%s but %d%s %s given"
            .formatted(
                range,
                byPosition(),
                defaults > 0 ? "s" : plural(byPosition()),
                given,
                also,
                given == 1 && byName == 0 ? "was" : "were"));
  }

  private static String plural(int count) {
    return count == 1 ? "" : "s";
  }

  private VmError complaint(String text) {
    return VmError.typeError(function.qualifiedName() + "() " + text);
  }
}
