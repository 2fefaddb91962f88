package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.RangeValue;
import dev.hotspur.vm.value.TupleValue;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Iteration. The position of an iterator over a range, a list or a tuple that nobody else can look
 * at is a variable of the region, so that the loop is one over a counter; whatever else there is to
 * iterate over is asked for its next item.
 */
final class IterationRules {
  private final Emitter emitter;
  private final OperandStack stack;

  IterationRules(Emitter emitter, OperandStack stack) {
    this.emitter = emitter;
    this.stack = stack;
  }

  /** GET_ITER. */
  Step iterator() {
    Value source = stack.top(1);
    Optional<Class<?>> seen = stack.fact().operandClass();
    if (source instanceof Instruction range && range.op() == Op.RANGE_NEW) {
      Value[] bounds = range.args().toArray(new Value[0]);
      Value iterator = emitter.emit(Op.RANGE_ITERATOR, bounds);
      if (!(bounds[2] instanceof Constant)) {
        // Here, where the bounds have just been checked; the loop's own is equal to it.
        emitter.emit(Op.RANGE_LIMIT, bounds);
      }
      return begin(iterator, bounds[0]);
    } else if (source.type() == Type.REF && seen.filter(RangeValue.class::equals).isPresent()) {
      emitter.emit(Op.GUARD_CLASS, emitter.constant(RangeValue.class, "range"), source);
      Value iterator = emitter.call(Routines.rangeIterator(), source);
      return begin(iterator, emitter.emit(Op.RANGE_NEXT, iterator));
    } else if (source.type() == Type.REF && seen.filter(ListValue.class::equals).isPresent()) {
      emitter.emit(Op.GUARD_CLASS, emitter.constant(ListValue.class, "list"), source);
      return begin(emitter.emit(Op.LIST_ITERATOR, source), Constant.of(0L));
    } else if (source.type() == Type.REF && seen.filter(TupleValue.class::equals).isPresent()) {
      emitter.emit(Op.GUARD_CLASS, emitter.constant(TupleValue.class, "tuple"), source);
      return begin(emitter.emit(Op.TUPLE_ITERATOR, source), Constant.of(0L));
    }
    Value result = emitter.call(Routines.iterator(), emitter.box(source));
    emitter.drop(emitter.register(1));
    return stack.push(result, 1);
  }

  /** A new iterator, whose position is a variable if nobody else can look at it. */
  private Step begin(Value iterator, Value position) {
    int register = emitter.register(1);
    emitter.slots().set(register, iterator);
    if (emitter.profile().facts().keepsIterators()) {
      emitter.slots().set(emitter.position(register), position);
    }
    return stack.go();
  }

  /** FOR_ITER. */
  Step next(int target) {
    int register = emitter.register(1);
    boolean counts =
        emitter.profile().facts().hasPrivateIterator(emitter.pc()) && emitter.hasPosition(register);
    if (counts) {
      return switch (emitter.walk(stack.top(1))) {
        case RANGE -> nextOfRange(target);
        case LIST -> nextOfList(target);
        case TUPLE -> nextOfTuple(target);
      };
    }
    emitter.settle(register);
    return nextOfAny(target);
  }

  private Step nextOfRange(int target) {
    int register = emitter.register(1);
    int position = emitter.position(register);
    Value iterator = stack.top(1);
    Value next = emitter.read(position);
    Value step = step(iterator);
    Value goesOn = emitter.emit(comparison(step), next, limit(iterator, step));
    Step.Outcome item =
        new Step.Outcome(
            emitter.pc() + 1,
            where -> {
              where.slots().set(register + 1, next);
              where.slots().set(position, where.emit(Op.INT_ADD_NW, next, step));
            });
    return new Step.Choice(goesOn, item, over(target), true);
  }

  private static Op comparison(Value step) {
    if (step instanceof Constant constant) {
      return constant.asInt() > 0 ? Op.INT_LT : Op.INT_GT;
    }
    return Op.INT_NE;
  }

