package dev.hotspur.vm.value;

/** What complaints about the arguments of a call say of what is called. */
public final class Callees {
  /** The module that a program is run as, and that all its functions belong to. */
  private static final String MAIN = "__main__.";

  private Callees() {}

  /**
   * A callee in the words of CPython: {@code "print()"}, {@code "__main__.outer.<locals>.f()"}, and
   * for what cannot be called its text.
   */
  public static String describe(Object callee) {
    if (callee instanceof FunctionValue function) {
      return MAIN + function.qualifiedName() + "()";
    } else if (callee instanceof BuiltinValue builtin) {
      return builtin.signature().qualifiedName() + "()";
    } else if (callee instanceof BoundMethod method) {
      return method.method().signature().qualifiedName() + "()";
    } else if (callee instanceof TypeValue type) {
      return type.name() + "()";
    }
    return Representation.str(callee);
  }
}
