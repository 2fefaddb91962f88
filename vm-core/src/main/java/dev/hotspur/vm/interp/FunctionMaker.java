package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.StackEffect;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.value.Cell;
import dev.hotspur.vm.value.DictValue;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes functions of code and of the parts that a MAKE_FUNCTION names. The complaints are those of
 * CPython's {@code types.FunctionType}.
 *
 * @param parts the operand, which has a bit for each part
 * @param globals the globals that the functions see
 */
public record FunctionMaker(int parts, Globals globals) {
  /** How many values {@link #make} takes: the parts and the code. */
  public int size() {
    return Integer.bitCount(parts) + 1;
  }

  /**
   * Makes a function.
   *
   * @param values the parts in the order of the instruction's notation, and the code
   * @throws VmError a TypeError or ValueError if a part is not what it has to be
   */
  public FunctionValue make(Object[] values) {
    Map<String, Object> given = new LinkedHashMap<>();
    int next = 0;
    for (StackEffect.Part part : Opcode.MAKE_FUNCTION.parts()) {
      if ((parts & part.bit()) != 0) {
        given.put(part.word(), values[next++]);
      }
    }
    return function(values[next], given);
  }

  private FunctionValue function(Object code, Map<String, Object> given) {
    if (!(code instanceof VerifiedCode verified)) {
      throw VmError.typeError("function() argument 'code' must be code, not " + typeOf(code));
    }
    return new FunctionValue(
        verified,
        globals,
        part(given, "defaults")
            .map(FunctionMaker::defaults)
            .orElse(verified.definition().defaults()),
        part(given, "keyword_defaults")
            .map(FunctionMaker::keywordDefaults)
            .orElse(verified.definition().keywordDefaults()),
        closure(verified, part(given, "closure")));
  }

  private static Optional<Object> part(Map<String, Object> given, String word) {
    return Optional.ofNullable(given.get(word));
  }

  private static String typeOf(Object value) {
    return TypeValue.of(value).name();
  }

  private static List<Object> defaults(Object given) {
    if (given instanceof TupleValue tuple) {
      return List.of(tuple.toArray());
    }
    throw VmError.typeError("arg 4 (defaults) must be None or tuple");
  }

  private static Map<String, Object> keywordDefaults(Object given) {
    if (!(given instanceof DictValue dict)) {
      throw VmError.typeError("__kwdefaults__ must be set to a dict object");
    }
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (int at = dict.next(0); at != DictValue.NO_ENTRY; at = dict.next(at + 1)) {
      // What is no string is the default of no parameter.
      if (dict.keyAt(at) instanceof Str name) {
        defaults.put(name.value(), dict.valueAt(at));
      }
    }
    return defaults;
  }

  private static List<Cell> closure(VerifiedCode verified, Optional<Object> given) {
    int wanted = verified.code().frees().size();
    if (given.isPresent() ? !(given.get() instanceof TupleValue) : wanted > 0) {
      throw VmError.typeError(
          wanted > 0 && given.isEmpty()
              ? "arg 5 (closure) must be tuple"
              : "arg 5 (closure) must be None or tuple");
    }
    TupleValue cells = given.isPresent() ? (TupleValue) given.get() : TupleValue.EMPTY;
    if (cells.size() != wanted) {
      throw VmError.valueError(
          "%s requires closure of length %d, not %d"
              .formatted(verified.code().name(), wanted, cells.size()));
    }
    List<Cell> closure = new ArrayList<>();
    for (Object each : cells.toArray()) {
      if (!(each instanceof Cell cell)) {
        throw VmError.typeError("arg 5 (closure) expected cell, found " + typeOf(each));
      }
      closure.add(cell);
    }
    return closure;
  }
}
