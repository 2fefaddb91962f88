package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.ExceptionTypes;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The built-in functions that ask what an object is, and {@code input}. */
final class ObjectFunctions {
  static final List<BuiltinValue> ALL =
      List.of(
          BuiltinValue.function(
              Signature.one("callable"),
              Effects.PURE,
              (context, arguments) -> Operations.isCallable(arguments[0])),
          BuiltinValue.function(
              Signature.one("hash"),
              Effects.PURE,
              (context, arguments) -> Operations.hash(arguments[0])),
          BuiltinValue.function(
              Signature.positional("input", 0, 1), Effects.ANY, ObjectFunctions::input),
          BuiltinValue.function(
              Signature.positional("isinstance", 2, 2),
              Effects.PURE,
              (context, arguments) ->
                  isSubtype(
                      TypeValue.of(arguments[0]),
                      arguments[1],
                      "isinstance() arg 2 must be a type, a tuple of types, or a union")),
          BuiltinValue.function(
              Signature.positional("issubclass", 2, 2), Effects.PURE, ObjectFunctions::isSubclass));

  private ObjectFunctions() {}

  /** {@code id}, which numbers the objects of one machine. */
  static BuiltinValue id() {
    Identities identities = new Identities();
    return BuiltinValue.function(
        Signature.one("id"), Effects.READS, (context, arguments) -> identities.of(arguments[0]));
  }

  private static Object isSubclass(CallContext context, Object[] arguments) {
    return isSubtype(
        arguments[0],
        arguments[1],
        "issubclass() arg 2 must be a class, a tuple of classes, or a union");
  }

  /** Whether a type is derived from another, or from one of a tuple, in which may be tuples. */
  private static boolean isSubtype(Object derived, Object other, String complaint) {
    Deque<Object> pending = new ArrayDeque<>(List.of(other));
    while (!pending.isEmpty()) {
      Object next = pending.pop();
      if (next instanceof TupleValue tuple) {
        for (int i = tuple.size() - 1; i >= 0; i--) {
          pending.push(tuple.get(i));
        }
      } else if (!(derived instanceof TypeValue type)) {
        throw VmError.typeError("issubclass() arg 1 must be a class");
      } else if (!(next instanceof TypeValue candidate)) {
        throw VmError.typeError(complaint);
      } else if (type.isSubtypeOf(candidate)) {
        return true;
      }
    }
    return false;
  }

  private static Object input(CallContext context, Object[] arguments) {
    try {
      if (arguments[0] != null) {
        context.world().write(Operations.str(arguments[0]).value());
      }
      String line =
          context
              .world()
              .readLine()
              .orElseThrow(() -> VmError.of(ExceptionTypes.EOF_ERROR, "EOF when reading a line"));
      context.charge(line.length());
      return Str.of(line);
    } catch (IOException failure) {
      throw IoErrors.toProgram(failure);
    }
  }
}
