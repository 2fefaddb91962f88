package dev.hotspur.vm.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How exceptions are made, and what they say. */
final class ExceptionText {
  /** The subtype of OSError that stands for an error number, as CPython makes it on Linux. */
  private static final Map<Long, TypeValue> BY_ERROR_NUMBER =
      Map.ofEntries(
          Map.entry(1L, ExceptionTypes.PERMISSION_ERROR),
          Map.entry(2L, ExceptionTypes.FILE_NOT_FOUND_ERROR),
          Map.entry(3L, ExceptionTypes.PROCESS_LOOKUP_ERROR),
          Map.entry(4L, ExceptionTypes.INTERRUPTED_ERROR),
          Map.entry(10L, ExceptionTypes.CHILD_PROCESS_ERROR),
          Map.entry(11L, ExceptionTypes.BLOCKING_IO_ERROR),
          Map.entry(13L, ExceptionTypes.PERMISSION_ERROR),
          Map.entry(17L, ExceptionTypes.FILE_EXISTS_ERROR),
          Map.entry(20L, ExceptionTypes.NOT_A_DIRECTORY_ERROR),
          Map.entry(21L, ExceptionTypes.IS_A_DIRECTORY_ERROR),
          Map.entry(32L, ExceptionTypes.BROKEN_PIPE_ERROR),
          Map.entry(103L, ExceptionTypes.CONNECTION_ABORTED_ERROR),
          Map.entry(104L, ExceptionTypes.CONNECTION_RESET_ERROR),
          Map.entry(110L, ExceptionTypes.TIMEOUT_ERROR),
          Map.entry(111L, ExceptionTypes.CONNECTION_REFUSED_ERROR));

  private ExceptionText() {}

  static ExceptionValue construct(
      TypeValue type, List<Object> arguments, Map<String, Object> keywords) {
    if (!keywords.isEmpty()) {
      throw VmError.typeError(type.name() + "() takes no keyword arguments");
    }
    TypeValue actual = type;
    if (type == ExceptionTypes.OS_ERROR && arguments.size() >= 2) {
      actual = BY_ERROR_NUMBER.getOrDefault(arguments.get(0), type);
    }
    return new ExceptionValue(actual, TupleValue.of(arguments));
  }

  static String message(ExceptionValue exception) {
    TupleValue args = exception.args();
    if (args.size() == 0) {
      return "";
    } else if (args.size() == 2 && exception.type().isSubtypeOf(ExceptionTypes.OS_ERROR)) {
      return "[Errno %s] %s"
          .formatted(Representation.str(args.get(0)), Representation.str(args.get(1)));
    } else if (args.size() > 1) {
      return Representation.repr(args);
    }
    return exception.type().isSubtypeOf(ExceptionTypes.KEY_ERROR)
        ? Representation.repr(args.get(0))
        : strOf(args.get(0));
  }

  /** The text of an argument; exceptions made of exceptions are followed without recursion. */
  private static String strOf(Object argument) {
    Object value = argument;
    while (value instanceof ExceptionValue inner
        && inner.args().size() == 1
        && !inner.type().isSubtypeOf(ExceptionTypes.KEY_ERROR)) {
      value = inner.args().get(0);
    }
    return Representation.str(value);
  }

  /** An attribute that exceptions have. */
  static Optional<Object> attribute(ExceptionValue exception, String name) {
    TupleValue args = exception.args();
    boolean system = exception.type().isSubtypeOf(ExceptionTypes.OS_ERROR);
    return switch (name) {
      case "args" -> Optional.of(args);
      case "__cause__" -> Optional.of(orNone(exception.cause()));
      case "__context__" -> Optional.of(orNone(exception.context()));
      case "__suppress_context__" -> Optional.of(exception.suppressContext());
      case "value" ->
          exception.type().isSubtypeOf(ExceptionTypes.STOP_ITERATION)
              ? Optional.of(args.size() > 0 ? args.get(0) : None.NONE)
              : Optional.empty();
      case "errno" -> system ? Optional.of(osArgument(args, 0)) : Optional.empty();
      case "strerror" -> system ? Optional.of(osArgument(args, 1)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Object osArgument(TupleValue args, int index) {
    return args.size() >= 2 ? args.get(index) : None.NONE;
  }

  private static Object orNone(Optional<ExceptionValue> exception) {
    return exception.isPresent() ? exception.get() : None.NONE;
  }
}
