package dev.hotspur.vm.value;

import java.util.Optional;

final class Attributes {
  static Object get(Object object, String name) {
    throw new UnsupportedOperationException();
  }

  static Optional<BuiltinValue> method(Object object, String name) {
    throw new UnsupportedOperationException();
  }
}
