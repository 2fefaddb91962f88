package dev.hotspur.vm.value;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a builtin, and the one place where arguments are checked against them. CPython
 * words its complaints differently for each of its calling conventions; a signature is made by the
 * factory named after the convention that CPython's function of that name uses.
 */
public final class Signature {
  private enum Style {
    /** No argument: "f() takes no arguments (1 given)". */
    NONE,
    /** Exactly one: "f() takes exactly one argument (2 given)". */
    ONE,
    /** Positional only: "f expected at most 2 arguments, got 3". */
    POSITIONAL,
    /** Positional only: "f() takes at most 2 arguments (3 given)". */
    PARSED,
    /** Any number of positional arguments. */
    VARIADIC,
    /** Positional only, and any keywords. */
    COLLECTING,
    /** As a function written in the language. */
    FUNCTION,
    /** Positional or by keyword: "f() takes at most 2 arguments (3 given)". */
    NAMED
  }

  private final String name;
  private final String qualifiedName;
  private final Style style;
  private final int minimum;
  private final int positional;
  private final List<String> names;

  private Signature(
      String qualifiedName, Style style, int minimum, int positional, String... names) {
    this.name = qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    this.qualifiedName = qualifiedName;
    this.style = style;
    this.minimum = minimum;
    this.positional = positional;
    this.names = List.of(names);
  }

  /** No parameters; {@code qualifiedName} is for example {@code "list.clear"}. */
  public static Signature none(String qualifiedName) {
    return new Signature(qualifiedName, Style.NONE, 0, 0);
  }

  /** Exactly one parameter. */
  public static Signature one(String qualifiedName) {
    return new Signature(qualifiedName, Style.ONE, 1, 1);
  }

  /** From {@code minimum} to {@code maximum} parameters, none by keyword. */
  public static Signature positional(String qualifiedName, int minimum, int maximum) {
    return new Signature(qualifiedName, Style.POSITIONAL, minimum, maximum);
  }

  /** The same as {@link #positional} for functions that CPython parses with PyArg_ParseTuple. */
  public static Signature parsed(String qualifiedName, int minimum, int maximum) {
    return new Signature(qualifiedName, Style.PARSED, minimum, maximum);
  }

  /** Any number of arguments, none by keyword. */
  public static Signature variadic(String qualifiedName) {
    return new Signature(qualifiedName, Style.VARIADIC, 0, 0);
  }

  /**
   * Any number of arguments, then the named ones by keyword only. The body gets the named ones
   * first and the positional ones after them.
   */
  public static Signature variadicNamed(String qualifiedName, String... names) {
    return new Signature(qualifiedName, Style.VARIADIC, 0, 0, names);
  }

  /**
   * The same as {@link #positional}, and any keyword arguments: the body gets them as a dict after
   * the positional ones.
   */
  public static Signature collecting(String qualifiedName, int minimum, int maximum) {
    return new Signature(qualifiedName, Style.COLLECTING, minimum, maximum);
  }

  /**
   * Parameters of which the first {@code positional} may be given by position, all by keyword, and
   * the first {@code minimum} must be given. An empty name is a parameter without a keyword.
   */
  public static Signature named(
      String qualifiedName, int minimum, int positional, String... names) {
    return new Signature(qualifiedName, Style.NAMED, minimum, positional, names);
  }

  /**
   * The same as {@link #named} for what CPython has written in Python, which complains as functions
   * of programs do.
   */
  public static Signature function(
      String qualifiedName, int minimum, int positional, String... names) {
    return new Signature(qualifiedName, Style.FUNCTION, minimum, positional, names);
  }

  /** The name without module or type. */
  public String name() {
    return name;
  }

  /** The name as complaints show it, for example {@code "list.append"}. */
  public String qualifiedName() {
    return qualifiedName;
  }

  /**
   * How many values {@link #bind} gives for so many arguments by position, if these come first and
   * nothing but null follows; {@link BuiltinValue#INDIRECT} if it does otherwise or complains.
   */
  int directSize(int arguments) {
    boolean direct =
        switch (style) {
          case NONE, ONE, POSITIONAL, PARSED, NAMED, FUNCTION ->
              arguments >= minimum && arguments <= positional;
          case VARIADIC -> names.isEmpty();
          case COLLECTING -> false;
        };
    boolean hasNames = style == Style.NAMED || style == Style.FUNCTION;
    int all = hasNames ? names.size() : Math.max(arguments, positional);
    return direct ? all : BuiltinValue.INDIRECT;
  }

  /**
   * Distributes arguments over the parameters.
   *
   * @param arguments the positional arguments
   * @param keywords the keyword arguments by name
   * @param skipped how many leading arguments (the object of a method) stand before the parameters
   * @return the skipped arguments, then a value for each parameter, null for one not given; for a
   *     variadic signature the keyword parameters and then all positional arguments
   * @throws VmError a TypeError if they do not fit
   */
  public Object[] bind(List<Object> arguments, Map<String, Object> keywords, int skipped) {
    return switch (style) {
      case VARIADIC -> bindVariadic(arguments, keywords, skipped);
      case NAMED -> bindNamed(arguments, keywords, skipped);
      case FUNCTION ->
          new FunctionBinding(qualifiedName, minimum, positional, names)
              .bind(arguments, keywords, skipped);
      case COLLECTING -> bindCollecting(arguments, keywords, skipped);
      default -> bindPositional(arguments, keywords, skipped);
    };
  }

