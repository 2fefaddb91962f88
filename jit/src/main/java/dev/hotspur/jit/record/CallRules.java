package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.interp.NoMethod;
import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.FloatFunction;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.RangeIterator;
import dev.hotspur.vm.value.RangeValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls, and iteration. */
final class CallRules {
  private static final int MAX_ARGUMENTS = 16;

  private final Emitter emitter;
  private final ObjectRules objects;

  CallRules(Emitter emitter) {
    this.emitter = emitter;
    this.objects = new ObjectRules(emitter);
  }

  Step translate(Opcode opcode, int operand) {
    return switch (opcode) {
      case CALL -> call(top(operand + 1), operand, operand + 1);
      case TAIL_CALL -> tailCall(operand);
      case LOAD_METHOD -> loadMethod(emitter.profile().facts().code().names().get(operand));
      case CALL_METHOD -> callMethod(operand);
      case GET_ITER -> iterator();
      case FOR_ITER ->
          emitter.slots().isValue(emitter.position(emitter.register(1))) || isRange()
              ? nextOfRange(operand)
              : nextOfAny(operand);
      default -> new Step.Leave();
    };
  }

  private Step go() {
    return new Step.Go(emitter.pc() + 1);
  }

  private Value top(int n) {
    return emitter.read(emitter.register(n));
  }

  private Fact fact() {
    return emitter.profile().fact(emitter.pc());
  }

  // Calls

  /** Calls with the values on top of the stack; {@code popped} values make room for the result. */
  private Step call(Value callee, int count, int popped) {
    if (count > MAX_ARGUMENTS || callee.type() != Type.REF) {
      return new Step.Leave();
    }
    Optional<Object> known = known(callee).or(() -> assume(callee));
    if (known.isEmpty()) {
      return callAny(callee, count, popped);
    }
    if (known.get() == Types.RANGE && (count == 1 || count == 2) && areInts(count)) {
      return newRange(count, popped);
    }
    Optional<FloatFunction> floats =
        known.get() instanceof BuiltinValue builtin ? builtin.floatFunction() : Optional.empty();
    if (floats.isPresent() && areFloats(count, floats.get())) {
      return callFloats((BuiltinValue) known.get(), floats.get(), popped);
    }
    if (known.get() instanceof BuiltinValue
        || known.get() instanceof TypeValue
        || known.get() instanceof BoundMethod) {
      return callBuiltin(callee, count, popped);
    }
    return known.get() instanceof FunctionValue function && takesExactly(function, count)
        ? invoke(function, count, popped)
        : callAny(callee, count, popped);
  }

  /** What was called each time, if that was always the same: guarded to be it. */
  private Optional<Object> assume(Value callee) {
    Optional<Object> seen = fact().object();
    seen.ifPresent(
        object -> emitter.emit(Op.GUARD_SAME, emitter.constant(object, "callee"), callee));
    return seen;
  }

  /** Calls whatever it is with boxed arguments. */
  private Step callAny(Value callee, int count, int popped) {
    List<Value> args = new ArrayList<>();
    args.add(emitter.ref(emitter.targets().any(), "any"));
    args.add(emitter.box(callee));
    List<Type> types = new ArrayList<>(List.of(Type.REF));
    for (int n = count; n >= 1; n--) {
      args.add(emitter.box(top(n)));
      types.add(Type.REF);
    }
    Value result =
        emitter.call(Routines.invoke("any", types, fact().result()), args.toArray(new Value[0]));
    Step step = objects.pushResult(result, popped);
    emitter.checkFuel();
    return step;
  }

