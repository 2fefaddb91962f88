package dev.hotspur.vm.value;

final class Iteration {
  static IteratorValue iterator(Object value) {
    throw new UnsupportedOperationException();
  }

  static Object[] unpack(Object iterable, int count) {
    throw new UnsupportedOperationException();
  }
}
