package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.CallInPlace;
import dev.hotspur.vm.interp.GivenArguments;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.value.FunctionValue;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * A function of the program as compiled code calls it: through call sites, which lead to the
 * interpreter until the function has been compiled. HotSpot takes what a call site leads to for a
 * constant, so a call costs what a call of a static method does.
 */
public final class CallTarget {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final Map<Class<?>, String> UNBOXERS =
      Map.of(long.class, "toInt", double.class, "toFloat", boolean.class, "toBool");

  private final Optional<FunctionValue> function;
  private final Convention convention;

  /** Held weakly: a site leads into the class that it is in, which may be given up. */
  private final Set<Site> sites = Collections.newSetFromMap(new WeakHashMap<>());

  private Optional<MethodHandle> compiled = Optional.empty();
  private boolean endsWithCalls;

  /** A call in emitted code. */
  private static final class Site extends MutableCallSite {
    /** Makes the call while there is no compiled code for it. */
    private final MethodHandle otherwise;

    private final boolean inPlace;

    Site(MethodHandle otherwise, boolean inPlace) {
      super(otherwise);
      this.otherwise = otherwise;
      this.inPlace = inPlace;
    }
  }

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

  /** The function, where it is always the same. */
  public FunctionValue function() {
    return function.orElseThrow();
  }

  /** How anything that can be called is given its arguments; nothing for a function. */
  public Optional<Convention> convention() {
    return function.isPresent() ? Optional.empty() : Optional.of(convention);
  }

  /**
   * The name of a call, and of the static method that makes it while the function is not compiled.
   *
   * @param kind {@link CompiledFunction#METHOD}, or {@link CompiledFunction#IN_PLACE} for a call in
   *     place of its caller
   * @param index the target's place in the class data
   */
  public static String name(String kind, int index) {
    return kind + index;
  }

  /**
   * Links a call in emitted code. Has no further parameters: Java would make classes to pass them.
   *
   * @param lookup of the emitted class, whose class data has the target
   * @param name of the call, made by {@link #name}
   * @param type machine and depth, then arguments; the result
   */
  public static CallSite link(MethodHandles.Lookup lookup, String name, MethodType type)
      throws ReflectiveOperationException {
    boolean inPlace = name.startsWith(CompiledFunction.IN_PLACE);
    String kind = inPlace ? CompiledFunction.IN_PLACE : CompiledFunction.METHOD;
    Object[] data = MethodHandles.classData(lookup, "_", Object[].class);
    CallTarget target = (CallTarget) data[Integer.parseInt(name.substring(kind.length()))];
    Site site = new Site(lookup.findStatic(lookup.lookupClass(), name, type), inPlace);
    target.lead(site);
    target.sites.add(site);
    return site;
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
    MutableCallSite[] changed = sites.toArray(new MutableCallSite[0]);
    sites.forEach(this::lead);
    MutableCallSite.syncAll(changed);
  }

  private Optional<MethodHandle> compiledFor(MethodType type) {
    return compiled.filter(method -> isWider(method.type(), type));
  }

  private void lead(Site site) {
    site.setTarget(
        compiledFor(site.type())
            .map(method -> site.inPlace ? inPlace(method, site) : call(method, site.type()))
            .orElse(site.otherwise));
  }

  private MethodHandle call(MethodHandle method, MethodType type) {
    return convert(endsWithCalls ? CallsInPlace.finished(method) : method, type);
  }

  private static MethodHandle inPlace(MethodHandle method, Site site) {
    return CallsInPlace.nested(convert(method, site.type()), site.otherwise);
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
    MethodType type = MethodType.methodType(wanted, Object.class);
    try {
      return LOOKUP.findStatic(UnexpectedResult.class, UNBOXERS.get(wanted), type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether a function is called with itself as the last argument: it has free variables, and those
   * of the same code have others.
   */
  public static boolean takesItself(FunctionValue function) {
    return !function.code().frees().isEmpty();
  }

  /**
   * Makes a call by the interpreter.
   *
   * @param depth how many calls are active then
   * @return the result
   */
  public Object call(Interpreter in, int depth, Object[] arguments) {
    in.setDepth(depth - 1);
    if (function.isPresent()) {
      CallInPlace call = bound(arguments);
      return in.finish(depth - 1, () -> in.begin(call));
    }
    GivenArguments given = convention.arguments(in, arguments);
    return arguments[0] instanceof FunctionValue callee
        ? in.finish(depth - 1, () -> in.begin(callee, given.bind(callee)))
        : in.callBuiltin(arguments[0], given.positional(), given.named());
  }

  /**
   * A call in place of its caller, which whoever has called that makes.
   *
   * @param depth how many calls are active then
   * @return the call
   */
  public Object inPlace(Interpreter in, int depth, Object[] arguments) {
    return bound(arguments);
  }

  /** The function, which may be the last argument, with the others. */
  private CallInPlace bound(Object[] arguments) {
    FunctionValue known = function();
    if (!takesItself(known)) {
      return new CallInPlace(known, arguments);
    }
    int last = arguments.length - 1;
    return new CallInPlace((FunctionValue) arguments[last], Arrays.copyOf(arguments, last));
  }
}
