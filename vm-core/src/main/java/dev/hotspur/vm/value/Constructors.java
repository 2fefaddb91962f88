package dev.hotspur.vm.value;

import java.util.List;
import java.util.Map;

final class Constructors {
  static Object makeType(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }

  static Object makeInt(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }

  static Object makeBool(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }

  static Object makeFloat(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }

  static Object makeStr(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }

  static Object makeList(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }

  static Object makeTuple(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }

  static Object makeRange(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }

  static Object makeNone(CallContext c, List<Object> a, Map<String, Object> k) {
    throw new UnsupportedOperationException();
  }
}
