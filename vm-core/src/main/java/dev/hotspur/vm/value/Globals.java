package dev.hotspur.vm.value;

import java.util.LinkedHashMap;
import java.util.Map;

/** The global variables of a module, or the builtins: a cell for each name ever asked for. */
public final class Globals {
  private final Map<String, GlobalCell> cells = new LinkedHashMap<>();

  /** Makes globals without any name. */
  public Globals() {}

  /** The cell of a name, made empty when it is new. */
  public GlobalCell cell(String name) {
    return cells.computeIfAbsent(name, GlobalCell::new);
  }

  /**
   * The names that have a value, in the order in which their cells were made, with their values.
   */
  public Map<String, Object> snapshot() {
    Map<String, Object> result = new LinkedHashMap<>();
    cells.forEach((name, cell) -> cell.get().ifPresent(value -> result.put(name, value)));
    return result;
  }
}
