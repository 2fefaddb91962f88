package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.GivenArguments;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.value.FunctionValue;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function of the program as compiled code calls it: through a call site for each type of call,
 * which leads to the interpreter until the function has been compiled. HotSpot takes what a call
 * site leads to for a constant, so a call costs what a call of a static method does.
 */
public final class CallTarget {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final Map<Class<?>, String> UNBOXERS =
      Map.of(long.class, "toInt", double.class, "toFloat", boolean.class, "toBool");
  private static final MethodHandle INTERPRETED =
      find(
          CallTarget.class,
          "interpret",
          Object.class,
          CallTarget.class,
          Interpreter.class,
          int.class,
          Object[].class);

  private final Optional<FunctionValue> function;
  private final Convention convention;
  private final Map<MethodType, MutableCallSite> sites = new HashMap<>();
  private final Map<MethodType, MutableCallSite> sitesInPlace = new HashMap<>();
  private Optional<MethodHandle> compiled = Optional.empty();
  private boolean endsWithCalls;

  /** A function that is not compiled yet; it is called with the values of its parameters. */
  public CallTarget(FunctionValue function) {
    this.function = Optional.of(function);
    this.convention = Convention.BY_POSITION;
  }

  /** Anything that can be called: the callee is the first argument. */
  public CallTarget(Convention convention) {
    this.function = Optional.empty();
    this.convention = convention;
  }

  private static MethodHandle find(
      Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
    try {
      return LOOKUP.findStatic(owner, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The function, where it is always the same. */
  public FunctionValue function() {
    return function.orElseThrow();
  }

  /** How anything that can be called is given its arguments; nothing for a function. */
  public Optional<Convention> convention() {
    return function.isPresent() ? Optional.empty() : Optional.of(convention);
  }

  /**
   * Links a call in emitted code.
   *
   * @param lookup of the emitted class, whose class data has the target
   * @param name {@link CompiledFunction#METHOD}, or {@link CompiledFunction#IN_PLACE} for a call in
   *     place of its caller
   * @param type machine and depth, then arguments; the result
   * @param index the target's place in the class data
   */
  public static CallSite link(MethodHandles.Lookup lookup, String name, MethodType type, int index)
      throws IllegalAccessException {
    Object[] data = MethodHandles.classData(lookup, "_", Object[].class);
    CallTarget target = (CallTarget) data[index];
    return name.equals(CompiledFunction.IN_PLACE) ? target.siteInPlace(type) : target.site(type);
  }

  private CallSite site(MethodType type) {
    return sites.computeIfAbsent(type, key -> new MutableCallSite(target(key)));
  }

  private CallSite siteInPlace(MethodType type) {
    return sitesInPlace.computeIfAbsent(type, key -> new MutableCallSite(targetInPlace(key)));
  }

  /**
   * From now on calls lead to a compiled static method; existing call sites too.
   *
   * @param mayEndWithCall whether it may return a {@link CallInPlace}
   */
  public void setCompiled(MethodHandle method, boolean mayEndWithCall) {
    endsWithCalls = mayEndWithCall;
    link(Optional.of(method));
  }

  /** From now on calls are interpreted again. */
  public void setInterpreted() {
    link(Optional.empty());
  }

  private void link(Optional<MethodHandle> method) {
    compiled = method;
    List<MutableCallSite> changed = new ArrayList<>(sites.values());
    changed.addAll(sitesInPlace.values());
    sites.forEach((type, site) -> site.setTarget(target(type)));
    sitesInPlace.forEach((type, site) -> site.setTarget(targetInPlace(type)));
    MutableCallSite.syncAll(changed.toArray(new MutableCallSite[0]));
  }

  private Optional<MethodHandle> compiledFor(MethodType type) {
    return compiled.filter(method -> isWider(method.type(), type));
  }

  private MethodHandle target(MethodType type) {
    return compiledFor(type)
        .map(method -> convert(endsWithCalls ? CallsInPlace.finished(method) : method, type))
        .orElseGet(() -> interpreted(type));
  }

  private MethodHandle targetInPlace(MethodType type) {
    MethodHandle later = CallsInPlace.later(this, type);
    return compiledFor(type)
        .map(method -> CallsInPlace.nested(convert(method, type), later))
        .orElse(later);
  }

  /** Whether every argument can be passed as it is or boxed. */
  private static boolean isWider(MethodType method, MethodType call) {
    for (int i = 0; i < call.parameterCount(); i++) {
      Class<?> wanted = method.parameterType(i);
      if (wanted != call.parameterType(i) && wanted != Object.class) {
        return false;
      }
    }
    return true;
  }

  private static MethodHandle convert(MethodHandle method, MethodType call) {
    Class<?> wanted = call.returnType();
    Class<?> given = method.type().returnType();
    if (wanted == given) {
      return method.asType(call);
    }
    MethodHandle boxed = method.asType(call.changeReturnType(Object.class));
    return wanted == Object.class ? boxed : MethodHandles.filterReturnValue(boxed, unboxer(wanted));
  }

  /** Looked up when it is needed, which is not often: each handle is a class that Java makes. */
  private static MethodHandle unboxer(Class<?> wanted) {
    return find(UnexpectedResult.class, UNBOXERS.get(wanted), wanted, Object.class);
  }

  private MethodHandle interpreted(MethodType type) {
    MethodHandle handle =
        INTERPRETED.bindTo(this).asCollector(Object[].class, type.parameterCount() - 2);
    return convert(handle, type);
  }

  /**
   * Whether a function is called with itself as the last argument: it has free variables, and those
   * of the same code have others.
   */
  public static boolean takesItself(FunctionValue function) {
    return !function.code().frees().isEmpty();
  }

  private static Object interpretClosure(Interpreter in, int depth, Object[] arguments) {
    int count = arguments.length - 1;
    FunctionValue function = (FunctionValue) arguments[count];
    return in.finish(depth - 1, () -> in.begin(function, Arrays.copyOf(arguments, count)));
  }

  /** Interprets a call. Found by its name. */
  static Object interpret(CallTarget target, Interpreter in, int depth, Object[] arguments) {
    in.setDepth(depth - 1);
    if (target.function.isPresent()) {
      return takesItself(target.function.get())
          ? interpretClosure(in, depth, arguments)
          : in.finish(depth - 1, () -> in.begin(target.function.get(), arguments));
    }
    GivenArguments given = target.convention.arguments(in, arguments);
    return arguments[0] instanceof FunctionValue function
        ? in.finish(depth - 1, () -> in.begin(function, given.bind(function)))
        : in.callBuiltin(arguments[0], given.positional(), given.named());
  }
}
