package dev.hotspur.jit.emitted;

import java.lang.invoke.MethodHandles;

/** Lets emitted classes be defined in this package. */
public final class Home {
  /** The internal name of this package. */
  public static final String PACKAGE = "dev/hotspur/jit/emitted";

  private Home() {}

  /** What the code generator defines classes with. */
  public static MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }
}
