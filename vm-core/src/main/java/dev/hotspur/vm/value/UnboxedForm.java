package dev.hotspur.vm.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the public static Java method that computes a builtin on unboxed ints and floats, so that
 * compiled code can call it directly instead of the builtin. A builtin may have several, for
 * arguments of different types; the first that fits is taken.
 *
 * <p>The method gives what the builtin gives for these arguments, raises what it raises, and
 * charges what it charges. Only where the result is not of its type it throws {@link
 * ArithmeticException} before anything has changed: then the builtin itself is to be called.
 *
 * @param owner the class, which is public
 * @param method the method's name
 * @param parameters the types of its parameters: long takes an int of 64 bits; double takes a
 *     float, or an int of 64 bits, which is made the nearest float; a class takes the object of a
 *     method; {@link CallContext} takes the machine, which is no argument
 * @param result long, double or boolean
 * @param isTotal whether the method gives a result for all arguments in its domain, neither raising
 *     nor throwing anything
 * @param domain which floats the method may be called with, if not with all
 */
public record UnboxedForm(
    Class<?> owner,
    String method,
    List<Class<?>> parameters,
    Class<?> result,
    boolean isTotal,
    Optional<Domain> domain) {

  /**
   * The floats from one to another, NaN not among them.
   *
   * @param low the smallest, or negative infinity
   * @param high the largest, or infinity
   */
  public record Domain(double low, double high) {
    /** Whether a float lies within. */
    public boolean contains(double value) {
      return value >= low && value <= high;
    }
  }

  /** Copies the parameters. */
  public UnboxedForm {
    parameters = List.copyOf(parameters);
  }

  /** A method that may raise, or find that the result is of another type. */
  public static UnboxedForm of(
      Class<?> owner, String method, Class<?> result, Class<?>... parameters) {
    return new UnboxedForm(owner, method, List.of(parameters), result, false, Optional.empty());
  }

  /** The same method, which gives a result for all arguments. */
  public UnboxedForm total() {
    return new UnboxedForm(owner, method, parameters, result, true, domain);
  }

  /** The same method, which gives a result if all floats are from {@code low} to {@code high}. */
  public UnboxedForm between(double low, double high) {
    Optional<Domain> floats = Optional.of(new Domain(low, high));
    return new UnboxedForm(owner, method, parameters, result, true, floats);
  }

  /** The types of what is passed as arguments: all parameters but the machine. */
  public List<Class<?>> arguments() {
    List<Class<?>> result = new ArrayList<>(parameters);
    result.remove(CallContext.class);
    return result;
  }

  /** Whether the method takes the machine, to charge for its work or to ask the world. */
  public boolean takesMachine() {
    return parameters.contains(CallContext.class);
  }

  /** Whether the method may be called with a float. */
  public boolean accepts(double argument) {
    return domain.isEmpty() || domain.get().contains(argument);
  }
}
