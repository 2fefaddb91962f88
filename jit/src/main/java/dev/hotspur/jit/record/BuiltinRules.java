package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.Intrinsic;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.Types;
import dev.hotspur.vm.value.UnboxedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls of what is written in Java. A few builtins are operations of the graph when they are given
 * what they usually are; those that have an unboxed form are called with unboxed arguments; the
 * others are residual calls.
 */
final class BuiltinRules {
  private final Emitter emitter;
  private final OperandStack stack;
  private final UnboxedCalls unboxed;

  BuiltinRules(Emitter emitter, OperandStack stack) {
    this.emitter = emitter;
    this.stack = stack;
    this.unboxed = new UnboxedCalls(emitter, stack);
  }

  /**
   * Calls a builtin, a type or a bound method.
   *
   * @param known what is called
   * @param callee the same as a value of the graph
   * @param args its arguments, the object of a method first
   * @param popped how many values on the stack the result replaces
   */
  Step call(Object known, Value callee, List<Value> args, int popped) {
    if (known instanceof BoundMethod bound) {
      List<Value> all = new ArrayList<>(args);
      all.add(0, emitter.ref(bound.self(), "self"));
      BuiltinValue method = bound.method();
      return call(method, emitter.ref(method, method.name()), all, popped);
    }
    Optional<Value> direct =
        known instanceof BuiltinValue builtin
            ? ofBuiltin(builtin, args)
            : known instanceof TypeValue type ? ofType(type, args) : Optional.empty();
    if (direct.isPresent()) {
      Step step = stack.pushResult(direct.get(), popped);
      if (known instanceof BuiltinValue builtin && UnboxedCalls.mayCharge(builtin)) {
        emitter.checkFuel();
      }
      return step;
    }
    boolean appends =
        known instanceof BuiltinValue builtin
            && builtin.intrinsic() == Intrinsic.LIST_APPEND
            && args.size() == 2
            && isList(args.get(0));
    if (appends) {
      append(args.get(0), args.get(1));
      return stack.pushResult(emitter.constant(None.NONE), popped);
    }
    List<Value> given = new ArrayList<>();
    given.add(callee);
    args.forEach(arg -> given.add(emitter.box(arg)));
    Value result =
        emitter.call(
            Routines.call(
                args.size(),
                known instanceof BuiltinValue builtin
                    ? Optional.of(builtin.effects())
                    : Optional.empty()),
            given.toArray(new Value[0]));
    Step step = stack.pushResult(result, popped);
    emitter.checkFuel();
    return step;
  }

