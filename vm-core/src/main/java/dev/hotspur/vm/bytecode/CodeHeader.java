package dev.hotspur.vm.bytecode;

import java.util.List;
import java.util.Set;

/**
 * What a code object says about itself beside its instructions.
 *
 * @param name the function's name
 * @param file the file it came from, as error messages show it
 * @param firstLine the line where it begins
 * @param parameters the kinds of the parameters
 * @param locals names of the local variables, parameters first
 * @param names names of globals, attributes and modules
 * @param cells local variables that inner functions use
 * @param frees variables of enclosing functions
 * @param flags further properties
 */
public record CodeHeader(
    String name,
    String file,
    int firstLine,
    Parameters parameters,
    List<String> locals,
    List<String> names,
    List<String> cells,
    List<String> frees,
    Set<CodeFlag> flags) {

  /** Copies the lists, so that the header cannot change. */
  public CodeHeader {
    locals = List.copyOf(locals);
    names = List.copyOf(names);
    cells = List.copyOf(cells);
    frees = List.copyOf(frees);
    flags = Set.copyOf(flags);
  }
}
