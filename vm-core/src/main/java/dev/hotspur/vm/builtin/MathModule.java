package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ModuleValue;
import java.util.List;

/** The module {@code math}. */
final class MathModule {
  private static final List<List<BuiltinValue>> FUNCTIONS =
      List.of(FloatFunctions.ALL, RoundingFunctions.ALL, IntFunctions.ALL, SumFunctions.ALL);

  private MathModule() {}

  static ModuleValue create() {
    Globals globals = new Globals();
    for (List<BuiltinValue> functions : FUNCTIONS) {
      for (BuiltinValue function : functions) {
        globals.cell(function.name()).set(function);
      }
    }
    globals.cell("pi").set(Math.PI);
    globals.cell("e").set(Math.E);
    globals.cell("tau").set(2 * Math.PI);
    globals.cell("inf").set(Double.POSITIVE_INFINITY);
    globals.cell("nan").set(Double.NaN);
    return new ModuleValue("math", globals);
  }
}
