package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.StackEffect;
import dev.hotspur.vm.value.TupleValue;

/** The making of lists, tuples, dicts, slices and strings, and their taking apart. */
final class ContainerRules {
  /** A callee lies under the arguments by position, which lie under the dicts. */
  private static final int CALLEE_UNDER_LAST = 3;

  private final Emitter emitter;
  private final OperandStack stack;

  ContainerRules(Emitter emitter, OperandStack stack) {
    this.emitter = emitter;
    this.stack = stack;
  }

  Step translate(Opcode opcode, int operand) {
    return switch (opcode) {
      case LIST_APPEND -> {
        emitter.call(Routines.append(), stack.boxed(operand + 1), stack.boxed(1));
        yield stack.drop(1);
      }
      case LIST_EXTEND -> {
        emitter.call(Routines.extend(), stack.boxed(operand + 1), stack.boxed(1));
        yield dropAfterIterating();
      }
      case LIST_TO_TUPLE ->
          stack.pushResult(emitter.call(Routines.listToTuple(), stack.boxed(1)), 1);
      case MAP_ADD -> {
        emitter.call(Routines.addEntry(), stack.boxed(operand + 2), stack.boxed(2), stack.boxed(1));
        yield stack.drop(2);
      }
      case DICT_UPDATE -> {
        emitter.call(Routines.updateDict(), stack.boxed(operand + 1), stack.boxed(1));
        yield dropAfterIterating();
      }
      case DICT_MERGE -> {
        Value callee = stack.boxed(operand + CALLEE_UNDER_LAST);
        emitter.call(Routines.mergeDict(), stack.boxed(operand + 1), stack.boxed(1), callee);
        yield dropAfterIterating();
      }
      case UNPACK -> unpack(operand);
      case UNPACK_EX -> unpackAround(operand);
      default -> build(opcode, operand);
    };
  }

  /** Drops what was iterated over, which may have called the program. */
  private Step dropAfterIterating() {
    Step step = stack.drop(1);
    emitter.checkFuel();
    return step;
  }

  /** The items one by one; those after the first are read out of the array that they come in. */
  private Step unpack(int count) {
    Value source = stack.top(1);
    boolean tuple = stack.fact().operandClass().filter(TupleValue.class::equals).isPresent();
    if (tuple && source.type() == Type.REF && count > 0) {
      emitter.emit(Op.GUARD_TUPLE, Attribute.of(count), source);
      int first = emitter.register(1);
      for (int i = 0; i < count; i++) {
        Value item = emitter.emit(Op.TUPLE_ITEM, Attribute.of(i), source);
        emitter.slots().set(first + count - 1 - i, item);
      }
      for (int i = 0; i < count; i++) {
        stack.unbox(first + count - 1 - i, stack.fact().item(i));
      }
      return stack.go();
    }
    Value items = emitter.call(Routines.unpack(), stack.boxed(1), Constant.of((long) count));
    int first = emitter.register(1);
    for (int i = 0; i < count; i++) {
      Value item = emitter.call(Routines.item(), items, Constant.of((long) i));
      emitter.slots().set(first + count - 1 - i, item);
    }
    if (count == 0) {
      emitter.drop(first);
    }
    for (int i = 0; i < count; i++) {
      stack.unbox(first + count - 1 - i, stack.fact().item(i));
    }
    emitter.checkFuel();
    return stack.go();
  }

  private Step unpackAround(int operand) {
    int before = StackEffect.lowHalf(operand);
    int after = StackEffect.highHalf(operand);
    int first = emitter.register(1);
    Value items =
        emitter.call(
            Routines.unpackAround(),
            stack.boxed(1),
            Constant.of((long) before),
            Constant.of((long) after));
    int count = before + 1 + after;
    for (int i = 0; i < count; i++) {
      Value item = emitter.call(Routines.item(), items, Constant.of((long) i));
      emitter.slots().set(first + count - 1 - i, item);
    }
    emitter.checkFuel();
    return stack.go();
  }

  private Step build(Opcode opcode, int operand) {
    int count = opcode.effect().taken(operand);
    Value[] items = stack.boxedTopmost(count).toArray(new Value[0]);
    Value result = emitter.call(Routines.build(opcode, count), items);
    return stack.pushResult(result, count);
  }
}
