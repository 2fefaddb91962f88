package dev.hotspur.vm.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A method together with its object, as {@code x.append} without a call gives it.
 *
 * @param self the object
 * @param method the method of the object's type
 */
public record BoundMethod(Object self, BuiltinValue method) {
  /**
   * Calls the method on the object.
   *
   * @throws VmError what the method raises
   */
  public Object call(CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    List<Object> all = new ArrayList<>(arguments.size() + 1);
    all.add(self);
    all.addAll(arguments);
    return method.call(context, all, keywords);
  }

  /** Bound methods are one value when their objects are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof BoundMethod that && self == that.self && method == that.method;
  }

  @Override
  public int hashCode() {
    return method.name().hashCode();
  }

  @Override
  public String toString() {
    return "<built-in method %s of %s object>".formatted(method.name(), TypeValue.of(self).name());
  }
}
