package dev.hotspur.vm.value;

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
    /** Any number of positional arguments. */
    VARIADIC,
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
   * Parameters of which the first {@code positional} may be given by position, all by keyword, and
   * the first {@code minimum} must be given. An empty name is a parameter without a keyword.
   */
  public static Signature named(
      String qualifiedName, int minimum, int positional, String... names) {
    return new Signature(qualifiedName, Style.NAMED, minimum, positional, names);
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
    throw new UnsupportedOperationException();
  }
}
