package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was seen at one instruction: of its result, of the object it works on, of what it calls. */
final class Fact {
  private final Seen<Type> result = new Seen<>();
  private final Seen<Class<?>> operandClass = new Seen<>();
  private final Seen<Integer> number = new Seen<>();
  private final Seen<Identity> object = new Seen<>();
  private final Map<Integer, Seen<Type>> items = new HashMap<>();

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

  void sawResult(Type type) {
    result.add(type);
  }

  void sawOperand(Class<?> type) {
    operandClass.add(type);
  }

  void sawNumber(int kind) {
    number.add(kind);
  }

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

  /** The storage strategy of the list, or the step of the range, if it was always the same. */
  Optional<Integer> number() {
    return number.always();
  }

  /** The very object found or called, if it was always the same. */
  Optional<Object> object() {
    return object.always().map(Identity::object);
  }
}
