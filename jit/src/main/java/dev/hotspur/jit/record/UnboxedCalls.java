package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.UnboxedForm;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls of builtins by their unboxed forms. Floats outside a form's domain, and results of another
 * type, are the interpreter's; where the result was of another type, the form does not fit.
 */
final class UnboxedCalls {
  private final Emitter emitter;
  private final OperandStack stack;

  UnboxedCalls(Emitter emitter, OperandStack stack) {
    this.emitter = emitter;
    this.stack = stack;
  }

  /** Whether an unboxed form of a builtin may take of the fuel. */
  static boolean mayCharge(BuiltinValue builtin) {
    return Lists.any(builtin.forms(), UnboxedForm::takesMachine);
  }

  /** Whether the form can be called with these arguments, the object of a method first. */
  boolean fits(UnboxedForm form, List<Value> args) {
    List<Class<?>> wanted = form.arguments();
    boolean result =
        wanted.size() == args.size()
            && !stack.fact().resultIsNot(RoutineBuilder.typeOf(form.result()));
    for (int i = 0; result && i < args.size(); i++) {
      result = fits(wanted.get(i), args.get(i));
    }
    return result;
  }

  private boolean fits(Class<?> wanted, Value arg) {
    if (wanted == double.class) {
      return arg.type() == Type.FLOAT || arg.type() == Type.INT;
    }
    Type type = RoutineBuilder.typeOf(wanted);
    return arg.type() == type && (type != Type.REF || wanted == classOf(arg));
  }

  /** The class of the first argument, as far as it is known. */
  private Class<?> classOf(Value arg) {
    return arg instanceof Constant constant
        ? constant.asRef().value().getClass()
        : stack.fact().argument().orElse(Object.class);
  }

  /** Calls a form that fits. */
  Value call(BuiltinValue builtin, UnboxedForm form, List<Value> args) {
    List<Value> passed = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      passed.add(convert(form, form.arguments().get(i), args.get(i)));
    }
    Residual routine = Routines.unboxed(name(builtin, form), form, builtin.effects());
    return emitter.call(routine, passed.toArray(new Value[0]));
  }

  private Value convert(UnboxedForm form, Class<?> wanted, Value arg) {
    if (wanted == double.class) {
      Value number = arg.type() == Type.INT ? emitter.emit(Op.INT_TO_FLOAT, arg) : arg;
      form.domain().ifPresent(domain -> guard(domain, number));
      return number;
    } else if (!wanted.isPrimitive() && !(arg instanceof Constant)) {
      emitter.emit(Op.GUARD_CLASS, emitter.constant(wanted, wanted.getSimpleName()), arg);
    }
    return arg;
  }

  private void guard(UnboxedForm.Domain domain, Value number) {
    emitter.emit(Op.GUARD_TRUE, emitter.emit(Op.FLOAT_GE, number, Constant.of(domain.low())));
    emitter.emit(Op.GUARD_TRUE, emitter.emit(Op.FLOAT_LE, number, Constant.of(domain.high())));
  }

  /** What the printed IR shows: the name, and the types of the arguments if there is a choice. */
  private static String name(BuiltinValue builtin, UnboxedForm form) {
    StringBuilder name = new StringBuilder(builtin.name());
    if (builtin.forms().size() > 1) {
      form.arguments().forEach(type -> name.append('.').append(RoutineBuilder.typeOf(type).word()));
    }
    return name.toString();
  }
}
