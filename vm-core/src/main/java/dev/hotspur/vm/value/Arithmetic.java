package dev.hotspur.vm.value;

final class Arithmetic {
  static Object binary(BinaryOperator operator, Object a, Object b) {
    throw new UnsupportedOperationException();
  }

  static Object inplace(BinaryOperator operator, Object a, Object b) {
    throw new UnsupportedOperationException();
  }

  static Object unary(UnaryOperator operator, Object a) {
    throw new UnsupportedOperationException();
  }
}
