package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.VmError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The modules of a machine, each made when it is first imported. */
final class Modules {
  private final Function<String, Optional<ModuleValue>> maker;
  private final Map<String, ModuleValue> made = new HashMap<>();

  Modules(Function<String, Optional<ModuleValue>> maker) {
    this.maker = maker;
  }

  /**
   * The module of that name.
   *
   * @throws VmError a ModuleNotFoundError if there is none
   */
  ModuleValue get(String name) {
    return made.computeIfAbsent(
        name,
        wanted ->
            maker
                .apply(wanted)
                .orElseThrow(() -> VmError.moduleNotFound("No module named '" + wanted + "'")));
  }
}
