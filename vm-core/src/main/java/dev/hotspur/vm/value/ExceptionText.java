package dev.hotspur.vm.value;

import java.util.List;
import java.util.Map;

final class ExceptionText {
  static String message(ExceptionValue exception) {
    throw new UnsupportedOperationException();
  }

  static ExceptionValue construct(
      TypeValue type, List<Object> arguments, Map<String, Object> keywords) {
    throw new UnsupportedOperationException();
  }
}
