package dev.hotspur.vm.value;

final class Representation {
  static String str(Object value) {
    throw new UnsupportedOperationException();
  }

  static String repr(Object value) {
    throw new UnsupportedOperationException();
  }
}
