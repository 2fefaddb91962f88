package dev.hotspur.vm.value;

import java.util.List;
import java.util.Optional;

/**
 * The built-in exception types: those of CPython 3.11 but for the exception groups, derived from
 * each other in the same way.
 */
public final class ExceptionTypes {
  public static final TypeValue BASE_EXCEPTION = derive("BaseException", Types.OBJECT);
  public static final TypeValue EXCEPTION = derive("Exception", BASE_EXCEPTION);
  public static final TypeValue ARITHMETIC_ERROR = derive("ArithmeticError", EXCEPTION);
  public static final TypeValue FLOATING_POINT_ERROR =
      derive("FloatingPointError", ARITHMETIC_ERROR);
  public static final TypeValue OVERFLOW_ERROR = derive("OverflowError", ARITHMETIC_ERROR);
  public static final TypeValue ZERO_DIVISION_ERROR = derive("ZeroDivisionError", ARITHMETIC_ERROR);
  public static final TypeValue ASSERTION_ERROR = derive("AssertionError", EXCEPTION);
  public static final TypeValue ATTRIBUTE_ERROR = derive("AttributeError", EXCEPTION);
  public static final TypeValue BUFFER_ERROR = derive("BufferError", EXCEPTION);
  public static final TypeValue EOF_ERROR = derive("EOFError", EXCEPTION);
  public static final TypeValue IMPORT_ERROR = derive("ImportError", EXCEPTION);
  public static final TypeValue MODULE_NOT_FOUND_ERROR =
      derive("ModuleNotFoundError", IMPORT_ERROR);
  public static final TypeValue LOOKUP_ERROR = derive("LookupError", EXCEPTION);
  public static final TypeValue INDEX_ERROR = derive("IndexError", LOOKUP_ERROR);
  public static final TypeValue KEY_ERROR = derive("KeyError", LOOKUP_ERROR);
  public static final TypeValue MEMORY_ERROR = derive("MemoryError", EXCEPTION);
  public static final TypeValue NAME_ERROR = derive("NameError", EXCEPTION);
  public static final TypeValue UNBOUND_LOCAL_ERROR = derive("UnboundLocalError", NAME_ERROR);
  public static final TypeValue OS_ERROR = derive("OSError", EXCEPTION);
  public static final TypeValue BLOCKING_IO_ERROR = derive("BlockingIOError", OS_ERROR);
  public static final TypeValue CHILD_PROCESS_ERROR = derive("ChildProcessError", OS_ERROR);
  public static final TypeValue CONNECTION_ERROR = derive("ConnectionError", OS_ERROR);
  public static final TypeValue BROKEN_PIPE_ERROR = derive("BrokenPipeError", CONNECTION_ERROR);
  public static final TypeValue CONNECTION_ABORTED_ERROR =
      derive("ConnectionAbortedError", CONNECTION_ERROR);
  public static final TypeValue CONNECTION_REFUSED_ERROR =
      derive("ConnectionRefusedError", CONNECTION_ERROR);
  public static final TypeValue CONNECTION_RESET_ERROR =
      derive("ConnectionResetError", CONNECTION_ERROR);
  public static final TypeValue FILE_EXISTS_ERROR = derive("FileExistsError", OS_ERROR);
  public static final TypeValue FILE_NOT_FOUND_ERROR = derive("FileNotFoundError", OS_ERROR);
  public static final TypeValue INTERRUPTED_ERROR = derive("InterruptedError", OS_ERROR);
  public static final TypeValue IS_A_DIRECTORY_ERROR = derive("IsADirectoryError", OS_ERROR);
  public static final TypeValue NOT_A_DIRECTORY_ERROR = derive("NotADirectoryError", OS_ERROR);
  public static final TypeValue PERMISSION_ERROR = derive("PermissionError", OS_ERROR);
  public static final TypeValue PROCESS_LOOKUP_ERROR = derive("ProcessLookupError", OS_ERROR);
  public static final TypeValue TIMEOUT_ERROR = derive("TimeoutError", OS_ERROR);
  public static final TypeValue REFERENCE_ERROR = derive("ReferenceError", EXCEPTION);
  public static final TypeValue RUNTIME_ERROR = derive("RuntimeError", EXCEPTION);
  public static final TypeValue NOT_IMPLEMENTED_ERROR =
      derive("NotImplementedError", RUNTIME_ERROR);
  public static final TypeValue RECURSION_ERROR = derive("RecursionError", RUNTIME_ERROR);
  public static final TypeValue STOP_ASYNC_ITERATION = derive("StopAsyncIteration", EXCEPTION);
  public static final TypeValue STOP_ITERATION = derive("StopIteration", EXCEPTION);
  public static final TypeValue SYNTAX_ERROR = derive("SyntaxError", EXCEPTION);
  public static final TypeValue INDENTATION_ERROR = derive("IndentationError", SYNTAX_ERROR);
  public static final TypeValue TAB_ERROR = derive("TabError", INDENTATION_ERROR);
  public static final TypeValue SYSTEM_ERROR = derive("SystemError", EXCEPTION);
  public static final TypeValue TYPE_ERROR = derive("TypeError", EXCEPTION);
  public static final TypeValue VALUE_ERROR = derive("ValueError", EXCEPTION);
  public static final TypeValue UNICODE_ERROR = derive("UnicodeError", VALUE_ERROR);
  public static final TypeValue UNICODE_DECODE_ERROR = derive("UnicodeDecodeError", UNICODE_ERROR);
  public static final TypeValue UNICODE_ENCODE_ERROR = derive("UnicodeEncodeError", UNICODE_ERROR);
  public static final TypeValue UNICODE_TRANSLATE_ERROR =
      derive("UnicodeTranslateError", UNICODE_ERROR);
  public static final TypeValue WARNING = derive("Warning", EXCEPTION);
  public static final TypeValue BYTES_WARNING = derive("BytesWarning", WARNING);
  public static final TypeValue DEPRECATION_WARNING = derive("DeprecationWarning", WARNING);
  public static final TypeValue ENCODING_WARNING = derive("EncodingWarning", WARNING);
  public static final TypeValue FUTURE_WARNING = derive("FutureWarning", WARNING);
  public static final TypeValue IMPORT_WARNING = derive("ImportWarning", WARNING);
  public static final TypeValue PENDING_DEPRECATION_WARNING =
      derive("PendingDeprecationWarning", WARNING);
  public static final TypeValue RESOURCE_WARNING = derive("ResourceWarning", WARNING);
  public static final TypeValue RUNTIME_WARNING = derive("RuntimeWarning", WARNING);
  public static final TypeValue SYNTAX_WARNING = derive("SyntaxWarning", WARNING);
  public static final TypeValue UNICODE_WARNING = derive("UnicodeWarning", WARNING);
  public static final TypeValue USER_WARNING = derive("UserWarning", WARNING);
  public static final TypeValue GENERATOR_EXIT = derive("GeneratorExit", BASE_EXCEPTION);
  public static final TypeValue KEYBOARD_INTERRUPT = derive("KeyboardInterrupt", BASE_EXCEPTION);
  public static final TypeValue SYSTEM_EXIT = derive("SystemExit", BASE_EXCEPTION);

