package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.VmError;
import java.util.ArrayList;
import java.util.List;

/** Matches the arguments of a call with the parameters of a function, as CPython does. */
final class Arguments {
  private Arguments() {}

  /** Whether every parameter is filled by one positional argument unless it has a default. */
  static boolean isSimple(Code code) {
    Parameters parameters = code.parameters();
    return parameters.count() == parameters.byPosition();
  }

  /**
   * The values of the parameters, in the order of the locals.
   *
   * @throws VmError TypeError, with CPython's message, if they do not match
   */
  static Object[] bind(FunctionValue function, List<Object> arguments) {
    Parameters parameters = function.code().parameters();
    int positional = parameters.byPosition();
    if (arguments.size() > positional && !parameters.variadic()) {
      throw tooMany(function, arguments.size());
    }
    Object[] bound = new Object[parameters.count()];
    int firstDefault = positional - function.defaults().size();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < positional; i++) {
      if (i < arguments.size()) {
        bound[i] = arguments.get(i);
      } else if (i >= firstDefault) {
        bound[i] = function.defaults().get(i - firstDefault);
      } else {
        missing.add(function.code().locals().get(i));
      }
    }
    if (!missing.isEmpty()) {
      throw missing(function, "positional", missing);
    }
    bindKeywordOnly(function, bound);
    if (parameters.variadic()) {
      int given = Math.min(positional, arguments.size());
      bound[positional + parameters.keywordOnly()] =
          TupleValue.of(arguments.subList(given, arguments.size()).toArray());
    }
    return bound;
  }

  private static void bindKeywordOnly(FunctionValue function, Object[] bound) {
    Parameters parameters = function.code().parameters();
    List<String> missing = new ArrayList<>();
    for (int i = parameters.byPosition();
        i < parameters.byPosition() + parameters.keywordOnly();
        i++) {
      String name = function.code().locals().get(i);
      if (function.keywordDefaults().containsKey(name)) {
        bound[i] = function.keywordDefaults().get(name);
      } else {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw missing(function, "keyword-only", missing);
    }
  }

  private static VmError missing(FunctionValue function, String kind, List<String> names) {
    String plural = names.size() == 1 ? "" : "s";
    return VmError.typeError(
        function.name()
            + "() missing "
            + names.size()
            + " required "
            + kind
            + " argument"
            + plural
            + ": "
            + enumerated(names));
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

  private static VmError tooMany(FunctionValue function, int given) {
    int positional = function.code().parameters().byPosition();
    int required = positional - function.defaults().size();
    String takes =
        required == positional
            ? String.valueOf(positional)
            : "from " + required + " to " + positional;
    String plural = positional == 1 && required == positional ? "" : "s";
    String were = given == 1 ? "was" : "were";
    return VmError.typeError(
        function.name()
            + "() takes "
            + takes
            + " positional argument"
            + plural
            + " but "
            + given
            + " "
            + were
            + " given");
  }
}
