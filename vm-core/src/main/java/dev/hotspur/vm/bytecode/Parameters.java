package dev.hotspur.vm.bytecode;

/**
 * The kinds of a function's parameters. Their names are the first local variables: positional-only
 * ones, then positional ones, then keyword-only ones, then {@code *args}, then {@code **kwargs}.
 *
 * @param positionalOnly how many can be passed by position only
 * @param positional how many follow that can be passed by position or by name
 * @param keywordOnly how many follow that can be passed by name only
 * @param variadic whether further positional arguments are collected in a tuple
 * @param variadicKeywords whether further named arguments are collected in a dict
 */
public record Parameters(
    int positionalOnly,
    int positional,
    int keywordOnly,
    boolean variadic,
    boolean variadicKeywords) {

  /** Parameters that can all be passed by position or by name. */
  public static Parameters of(int count) {
    return new Parameters(0, count, 0, false, false);
  }

  /** How many parameters can be passed by position. */
  public int byPosition() {
    return positionalOnly + positional;
  }

  /** How many local variables hold parameters. */
  public int count() {
    return positionalOnly
        + positional
        + keywordOnly
        + (variadic ? 1 : 0)
        + (variadicKeywords ? 1 : 0);
  }
}
