package dev.hotspur.vm.builtin;

import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.Str;
import java.util.ArrayList;
import java.util.List;

/** The module {@code sys}: {@code argv}, the program's name and its arguments. */
final class SysModule {
  private SysModule() {}

  static ModuleValue create(World world) {
    List<Object> argv = new ArrayList<>();
    argv.add(Str.of(world.program()));
    for (String argument : world.arguments()) {
      argv.add(Str.of(argument));
    }
    Globals globals = new Globals();
    globals.cell("argv").set(ListValue.of(argv));
    return new ModuleValue("sys", globals);
  }
}