  /** Calls a function of the program with unboxed arguments. */
  private Step invoke(FunctionValue function, int count, int popped) {
    CallTarget target = emitter.targets().of(function);
    Optional<Signature> signature = emitter.targets().signature(target);
    List<Value> args = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      Value argument =
          as(signature.map(s -> s.parameters().get(index)).orElse(Type.REF), top(count - i));
      args.add(argument);
      types.add(argument.type());
    }
    Residual routine = Routines.invoke(function.name(), types, fact().result());
    args.add(0, emitter.ref(target, function.name()));
    Value result = emitter.call(routine, args.toArray(new Value[0]));
    Step step = objects.pushResult(result, popped);
    emitter.checkFuel();
    return step;
  }

  /** A value in the form in which a compiled function takes it. */
  private Value as(Type wanted, Value value) {
    if (value.type() != Type.REF) {
      return value;
    }
    return switch (wanted) {
      case INT -> emitter.emit(Op.UNBOX_INT, value);
      case FLOAT -> emitter.emit(Op.UNBOX_FLOAT, value);
      case BOOL -> emitter.emit(Op.UNBOX_BOOL, value);
      default -> value;
    };
  }

  private static boolean takesExactly(FunctionValue function, int count) {
    Parameters parameters = function.code().parameters();
    return parameters.count() == count
        && parameters.byPosition() == count
        && function.closure().isEmpty();
  }

  /** A call of the function by itself in its own place begins it again; others are left. */
  private Step tailCall(int count) {
    Optional<Object> known = known(top(count + 1));
    if (!emitter.profile().isOfFunction()
        || known.isEmpty()
        || !(known.get() instanceof FunctionValue function)
        || !function.code().equals(emitter.profile().facts().code())
        || function.globals() != emitter.globals()
        || !takesExactly(function, count)) {
      return new Step.Leave();
    }
    List<Value> args = new ArrayList<>();
    for (int n = count; n >= 1; n--) {
      args.add(top(n));
    }
    for (int register = 0; register < emitter.slots().size(); register++) {
      emitter.slots().untouch(register);
    }
    for (int i = 0; i < count; i++) {
      emitter.slots().set(i, args.get(i));
    }
    return new Step.Go(0);
  }

  /** Finds the method of a type; what a module has under the name is left to the interpreter. */
  private Step loadMethod(String name) {
    Value object = top(1);
    Optional<Object> method = fact().object().filter(BuiltinValue.class::isInstance);
    Optional<Class<?>> type = fact().operandClass();
    Optional<Value> ofModule = objects.moduleAttribute(object, name);
    if (ofModule.isPresent()) {
      emitter.slots().set(emitter.register(1), ofModule.get());
      emitter.slots().set(emitter.register(1) + 1, emitter.ref(NoMethod.NONE, "no self"));
      return go();
    }
    boolean isMethod = method.isPresent() && ((BuiltinValue) method.get()).owner().isPresent();
    if (!isMethod || type.isEmpty() || object.type() != Type.REF) {
      return new Step.Leave();
    }
    int register = emitter.register(1);
    emitter.emit(Op.GUARD_CLASS, emitter.constant(type.get(), type.get().getSimpleName()), object);
    emitter.slots().set(register, emitter.ref(method.get(), ((BuiltinValue) method.get()).name()));
    emitter.slots().set(register + 1, object);
    return go();
  }

  private Step callMethod(int count) {
    Value callee = top(count + 2);
    if (known(top(count + 1)).filter(NoMethod.class::isInstance).isPresent()) {
      return call(callee, count, count + 2);
    }
    if (count >= MAX_ARGUMENTS || known(callee).filter(BuiltinValue.class::isInstance).isEmpty()) {
      return new Step.Leave();
    }
    return callBuiltin(callee, count + 1, count + 2);
  }

  /** Calls something that is no function of the program with the values on top of the stack. */
  private Step callBuiltin(Value callee, int count, int popped) {
    List<Value> args = new ArrayList<>();
    args.add(callee);
    for (int n = count; n >= 1; n--) {
      args.add(emitter.box(top(n)));
    }
    Value result = emitter.call(Routines.call(count), args.toArray(new Value[0]));
    Step step = objects.pushResult(result, popped);
    emitter.checkFuel();
    return step;
  }

  private boolean areInts(int count) {
    boolean all = true;
    for (int n = 1; n <= count; n++) {
      all &= top(n).type() == Type.INT;
    }
    return all;
  }

  /** range(stop) or range(start, stop), where the start is not negative, so that it surely fits. */
  private Step newRange(int count, int popped) {
    Value stop = top(1);
    Value start = count == 1 ? Constant.of(0L) : top(2);
    if (count == 2) {
      Value fits = emitter.emit(Op.INT_GE, start, Constant.of(0L));
      emitter.emit(Op.GUARD_TRUE, fits);
    }
    Value range = emitter.call(Routines.newRange(), start, stop);
    emitter.noteNewRange(range, new Emitter.NewRange(start, stop));
    return objects.pushResult(range, popped);
  }

  private Optional<Object> known(Value callee) {
    if (callee instanceof Constant constant && constant.type() == Type.REF) {
      return Optional.of(constant.asRef().value());
    }
    return Optional.empty();
  }

  private boolean areFloats(int count, FloatFunction function) {
    boolean all = function.arity() == count && !fact().resultIsNot(Type.FLOAT);
    for (int n = 1; n <= count; n++) {
      all &= top(n).type() == Type.FLOAT;
    }
    return all;
  }

  /** Calls a Java method on floats; arguments outside its domain are the interpreter's. */
  private Step callFloats(BuiltinValue builtin, FloatFunction function, int popped) {
    List<Value> args = new ArrayList<>();
    for (int n = function.arity(); n >= 1; n--) {
      Value argument = top(n);
      emitter.emit(Op.GUARD_TRUE, emitter.emit(Op.FLOAT_GE, argument, Constant.of(function.low())));
      emitter.emit(
          Op.GUARD_TRUE, emitter.emit(Op.FLOAT_LE, argument, Constant.of(function.high())));
      args.add(argument);
    }
    Value result =
        emitter.call(
            Routines.floats(
                builtin.name(),
                function.owner(),
                function.method(),
                function.descriptor(),
                function.arity()),
            args.toArray(new Value[0]));
    return objects.pushResult(result, popped);
  }

  // Iteration

  private Step iterator() {
    int register = emitter.register(1);
    if (emitter.isNewIterator(top(1))) {
      return go();
    }
    Optional<Emitter.NewRange> made = emitter.newRange(top(1));
    if (made.isPresent()) {
      Value result =
          emitter.call(Routines.newRangeIterator(), made.get().start(), made.get().stop());
      emitter.noteNewIterator(result);
      emitter.slots().set(register, result);
      emitter.slots().set(emitter.position(register), made.get().start());
      return go();
    }
    boolean overRange =
        fact().operandClass().filter(RangeValue.class::equals).isPresent()
            && fact().object().filter(RangeIterator.class::equals).isPresent();
    if (!overRange || top(1).type() != Type.REF) {
      Value result = emitter.call(Routines.iterator(), emitter.box(top(1)));
      emitter.slots().set(register, result);
      return go();
    }
    // Iterators over ranges are new, so nothing else knows where they are.
    emitter.emit(Op.GUARD_CLASS, emitter.constant(RangeValue.class, "range"), top(1));
    Value result = emitter.call(Routines.rangeIterator(), top(1));
    emitter.emit(Op.GUARD_CLASS, emitter.constant(RangeIterator.class, "range iterator"), result);
    emitter.slots().set(register, result);
    emitter.slots().set(emitter.position(register), emitter.emit(Op.RANGE_NEXT, result));
    return go();
  }

  /** Whether the iterator was in the loop before the region was entered and is one over a range. */
  private boolean isRange() {
    return !emitter.profile().isOfFunction()
        && emitter.isUntouched(emitter.register(1))
        && emitter.isUntouched(emitter.position(emitter.register(1)))
        && fact().operandClass().filter(RangeIterator.class::equals).isPresent();
  }

  private Step nextOfRange(int target) {
    int register = emitter.register(1);
    int position = emitter.position(register);
    Value iterator = top(1);
    Value next = emitter.read(position);
    Value end = emitter.emit(Op.RANGE_END, iterator);
    Value step = stepOf(iterator);
    boolean byOne = step instanceof Constant constant && constant.asInt() == 1;
    Value goesOn = byOne ? emitter.emit(Op.INT_LT, next, end) : emitter.emit(Op.INT_NE, next, end);
    Step.Outcome item =
        new Step.Outcome(
            emitter.pc() + 1,
            where -> {
              where.slots().set(register + 1, next);
              where.slots().set(position, where.emit(Op.INT_ADD_NW, next, step));
            });
    Step.Outcome over =
        new Step.Outcome(
            target,
            where -> {
              if (where.slots().isValue(position)) {
                where.store(register);
              }
              where.drop(register);
            });
    return new Step.Choice(goesOn, item, over, true);
  }

  /** The step, a constant if it was always the same. */
  private Value stepOf(Value iterator) {
    Optional<Integer> seen = fact().number();
    if (emitter.isNewIterator(iterator)) {
      return Constant.of(1L);
    } else if (seen.isEmpty()) {
      return emitter.emit(Op.RANGE_STEP, iterator);
    }
    Value expected = Constant.of((long) seen.get());
    emitter.emit(
        Op.GUARD_TRUE, emitter.emit(Op.INT_EQ, emitter.emit(Op.RANGE_STEP, iterator), expected));
    return expected;
  }

  private Step nextOfAny(int target) {
    int register = emitter.register(1);
    if (top(1).type() != Type.REF) {
      return new Step.Leave();
    }
    Value item = emitter.call(Routines.next(), top(1));
    Value isOver = emitter.emit(Op.REF_SAME, item, emitter.ref(IteratorValue.END, "end"));
    Step.Outcome over = new Step.Outcome(target, where -> where.drop(register));
    Step.Outcome more =
        new Step.Outcome(
            emitter.pc() + 1,
            where -> where.slots().set(register + 1, item),
            where -> unboxItem(where, register + 1, item));
    return new Step.Choice(isOver, over, more, false);
  }

  private void unboxItem(Emitter where, int register, Value item) {
    Op op =
        switch (fact().result()) {
          case INT -> Op.UNBOX_INT;
          case FLOAT -> Op.UNBOX_FLOAT;
          case BOOL -> Op.UNBOX_BOOL;
          default -> Op.JUMP;
        };
    if (op != Op.JUMP) {
      where.slots().set(register, where.guard(op, where.after(where.pc() + 1), item));
    }
    // The iterator may have called the program.
    where.checkFuel();
  }
}
