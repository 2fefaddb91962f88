package dev.hotspur.vm.value;

/** {@code str} and {@code repr} for builtins, which charge for the text they make. */
public final class Texts {
  private Texts() {}

  /** {@code str(value)}, charged by its length. */
  public static Str str(CallContext context, Object value) {
    return charged(context, Operations.str(value));
  }

  /** {@code repr(value)}, charged by its length. */
  public static Str repr(CallContext context, Object value) {
    return charged(context, Operations.repr(value));
  }

  private static Str charged(CallContext context, Str text) {
    context.charge(text.value().length());
    return text;
  }
}
