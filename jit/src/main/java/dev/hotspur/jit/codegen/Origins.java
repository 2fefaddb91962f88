package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Origin;
import dev.hotspur.jit.runtime.CodePlace;
import dev.hotspur.vm.bytecode.Code;
import java.util.Optional;

/** Where instructions come from, once a graph, to which code is opaque, is compiled. */
public final class Origins {
  private Origins() {}

  /** The place in a function that is inlined, if that is where something comes from. */
  public static Optional<CodePlace> inlined(Origin origin) {
    return origin.inlined().map(place -> new CodePlace((Code) place.code(), place.pc()));
  }
}
