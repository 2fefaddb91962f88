package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.GlobalCell;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.Types;
import dev.hotspur.vm.value.Unset;
import java.util.Optional;

/**
 * An instruction's memory of where it found an attribute last: the method of a type, or the
 * variable of a module. (Inline caches: Deutsch, Schiffman, "Efficient implementation of the
 * Smalltalk-80 system", POPL 1984.)
 */
final class LookupCache {
  private final String name;

  /**
   * Of type {@code object} itself there are no values with methods, so this is a true beginning.
   */
  private TypeValue type = Types.OBJECT;

  private Optional<BuiltinValue> method = Optional.empty();
  private Globals module = new Globals();
  private GlobalCell cell = module.cell("");

  LookupCache(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** As {@link Operations#method}. */
  Optional<BuiltinValue> method(Object object) {
    TypeValue wanted = TypeValue.of(object);
    if (wanted != type) {
      method = Operations.method(object, name);
      type = wanted;
    }
    return method;
  }

  /** As {@link Operations#getAttribute}. */
  Object attribute(Object object) {
    if (object instanceof ModuleValue found && !name.startsWith("__")) {
      if (found.globals() != module) {
        module = found.globals();
        cell = module.cell(name);
      }
      if (cell.value != Unset.UNSET) {
        return cell.value;
      }
    }
    return Operations.getAttribute(object, name);
  }
}