  private static final List<TypeValue> ALL =
      List.of(
          BASE_EXCEPTION,
          EXCEPTION,
          ARITHMETIC_ERROR,
          FLOATING_POINT_ERROR,
          OVERFLOW_ERROR,
          ZERO_DIVISION_ERROR,
          ASSERTION_ERROR,
          ATTRIBUTE_ERROR,
          BUFFER_ERROR,
          EOF_ERROR,
          IMPORT_ERROR,
          MODULE_NOT_FOUND_ERROR,
          LOOKUP_ERROR,
          INDEX_ERROR,
          KEY_ERROR,
          MEMORY_ERROR,
          NAME_ERROR,
          UNBOUND_LOCAL_ERROR,
          OS_ERROR,
          BLOCKING_IO_ERROR,
          CHILD_PROCESS_ERROR,
          CONNECTION_ERROR,
          BROKEN_PIPE_ERROR,
          CONNECTION_ABORTED_ERROR,
          CONNECTION_REFUSED_ERROR,
          CONNECTION_RESET_ERROR,
          FILE_EXISTS_ERROR,
          FILE_NOT_FOUND_ERROR,
          INTERRUPTED_ERROR,
          IS_A_DIRECTORY_ERROR,
          NOT_A_DIRECTORY_ERROR,
          PERMISSION_ERROR,
          PROCESS_LOOKUP_ERROR,
          TIMEOUT_ERROR,
          REFERENCE_ERROR,
          RUNTIME_ERROR,
          NOT_IMPLEMENTED_ERROR,
          RECURSION_ERROR,
          STOP_ASYNC_ITERATION,
          STOP_ITERATION,
          SYNTAX_ERROR,
          INDENTATION_ERROR,
          TAB_ERROR,
          SYSTEM_ERROR,
          TYPE_ERROR,
          VALUE_ERROR,
          UNICODE_ERROR,
          UNICODE_DECODE_ERROR,
          UNICODE_ENCODE_ERROR,
          UNICODE_TRANSLATE_ERROR,
          WARNING,
          BYTES_WARNING,
          DEPRECATION_WARNING,
          ENCODING_WARNING,
          FUTURE_WARNING,
          IMPORT_WARNING,
          PENDING_DEPRECATION_WARNING,
          RESOURCE_WARNING,
          RUNTIME_WARNING,
          SYNTAX_WARNING,
          UNICODE_WARNING,
          USER_WARNING,
          GENERATOR_EXIT,
          KEYBOARD_INTERRUPT,
          SYSTEM_EXIT);

  private ExceptionTypes() {}

  /** All of them, each after the one it is derived from. */
  public static List<TypeValue> all() {
    return ALL;
  }

  private static TypeValue derive(String name, TypeValue base) {
    return TypeValue.exception(name, Optional.of(base));
  }
}
