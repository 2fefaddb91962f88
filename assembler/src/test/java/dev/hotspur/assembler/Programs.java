package dev.hotspur.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.VerifiedModule;

/** Short ways to assemble programs in tests. */
public final class Programs {
  private Programs() {}

  /** A function main of these lines, which needs no entry, parameters or end. */
  public static String program(String... lines) {
    return ".func main()\n" + String.join("\n", lines) + "\n.end\n";
  }

  /** The module of a program without errors and warnings. */
  public static Module assembled(String source) {
    AssemblyResult result = Assembler.assemble(source, "test.spur");
    assertEquals("", result.render());
    return result.module().orElseThrow();
  }

  /** The verified module of a program without errors and warnings. */
  public static VerifiedModule verified(String source) {
    VerifiedAssembly result = Assembler.assembleVerified(source, "test.spur");
    assertEquals("", result.render());
    return result.module().orElseThrow();
  }

  /** All that is said about a program that is refused. */
  public static String refusal(String source) {
    VerifiedAssembly result = Assembler.assembleVerified(source, "test.spur");
    assertEquals(true, result.module().isEmpty(), "a module was made");
    return result.render();
  }
}
