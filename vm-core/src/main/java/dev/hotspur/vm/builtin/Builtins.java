package dev.hotspur.vm.builtin;

import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.ExceptionTypes;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.Types;
import java.util.List;
import java.util.Optional;

/** Everything that programs find without defining it. */
public final class Builtins {
  private Builtins() {}

  /** Puts the built-in functions, types and exceptions into a machine's builtins. */
  public static void install(Globals globals) {
    for (List<BuiltinValue> functions :
        List.of(Functions.ALL, IterationFunctions.ALL, NumberFunctions.ALL, ObjectFunctions.ALL)) {
      for (BuiltinValue function : functions) {
        globals.cell(function.name()).set(function);
      }
    }
    globals.cell("id").set(ObjectFunctions.id());
    for (TypeValue type : Types.named()) {
      globals.cell(type.name()).set(type);
    }
    for (TypeValue type : ExceptionTypes.all()) {
      globals.cell(type.name()).set(type);
    }
    globals.cell("IOError").set(ExceptionTypes.OS_ERROR);
    globals.cell("EnvironmentError").set(ExceptionTypes.OS_ERROR);
  }

  /** The names of the built-in modules. */
  public static List<String> moduleNames() {
    return List.of("math", "random", "sys", "time");
  }

  /**
   * A built-in module, made anew for a machine in this world, or nothing if there is none of that
   * name.
   */
  public static Optional<ModuleValue> module(String name, World world) {
    return switch (name) {
      case "math" -> Optional.of(MathModule.create());
      case "random" -> Optional.of(RandomModule.create(world));
      case "time" -> Optional.of(TimeModule.create());
      case "sys" -> Optional.of(SysModule.create(world));
      default -> Optional.empty();
    };
  }
}
