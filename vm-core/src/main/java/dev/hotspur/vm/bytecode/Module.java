package dev.hotspur.vm.bytecode;

import java.util.List;
import java.util.Optional;

/**
 * A program unit: functions that share their globals. Loading a module binds each function's name
 * to it, in order; then the entry is called.
 *
 * @param name the module's name
 * @param file the file it came from
 * @param functions the functions, in the order of the source
 * @param entry the name of the function to call, {@code main} unless the source says otherwise
 */
public record Module(String name, String file, List<FunctionDefinition> functions, String entry) {

  /** Copies the list, so that the module cannot change. */
  public Module {
    functions = List.copyOf(functions);
  }

  /** The function of that name. */
  public Optional<FunctionDefinition> function(String functionName) {
    return functions.stream().filter(f -> f.name().equals(functionName)).findFirst();
  }
}
