package dev.hotspur.vm.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A function written in Java: a builtin such as {@code len}, a function of a module such as {@code
 * math.sqrt}, or a method of a built-in type, whose first argument is then the object. Immutable;
 * shared by all machines.
 */
public final class BuiltinValue {
  /** Says that arguments have to be distributed over the parameters. */
  public static final int INDIRECT = -1;

  /** The Java code of a builtin whose arguments have been checked by its signature. */
  @FunctionalInterface
  public interface Body {
    /**
     * Computes the result.
     *
     * @param context the machine that calls
     * @param arguments the values by parameter, null where an optional one was not given; for a
     *     variadic signature the positional arguments as they came
     */
    Object call(CallContext context, Object[] arguments);
  }

  private final Signature signature;
  private final Effects effects;
  private final Optional<TypeValue> owner;
  private final Body body;
  private final List<UnboxedForm> forms;
  private final Optional<DoubleUnaryOperator> floatOperator;
  private final Intrinsic intrinsic;

  private BuiltinValue(
      Signature signature,
      Effects effects,
      Optional<TypeValue> owner,
      Body body,
      List<UnboxedForm> forms,
      Optional<DoubleUnaryOperator> floatOperator,
      Intrinsic intrinsic) {
    this.signature = signature;
    this.effects = effects;
    this.owner = owner;
    this.body = body;
    this.forms = List.copyOf(forms);
    this.floatOperator = floatOperator;
    this.intrinsic = intrinsic;
  }

  private static BuiltinValue of(
      Signature signature, Effects effects, Optional<TypeValue> owner, Body body) {
    return new BuiltinValue(
        signature, effects, owner, body, List.of(), Optional.empty(), Intrinsic.NONE);
  }

  /** A function. */
  public static BuiltinValue function(Signature signature, Effects effects, Body body) {
    return of(signature, effects, Optional.empty(), body);
  }

  /** A method of a type: the body's first argument is the object. */
  public static BuiltinValue method(
      TypeValue owner, Signature signature, Effects effects, Body body) {
    return of(signature, effects, Optional.of(owner), body);
  }

  /** The same function with unboxed forms, of which the first that fits is taken. */
  public BuiltinValue with(UnboxedForm... unboxed) {
    return new BuiltinValue(
        signature, effects, owner, body, List.of(unboxed), floatOperator, intrinsic);
  }

  /** The same function with Java's function behind its first form, which is for one float. */
  public BuiltinValue with(DoubleUnaryOperator operator) {
    return new BuiltinValue(
        signature, effects, owner, body, forms, Optional.of(operator), intrinsic);
  }

  /** The same function, known to the interpreter. */
  public BuiltinValue as(Intrinsic known) {
    return new BuiltinValue(signature, effects, owner, body, forms, floatOperator, known);
  }

  /** The name without module or type, for example {@code "sqrt"}. */
  public String name() {
    return signature.name();
  }

  /** The parameters. */
  public Signature signature() {
    return signature;
  }

  /** What calling it may do. */
  public Effects effects() {
    return effects;
  }

  /** The type whose method this is, if it is one; then the first argument is the object. */
  public Optional<TypeValue> owner() {
    return owner;
  }

  /** What computes it on unboxed ints and floats; the first that fits is to be taken. */
  public List<UnboxedForm> forms() {
    return forms;
  }

  /** Java's function behind the first form, if that is for one float. */
  public Optional<DoubleUnaryOperator> floatOperator() {
    return floatOperator;
  }

  /** Which of the builtins that the interpreter knows this is. */
  public Intrinsic intrinsic() {
    return intrinsic;
  }

  /**
   * Checks the arguments and calls. A method takes its object as the first argument.
   *
   * @throws VmError a TypeError if the arguments do not fit; what the body raises
   */
  public Object call(CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    if (owner.isEmpty()) {
      return body.call(context, signature.bind(arguments, keywords, 0));
    }
    checkSelf(arguments);
    return body.call(context, signature.bind(arguments, keywords, 1));
  }

  /**
   * How long an array {@link #callDirectly} takes when there are so many arguments by position and
   * none by name: they come first, and the rest stays null. {@link #INDIRECT} if {@link #call} must
   * be used, which knows what to complain of.
   */
  public int directSize(int arguments) {
    int skipped = owner.isPresent() ? 1 : 0;
    int size = arguments < skipped ? INDIRECT : signature.directSize(arguments - skipped);
    return size == INDIRECT ? INDIRECT : size + skipped;
  }

  /**
   * Calls with an array as {@link #directSize} wants it.
   *
   * @throws VmError a TypeError if a method is not given its object; what the body raises
   */
  public Object callDirectly(CallContext context, Object[] arguments) {
    if (owner.isPresent()) {
      checkSelf(arguments[0]);
    }
    return body.call(context, arguments);
  }

  private void checkSelf(List<Object> arguments) {
    if (arguments.isEmpty()) {
      String type = owner.orElseThrow().name();
      throw VmError.typeError("unbound method " + type + "." + name() + "() needs an argument");
    }
    checkSelf(arguments.get(0));
  }

  private void checkSelf(Object self) {
    TypeValue given = TypeValue.of(self);
    if (!given.isSubtypeOf(owner.orElseThrow())) {
      throw VmError.typeError(
          "descriptor '%s' for '%s' objects doesn't apply to a '%s' object"
              .formatted(name(), owner.orElseThrow().name(), given.name()));
    }
  }

  @Override
  public String toString() {
    return owner
        .map(type -> "<method '" + name() + "' of '" + type.name() + "' objects>")
        .orElse("<built-in function " + name() + ">");
  }
}
