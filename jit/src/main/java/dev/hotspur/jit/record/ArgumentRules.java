package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds the value of each parameter when a function that is known is called with arguments whose
 * number and names are known: what the interpreter does at each call is done once.
 */
final class ArgumentRules {
  private final Emitter emitter;

  ArgumentRules(Emitter emitter) {
    this.emitter = emitter;
  }

  /** The names in a tuple of strings that is known. */
  static Optional<List<String>> names(Object known) {
    if (!(known instanceof TupleValue tuple)
        || !Lists.all(Arrays.asList(tuple.toArray()), Str.class::isInstance)) {
      return Optional.empty();
    }
    return Optional.of(Lists.map(Arrays.asList(tuple.toArray()), name -> ((Str) name).value()));
  }

  /**
   * The values of the parameters, in the order of the function's locals.
   *
   * @param args the arguments
   * @param names the names of the last of them
   * @param defaults whether the function's defaults are those of what will be called
   * @return nothing if they do not fit, so that the call raises, or if that is not known
   */
  Optional<List<Value>> bind(
      FunctionValue function, List<Value> args, List<String> names, boolean defaults) {
    Parameters parameters = function.code().parameters();
    int byPosition = parameters.byPosition();
    int given = args.size() - names.size();
    if (given < 0 || (given > byPosition && !parameters.variadic())) {
      return Optional.empty();
    }
    List<Optional<Value>> bound =
        new ArrayList<>(Collections.nCopies(parameters.count(), Optional.empty()));
    for (int i = 0; i < Math.min(given, byPosition); i++) {
      bound.set(i, Optional.of(args.get(i)));
    }
    List<Value> others = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Value value = args.get(given + i);
      int index = byName(function, names.get(i));
      if (index >= 0 && bound.get(index).isEmpty()) {
        bound.set(index, Optional.of(value));
      } else if (index < 0 && parameters.variadicKeywords()) {
        others.add(emitter.constant(Str.of(names.get(i))));
        others.add(value);
      } else {
        return Optional.empty();
      }
    }
    if (defaults) {
      fillIn(function, bound);
    }
    int named = byPosition + parameters.keywordOnly();
    if (!Lists.all(bound.subList(0, named), Optional::isPresent)) {
      return Optional.empty();
    }
    if (parameters.variadic()) {
      List<Value> rest = args.subList(Math.min(given, byPosition), given);
      bound.set(named, Optional.of(collect(Opcode.BUILD_TUPLE, rest)));
    }
    if (parameters.variadicKeywords()) {
      bound.set(bound.size() - 1, Optional.of(collect(Opcode.BUILD_DICT, others)));
    }
    return Optional.of(Lists.map(bound, Optional::orElseThrow));
  }

  /** The parameter that can be given by a name; -1 if there is none. */
  private static int byName(FunctionValue function, String name) {
    Parameters parameters = function.code().parameters();
    int first = parameters.positionalOnly();
    int end = parameters.byPosition() + parameters.keywordOnly();
    int index = function.code().locals().subList(first, end).indexOf(name);
    return index < 0 ? -1 : first + index;
  }

  /** Gives parameters that were not given their defaults, if they have any. */
  private void fillIn(FunctionValue function, List<Optional<Value>> bound) {
    Parameters parameters = function.code().parameters();
    int byPosition = parameters.byPosition();
    List<Object> defaults = function.defaults();
    for (int i = 0; i < byPosition + parameters.keywordOnly(); i++) {
      int index = i - (byPosition - defaults.size());
      if (bound.get(i).isEmpty() && i < byPosition && index >= 0) {
        bound.set(i, Optional.of(emitter.constant(defaults.get(index))));
      } else if (bound.get(i).isEmpty() && i >= byPosition) {
        Object value = function.keywordDefaults().get(function.code().locals().get(i));
        bound.set(i, Optional.ofNullable(value).map(emitter::constant));
      }
    }
  }

  /** What a parameter collects; a dict is a new one each time. */
  private Value collect(Opcode opcode, List<Value> values) {
    if (opcode == Opcode.BUILD_TUPLE && values.isEmpty()) {
      return emitter.constant(TupleValue.EMPTY);
    }
    Value[] boxed = Lists.map(values, emitter::box).toArray(new Value[0]);
    return emitter.call(Routines.build(opcode, boxed.length), boxed);
  }
}
