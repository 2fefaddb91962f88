package dev.hotspur.vm.value;

import java.util.HashMap;
import java.util.Map;

/** Collects the methods of a type. */
final class MethodTable {
  private final TypeValue owner;
  private final Map<String, BuiltinValue> methods = new HashMap<>();

  MethodTable(TypeValue owner) {
    this.owner = owner;
  }

  MethodTable add(
      Signature signature, Effects effects, BuiltinValue.Body body, UnboxedForm... forms) {
    methods.put(signature.name(), BuiltinValue.method(owner, signature, effects, body).with(forms));
    return this;
  }

  MethodTable add(
      Intrinsic intrinsic, Signature signature, Effects effects, BuiltinValue.Body body) {
    methods.put(
        signature.name(), BuiltinValue.method(owner, signature, effects, body).as(intrinsic));
    return this;
  }

  Map<String, BuiltinValue> build() {
    return Map.copyOf(methods);
  }
}
