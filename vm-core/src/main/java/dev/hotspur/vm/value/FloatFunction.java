package dev.hotspur.vm.value;

/**
 * Names the public static Java method that computes a builtin on unboxed floats, so that a compiler
 * can call it directly instead of the builtin.
 *
 * @param owner the internal name of the class, for example {@code "java/lang/Math"}
 * @param method the method's name
 * @param descriptor {@code "(D)D"} or {@code "(DD)D"}
 * @param low the smallest argument for which the builtin does not raise and agrees with the method
 * @param high the largest such argument; both bounds belong to the domain and hold for each
 *     argument; outside them, and for NaN, the builtin itself must be called
 */
public record FloatFunction(
    String owner, String method, String descriptor, double low, double high) {
  /** The number of arguments, 1 or 2. */
  public int arity() {
    return descriptor.equals("(D)D") ? 1 : 2;
  }

  /** Whether the direct call is right for this argument; false for NaN. */
  public boolean accepts(double argument) {
    return argument >= low && argument <= high;
  }
}
