package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.vm.interp.FunctionKey;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.ModuleValue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was seen at one instruction: of its result, of the object it works on, of what it calls. */
final class Fact {
  /** Up to so many callees a call asks which of them it is; of more it does not. */
  private static final int MAX_CALLEES = 4;

  private final Seen<Type> result = new Seen<>();
  private final Seen<Class<?>> operandClass = new Seen<>();
  private final Seen<Integer> number = new Seen<>();
  private final Seen<Identity> object = new Seen<>();
  private final Seen<Class<?>> argument = new Seen<>();
  private final Seen<Identity> module = new Seen<>();
  private final Set<Identity> callees = new LinkedHashSet<>();
  private final Seen<Coded> functions = new Seen<>();
  private final Map<Integer, Seen<Type>> items = new HashMap<>();
  private boolean staysCall;

  /** An object compared by identity. */
  record Identity(Object object) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identity that && object == that.object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  /** A function, equal to those of the same code and globals. */
  private record Coded(FunctionValue function) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Coded that
          && FunctionKey.of(function).equals(FunctionKey.of(that.function));
    }

    @Override
    public int hashCode() {
      return FunctionKey.of(function).hashCode();
    }
  }

  /** How much was seen: grows with whatever was not known yet, and with nothing else. */
  int knowledge() {
    int steps = callees.size() + (staysCall ? 1 : 0);
    for (Seen<?> seen :
        List.of(result, operandClass, number, object, module, argument, functions)) {
      steps += seen.steps();
    }
    for (Seen<Type> item : items.values()) {
      steps += item.steps();
    }
    return steps;
  }

  /** What is called here is not to be inlined: compiled code was left within it too often. */
  void keepCall() {
    staysCall = true;
  }

  /** Whether what is called here is not to be inlined. */
  boolean staysCall() {
    return staysCall;
  }

  /** The result was of a type. */
  void sawResult(Type type) {
    result.add(type);
  }

  /** The object worked on was of a class. */
  void sawOperand(Class<?> type) {
    operandClass.add(type);
  }

  /** The object of an attribute: a module counts, of which there are few. */
  void sawOwner(Object owner) {
    sawOperand(owner.getClass());
    if (owner instanceof ModuleValue) {
      module.add(new Identity(owner));
    }
  }

  /** Something was called. */
  void sawCallee(Object callee) {
    if (callees.size() <= MAX_CALLEES) {
      callees.add(new Identity(callee));
    }
  }

  /** The class of the first argument of a call. */
  void sawArgument(Class<?> type) {
    argument.add(type);
  }

  /** A function was called, whose code and globals count. */
  void sawFunction(FunctionValue function) {
    functions.add(new Coded(function));
  }

  /** A list, a range or a method was of a kind, as {@link #number} tells it. */
  void sawNumber(int kind) {
    number.add(kind);
  }

  /** A global, a callee or an attribute was this very object. */
  void sawObject(Object seen) {
    object.add(new Identity(seen));
  }

  /** One of several results was of a type. */
  void sawItem(int index, Type type) {
    items.computeIfAbsent(index, key -> new Seen<>()).add(type);
  }

  /**
   * The type of one of several results: REF if it varies or was not seen, or if any was another.
   */
  Type item(int index) {
    Seen<Type> seen = items.get(index);
    return seen == null || result.isVaried() ? Type.REF : seen.always().orElse(Type.REF);
  }

  /** Gives up on what depends on the kind of the result. */
  void widenResult() {
    result.widen();
  }

  /** The type of the result: REF if it varies or was not seen. */
  Type result() {
    return result.always().orElse(Type.REF);
  }

  /** Whether the result was ever of another type. */
  boolean resultIsNot(Type type) {
    return result.isVaried() || result.always().filter(seen -> seen != type).isPresent();
  }

  /** The class of the object worked on, if it was always the same. */
  Optional<Class<?>> operandClass() {
    return operandClass.always();
  }

  /** Whether a few things were called, more than one. */
  boolean hasSeveralCallees() {
    boolean several = callees.size() > 1 && callees.size() <= MAX_CALLEES;
    return several && sameCode().isEmpty();
  }

  /** One of the functions called, if all were of the same code: made anew each time, perhaps. */
  Optional<FunctionValue> sameCode() {
    boolean onlyFunctions = operandClass.always().filter(FunctionValue.class::equals).isPresent();
    return onlyFunctions ? functions.always().map(Coded::function) : Optional.empty();
  }

  /** What was called. */
  List<Object> callees() {
    return Lists.map(callees, Identity::object);
  }

  /** The class of the first argument, if it was always the same. */
  Optional<Class<?>> argument() {
    return argument.always();
  }

  /**
   * The storage strategy of a list, the step of a range, or 1 for a method that is bound, if it was
   * always the same.
   */
  Optional<Integer> number() {
    return number.always();
  }

  /** The module that an attribute was read of, if it was always the same. */
  Optional<ModuleValue> module() {
    boolean onlyModules = operandClass.always().filter(ModuleValue.class::equals).isPresent();
    return onlyModules
        ? module.always().map(seen -> (ModuleValue) seen.object())
        : Optional.empty();
  }

  /** The very object found or called, if it was always the same. */
  Optional<Object> object() {
    return object.always().map(Identity::object);
  }
}