  private Optional<Value> ofBuiltin(BuiltinValue builtin, List<Value> args) {
    Optional<UnboxedForm> form = Lists.first(builtin.forms(), each -> unboxed.fits(each, args));
    if (form.isPresent()) {
      return Optional.of(unboxed.call(builtin, form.get(), args));
    }
    Intrinsic intrinsic = builtin.intrinsic();
    return switch (args.size()) {
      case 1 ->
          switch (intrinsic) {
            case LEN -> length(args.get(0));
            case ABS -> absolute(args.get(0));
            case LIST_POP -> isList(args.get(0)) ? pop(args.get(0)) : Optional.empty();
            default -> Optional.empty();
          };
      case 2 ->
          switch (intrinsic) {
            case MIN -> lesser(args, Op.INT_MIN, Op.FLOAT_MIN);
            case MAX -> lesser(args, Op.INT_MAX, Op.FLOAT_MAX);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private Optional<Value> ofType(TypeValue type, List<Value> args) {
    if (type == Types.RANGE) {
      return range(args);
    } else if (args.size() != 1) {
      return Optional.empty();
    }
    Value arg = args.get(0);
    if (type == Types.INT && arg.type() == Type.FLOAT && !stack.fact().resultIsNot(Type.INT)) {
      return Optional.of(emitter.emit(Op.FLOAT_TO_INT, arg));
    } else if (type == Types.FLOAT && arg.type() == Type.INT) {
      return Optional.of(emitter.emit(Op.INT_TO_FLOAT, arg));
    }
    boolean same =
        (type == Types.INT && arg.type() == Type.INT)
            || (type == Types.FLOAT && arg.type() == Type.FLOAT)
            || (type == Types.BOOL && arg.type() == Type.BOOL);
    return same ? Optional.of(arg) : Optional.empty();
  }

  private Optional<Value> length(Value list) {
    if (!isList(list)) {
      return Optional.empty();
    }
    guardList(list);
    return Optional.of(emitter.emit(Op.LIST_SIZE, list));
  }

  private Optional<Value> absolute(Value number) {
    if (stack.fact().resultIsNot(number.type())) {
      return Optional.empty();
    }
    return switch (number.type()) {
      case INT -> Optional.of(emitter.emit(Op.INT_ABS, number));
      case FLOAT -> Optional.of(emitter.emit(Op.FLOAT_ABS, number));
      default -> Optional.empty();
    };
  }

  private Optional<Value> lesser(List<Value> args, Op ofInts, Op ofFloats) {
    Value[] both = args.toArray(new Value[0]);
    if (both[0].type() == Type.INT && both[1].type() == Type.INT) {
      return Optional.of(emitter.emit(ofInts, both));
    } else if (both[0].type() == Type.FLOAT && both[1].type() == Type.FLOAT) {
      return Optional.of(emitter.emit(ofFloats, both));
    }
    return Optional.empty();
  }

  // Ranges

  private Optional<Value> range(List<Value> args) {
    if (args.isEmpty() || args.size() > 3 || !Lists.all(args, a -> a.type() == Type.INT)) {
      return Optional.empty();
    }
    Value start = args.size() == 1 ? Constant.of(0L) : args.get(0);
    Value stop = args.get(args.size() == 1 ? 0 : 1);
    Value step = args.size() == 3 ? args.get(2) : Constant.of(1L);
    emitter.emit(Op.RANGE_FITS, start, stop, step);
    return Optional.of(emitter.emit(Op.RANGE_NEW, start, stop, step));
  }

  // Methods of lists

  /** Whether the first argument was always a list. */
  private boolean isList(Value first) {
    return first.type() == Type.REF
        && stack.fact().argument().filter(ListValue.class::equals).isPresent();
  }

  private void guardList(Value list) {
    emitter.emit(Op.GUARD_CLASS, emitter.constant(ListValue.class, "list"), list);
  }

  private void append(Value list, Value item) {
    guardList(list);
    Type type = item.type();
    int kind = stack.fact().number().orElse(ListValue.EMPTY);
    boolean fits =
        switch (kind) {
          case ListValue.LONG -> type == Type.INT;
          case ListValue.DOUBLE -> type == Type.FLOAT;
          case ListValue.BOOL -> type == Type.BOOL;
          case ListValue.OBJECT -> type == Type.REF;
          default -> false;
        };
    if (!fits) {
      emitter.call(Routines.append(type), list, type == Type.BOOL ? emitter.box(item) : item);
      return;
    }
    emitter.emit(Op.GUARD_LIST_KIND, Attribute.of(kind), list);
    switch (kind) {
      case ListValue.LONG -> emitter.emit(Op.LIST_APPEND_INT, list, item);
      case ListValue.DOUBLE -> emitter.emit(Op.LIST_APPEND_FLOAT, list, item);
      case ListValue.BOOL -> emitter.emit(Op.LIST_APPEND_BOOL, list, item);
      default -> emitter.emit(Op.LIST_APPEND_REF, list, item);
    }
  }

  private Optional<Value> pop(Value list) {
    Optional<Op> op =
        stack
            .fact()
            .number()
            .map(
                kind ->
                    switch (kind) {
                      case ListValue.LONG -> Op.LIST_POP_INT;
                      case ListValue.DOUBLE -> Op.LIST_POP_FLOAT;
                      case ListValue.BOOL -> Op.LIST_POP_BOOL;
                      case ListValue.OBJECT -> Op.LIST_POP_REF;
                      default -> Op.JUMP;
                    })
            .filter(found -> found != Op.JUMP);
    op.ifPresent(
        found -> {
          guardList(list);
          emitter.emit(Op.GUARD_LIST_KIND, Attribute.of(stack.fact().number().orElseThrow()), list);
        });
    return op.map(found -> emitter.emit(found, list));
  }
}
