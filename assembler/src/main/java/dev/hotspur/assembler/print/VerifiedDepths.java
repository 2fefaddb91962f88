package dev.hotspur.assembler.print;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * What the verifier found out about the code objects of a module; nothing about an unverified one.
 */
final class VerifiedDepths {
  static final VerifiedDepths NONE = new VerifiedDepths(new IdentityHashMap<>());

  private final IdentityHashMap<Code, VerifiedCode> known;

  private VerifiedDepths(IdentityHashMap<Code, VerifiedCode> known) {
    this.known = known;
  }

  static VerifiedDepths of(Collection<VerifiedCode> codes) {
    IdentityHashMap<Code, VerifiedCode> known = new IdentityHashMap<>();
    add(codes, known);
    return new VerifiedDepths(known);
  }

  private static void add(
      Collection<VerifiedCode> codes, IdentityHashMap<Code, VerifiedCode> known) {
    for (VerifiedCode code : codes) {
      known.put(code.code(), code);
      add(code.inner(), known);
    }
  }

  Optional<VerifiedCode> of(Code code) {
    return Optional.ofNullable(known.get(code));
  }
}
