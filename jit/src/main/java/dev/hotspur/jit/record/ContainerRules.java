package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.StackEffect;
import dev.hotspur.vm.value.TupleValue;
import java.util.ArrayList;
import java.util.List;

/** The making of lists, tuples, dicts, slices and strings, and their taking apart. */
final class ContainerRules {
  /** A callee lies under the arguments by position, which lie under the dicts. */
  private static final int CALLEE_UNDER_LAST = 3;

  private final Emitter emitter;
  private final ObjectRules objects;

  ContainerRules(Emitter emitter, ObjectRules objects) {
    this.emitter = emitter;
    this.objects = objects;
  }

  Step translate(Opcode opcode, int operand) {
    return switch (opcode) {
      case LIST_APPEND -> {
        emitter.call(Routines.append(), boxed(operand + 1), boxed(1));
        yield drop(1);
      }
      case LIST_EXTEND -> {
        emitter.call(Routines.extend(), boxed(operand + 1), boxed(1));
        yield dropAfterIterating();
      }
      case LIST_TO_TUPLE -> objects.pushResult(emitter.call(Routines.listToTuple(), boxed(1)), 1);
      case MAP_ADD -> {
        emitter.call(Routines.addEntry(), boxed(operand + 2), boxed(2), boxed(1));
        yield drop(2);
      }
      case DICT_UPDATE -> {
        emitter.call(Routines.updateDict(), boxed(operand + 1), boxed(1));
        yield dropAfterIterating();
      }
      case DICT_MERGE -> {
        Value callee = boxed(operand + CALLEE_UNDER_LAST);
        emitter.call(Routines.mergeDict(), boxed(operand + 1), boxed(1), callee);
        yield dropAfterIterating();
      }
      case UNPACK -> unpack(operand);
      case UNPACK_EX -> unpackAround(operand);
      default -> build(opcode, operand);
    };
  }

  private Step go() {
    return new Step.Go(emitter.pc() + 1);
  }

  private Value top(int n) {
    return emitter.read(emitter.register(n));
  }

  private Value boxed(int n) {
    return emitter.box(top(n));
  }

  private Fact fact() {
    return emitter.profile().fact(emitter.pc());
  }

  private Step drop(int count) {
    for (int n = 1; n <= count; n++) {
      emitter.drop(emitter.register(n));
    }
    return go();
  }

  /** Drops what was iterated over, which may have called the program. */
  private Step dropAfterIterating() {
    Step step = drop(1);
    emitter.checkFuel();
    return step;
  }

  /** The items one by one; those after the first are read out of the array that they come in. */
  private Step unpack(int count) {
    Value source = top(1);
    boolean tuple = fact().operandClass().filter(TupleValue.class::equals).isPresent();
    if (tuple && source.type() == Type.REF && count > 0) {
      emitter.emit(Op.GUARD_TUPLE, Attribute.of(count), source);
      int first = emitter.register(1);
      for (int i = 0; i < count; i++) {
        Value item = emitter.emit(Op.TUPLE_ITEM, Attribute.of(i), source);
        emitter.slots().set(first + count - 1 - i, item);
      }
      for (int i = 0; i < count; i++) {
        objects.unbox(first + count - 1 - i, fact().item(i));
      }
      return go();
    }
    Value items = emitter.call(Routines.unpack(), boxed(1), Constant.of((long) count));
    int first = emitter.register(1);
    for (int i = 0; i < count; i++) {
      Value item = emitter.call(Routines.item(), items, Constant.of((long) i));
      emitter.slots().set(first + count - 1 - i, item);
    }
    if (count == 0) {
      emitter.drop(first);
    }
    for (int i = 0; i < count; i++) {
      objects.unbox(first + count - 1 - i, fact().item(i));
    }
    emitter.checkFuel();
    return go();
  }

  private Step unpackAround(int operand) {
    int before = StackEffect.lowHalf(operand);
    int after = StackEffect.highHalf(operand);
    int first = emitter.register(1);
    Value items =
        emitter.call(
            Routines.unpackAround(),
            boxed(1),
            Constant.of((long) before),
            Constant.of((long) after));
    int count = before + 1 + after;
    for (int i = 0; i < count; i++) {
      Value item = emitter.call(Routines.item(), items, Constant.of((long) i));
      emitter.slots().set(first + count - 1 - i, item);
    }
    emitter.checkFuel();
    return go();
  }

  private Step build(Opcode opcode, int operand) {
    int count = opcode.effect().taken(operand);
    List<Value> items = new ArrayList<>();
    for (int n = count; n >= 1; n--) {
      items.add(boxed(n));
    }
    Value result = emitter.call(Routines.build(opcode, count), items.toArray(new Value[0]));
    return objects.pushResult(result, count);
  }
}
