package dev.hotspur.vm.bytecode;

import java.util.List;
import java.util.Map;

/**
 * A function of a module, or a function among the constants of the one around it: its code and the
 * values of its parameters that have a default.
 *
 * @param code the function's code
 * @param defaults constants for the last positional parameters
 * @param keywordDefaults constants for keyword-only parameters, by name
 */
public record FunctionDefinition(
    Code code, List<Object> defaults, Map<String, Object> keywordDefaults) {

  /** Copies the collections, so that the definition cannot change. */
  public FunctionDefinition {
    defaults = List.copyOf(defaults);
    keywordDefaults = Map.copyOf(keywordDefaults);
  }

  /** A function without defaults. */
  public static FunctionDefinition of(Code code) {
    return new FunctionDefinition(code, List.of(), Map.of());
  }

  /** The function's name, under which the module, or the function around it, knows it. */
  public String name() {
    return code.name();
  }
}
