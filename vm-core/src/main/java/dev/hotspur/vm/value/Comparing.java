package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;

final class Comparing {
  static boolean compare(Comparison comparison, Object a, Object b) {
    throw new UnsupportedOperationException();
  }

  static boolean isSame(Object a, Object b) {
    throw new UnsupportedOperationException();
  }

  static boolean truthy(Object a) {
    throw new UnsupportedOperationException();
  }
}
