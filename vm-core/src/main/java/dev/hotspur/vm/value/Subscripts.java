package dev.hotspur.vm.value;

final class Subscripts {
  static boolean contains(Object item, Object container) {
    throw new UnsupportedOperationException();
  }

  static Object getItem(Object container, Object key) {
    throw new UnsupportedOperationException();
  }

  static void setItem(Object container, Object key, Object value) {
    throw new UnsupportedOperationException();
  }

  static void deleteItem(Object container, Object key) {
    throw new UnsupportedOperationException();
  }
}
