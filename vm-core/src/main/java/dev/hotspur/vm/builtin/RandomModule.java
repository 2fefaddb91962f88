package dev.hotspur.vm.builtin;

import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.RandomValue;
import dev.hotspur.vm.value.Types;

/**
 * The module {@code random}: the methods of a generator that every program has, which is seeded
 * from the world, and the type of generators.
 */
final class RandomModule {
  private RandomModule() {}

  static ModuleValue create(World world) {
    RandomValue generator = new RandomValue(world);
    Globals globals = new Globals();
    for (String name : Operations.methodNames(Types.RANDOM)) {
      globals
          .cell(name)
          .set(new BoundMethod(generator, Operations.method(generator, name).orElseThrow()));
    }
    globals.cell("Random").set(Types.RANDOM);
    return new ModuleValue("random", globals);
  }
}