  /** What the items stay before; exactly what follows the last of them, if the step is unknown. */
  private Value limit(Value iterator, Value step) {
    if (iterator instanceof Instruction made && made.op() == Op.RANGE_ITERATOR) {
      return step instanceof Constant
          ? made.arg(1)
          : emitter.emit(Op.RANGE_LIMIT, made.args().toArray(new Value[0]));
    }
    return emitter.emit(Op.RANGE_END, iterator);
  }

  /** The step, a constant if it was always the same. */
  private Value step(Value iterator) {
    if (iterator instanceof Instruction made && made.op() == Op.RANGE_ITERATOR) {
      return made.arg(2);
    }
    Value step = emitter.emit(Op.RANGE_STEP, iterator);
    Optional<Integer> seen = stack.fact().number();
    if (seen.isEmpty()) {
      return step;
    }
    Value expected = Constant.of((long) seen.get());
    emitter.emit(Op.GUARD_TRUE, emitter.emit(Op.INT_EQ, step, expected));
    return expected;
  }

  private Step.Outcome over(int target) {
    int register = emitter.register(1);
    return new Step.Outcome(target, where -> where.drop(register));
  }

  private Step nextOfList(int target) {
    Value iterator = stack.top(1);
    Value list =
        iterator instanceof Instruction made && made.op() == Op.LIST_ITERATOR
            ? made.arg(0)
            : emitter.emit(Op.LISTITER_LIST, iterator);
    Optional<Integer> kind = stack.fact().number().filter(seen -> seen != ListValue.EMPTY);
    kind.ifPresent(seen -> emitter.emit(Op.GUARD_LIST_KIND, Attribute.of(seen), list));
    Value size = emitter.emit(Op.LIST_SIZE, list);
    return nextOfSequence(target, size, (where, index) -> item(where, list, kind, index));
  }

  private Step nextOfTuple(int target) {
    Value iterator = stack.top(1);
    Value tuple =
        iterator instanceof Instruction made && made.op() == Op.TUPLE_ITERATOR
            ? made.arg(0)
            : emitter.emit(Op.TUPLEITER_TUPLE, iterator);
    Value size = emitter.emit(Op.TUPLE_SIZE, tuple);
    return nextOfSequence(target, size, (where, index) -> where.emit(Op.TUPLE_AT, tuple, index));
  }

  private Step nextOfSequence(int target, Value size, BiFunction<Emitter, Value, Value> itemAt) {
    int register = emitter.register(1);
    int position = emitter.position(register);
    Value next = emitter.read(position);
    Value goesOn = emitter.emit(Op.INT_LT, next, size);
    Step.Outcome item =
        new Step.Outcome(
            emitter.pc() + 1,
            where -> {},
            where -> {
              Value found = itemAt.apply(where, next);
              where.slots().set(position, where.emit(Op.INT_ADD_NW, next, Constant.of(1L)));
              where.slots().set(register + 1, found);
              stack.unbox(register + 1, stack.fact().result());
            });
    return new Step.Choice(goesOn, item, over(target), true);
  }

  private static Value item(Emitter where, Value list, Optional<Integer> kind, Value index) {
    return switch (kind.orElse(ListValue.EMPTY)) {
      case ListValue.LONG -> where.emit(Op.LIST_ITEM_INT, list, index);
      case ListValue.DOUBLE -> where.emit(Op.LIST_ITEM_FLOAT, list, index);
      case ListValue.BOOL -> where.emit(Op.LIST_ITEM_BOOL, list, index);
      case ListValue.OBJECT -> where.emit(Op.LIST_ITEM_REF, list, index);
      default -> where.call(Routines.listItem(), list, index);
    };
  }

  private Step nextOfAny(int target) {
    int register = emitter.register(1);
    if (stack.top(1).type() != Type.REF) {
      return new Step.Leave();
    }
    Value item = emitter.call(Routines.next(), stack.top(1));
    Value isOver = emitter.emit(Op.REF_SAME, item, emitter.ref(IteratorValue.END, "end"));
    Step.Outcome more =
        new Step.Outcome(
            emitter.pc() + 1,
            where -> where.slots().set(register + 1, item),
            where -> {
              stack.unbox(register + 1, stack.fact().result());
              // The iterator may have called the program.
              where.checkFuel();
            });
    return new Step.Choice(isOver, over(target), more, false);
  }
}