  private Object[] bindPositional(
      List<Object> arguments, Map<String, Object> keywords, int skipped) {
    if (!keywords.isEmpty()) {
      String shown = style == Style.PARSED ? name : qualifiedName;
      throw VmError.typeError(shown + "() takes no keyword arguments");
    }
    int given = arguments.size() - skipped;
    if (given < minimum || given > positional) {
      throw VmError.typeError(wrongCount(given));
    }
    return arguments.toArray(new Object[skipped + positional]);
  }

  private Object[] bindCollecting(
      List<Object> arguments, Map<String, Object> keywords, int skipped) {
    Object[] positionals = bindPositional(arguments, Map.of(), skipped);
    Object[] bound = Arrays.copyOf(positionals, positionals.length + 1);
    DictValue collected = DictValue.empty();
    keywords.forEach((keyword, value) -> collected.put(Str.of(keyword), value));
    bound[positionals.length] = collected;
    return bound;
  }

  private String wrongCount(int given) {
    if (style == Style.NONE) {
      return qualifiedName + "() takes no arguments (" + given + " given)";
    } else if (style == Style.ONE) {
      return qualifiedName + "() takes exactly one argument (" + given + " given)";
    }
    int limit = given < minimum ? minimum : positional;
    if (style == Style.PARSED) {
      String side = minimum == positional ? "exactly" : given < minimum ? "at least" : "at most";
      return "%s() takes %s %d argument%s (%d given)"
          .formatted(name, side, limit, limit == 1 ? "" : "s", given);
    }
    String bound = minimum == positional ? "" : given < minimum ? "at least " : "at most ";
    return "%s expected %s%d argument%s, got %d"
        .formatted(name, bound, limit, limit == 1 ? "" : "s", given);
  }

  private Object[] bindVariadic(List<Object> arguments, Map<String, Object> keywords, int skipped) {
    if (names.isEmpty() && !keywords.isEmpty()) {
      throw VmError.typeError(qualifiedName + "() takes no keyword arguments");
    }
    int count = arguments.size();
    Object[] bound = new Object[count + names.size()];
    for (int i = 0; i < count; i++) {
      bound[i < skipped ? i : i + names.size()] = arguments.get(i);
    }
    for (int i = 0; i < names.size(); i++) {
      bound[skipped + i] = keywords.get(names.get(i));
    }
    checkKeywords(keywords, 0);
    return bound;
  }

  private Object[] bindNamed(List<Object> arguments, Map<String, Object> keywords, int skipped) {
    int given = arguments.size() - skipped;
    int all = given + keywords.size();
    if (all > names.size()) {
      String kind = given == 0 ? "keyword " : "";
      throw VmError.typeError(tooMany(names.size(), kind, all));
    }
    if (given > positional) {
      throw VmError.typeError(
          positional == 0
              ? name + "() takes no positional arguments"
              : tooMany(positional, "positional ", given));
    }
    int unnamed = unnamedMinimum();
    if (given < unnamed) {
      String bound = unnamed < positional ? "at least" : "exactly";
      throw VmError.typeError(tooMany(bound, unnamed, "positional ", given));
    }
    Object[] bound = arguments.toArray(new Object[skipped + names.size()]);
    for (int i = given; i < names.size(); i++) {
      bound[skipped + i] = names.get(i).isEmpty() ? null : keywords.get(names.get(i));
      if (i < minimum && bound[skipped + i] == null) {
        throw VmError.typeError(
            "%s() missing required argument '%s' (pos %d)".formatted(name, names.get(i), i + 1));
      }
    }
    checkKeywords(keywords, given);
    return bound;
  }

  /** How many of the parameters that must be given have no keyword. */
  private int unnamedMinimum() {
    int count = 0;
    while (count < minimum && names.get(count).isEmpty()) {
      count++;
    }
    return count;
  }

  private String tooMany(int limit, String kind, int given) {
    return tooMany(minimum < limit ? "at most" : "exactly", limit, kind, given);
  }

  private String tooMany(String bound, int limit, String kind, int given) {
    return "%s() takes %s %d %sargument%s (%d given)"
        .formatted(name, bound, limit, kind, limit == 1 ? "" : "s", given);
  }

  private void checkKeywords(Map<String, Object> keywords, int given) {
    for (String keyword : keywords.keySet()) {
      int index = keyword.isEmpty() ? -1 : names.indexOf(keyword);
      if (index < 0) {
        throw VmError.typeError(
            "'%s' is an invalid keyword argument for %s()".formatted(keyword, name));
      }
      if (index < given) {
        throw VmError.typeError(
            "argument for %s() given by name ('%s') and position (%d)"
                .formatted(name, keyword, index + 1));
      }
    }
  }
}
