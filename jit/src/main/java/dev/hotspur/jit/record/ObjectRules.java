package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CodePlace;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.interp.FunctionMaker;
import dev.hotspur.vm.value.GlobalCell;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.Unset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Globals, cells, functions, attributes and subscripts. */
final class ObjectRules {
  private final Emitter emitter;
  private final OperandStack stack;
  private final Code code;

  ObjectRules(Emitter emitter, OperandStack stack) {
    this.emitter = emitter;
    this.stack = stack;
    this.code = emitter.profile().facts().code();
  }

  Step translate(Opcode opcode, int operand) {
    return switch (opcode) {
      case LOAD_GLOBAL -> loadGlobal(code.names().get(operand));
      case STORE_GLOBAL -> storeGlobal(code.names().get(operand));
      case LOAD_ATTR -> loadAttribute(code.names().get(operand));
      case LOAD_SUBSCR -> loadSubscript();
      case STORE_SUBSCR -> storeSubscript();
      case LOAD_DEREF -> {
        Value cell = cell(operand);
        yield stack.pushResult(emitter.call(NameRoutines.loadCell(), cell, position()), 0);
      }
      case STORE_DEREF -> {
        emitter.call(NameRoutines.storeCell(), cell(operand), stack.boxed(1));
        yield stack.drop(1);
      }
      case DELETE_DEREF -> {
        emitter.call(NameRoutines.deleteCell(), cell(operand), position());
        yield stack.go();
      }
      case DELETE_GLOBAL -> {
        String name = code.names().get(operand);
        GlobalCell cell = emitter.globals().cell(name);
        emitter.call(NameRoutines.deleteGlobal(), emitter.ref(cell, name));
        yield stack.go();
      }
      case LOAD_CLOSURE -> stack.push(cell(operand), 0);
      case DELETE_SUBSCR -> {
        emitter.call(Routines.deleteItem(), stack.boxed(2), stack.boxed(1));
        yield stack.drop(2);
      }
      case IMPORT_NAME -> {
        String name = code.names().get(operand);
        yield stack.pushResult(emitter.call(NameRoutines.importName(), emitter.ref(name, name)), 0);
      }
      case MAKE_FUNCTION -> makeFunction(opcode, operand);
      default -> new Step.Leave();
    };
  }

  /** The cell of a variable that functions share, which is in the register after the locals. */
  private Value cell(int index) {
    return emitter.read(code.locals().size() + index);
  }

  /** The code and the offset, for the message about a variable without a value. */
  private Value position() {
    return emitter.ref(new CodePlace(code, emitter.pc()), "place");
  }

  private Step makeFunction(Opcode opcode, int operand) {
    FunctionMaker maker = new FunctionMaker(operand, emitter.globals());
    List<Value> values = new ArrayList<>();
    values.add(emitter.ref(maker, "maker"));
    int count = opcode.effect().taken(operand);
    values.addAll(stack.boxedTopmost(count));
    Value made = emitter.call(NameRoutines.makeFunction(count), values.toArray(new Value[0]));
    return stack.pushResult(made, count);
  }

  // Globals

  private Step loadGlobal(String name) {
    GlobalCell cell = emitter.globals().cell(name);
    GlobalCell builtin = emitter.builtins().cell(name);
    Optional<Object> seen = stack.fact().object();
    boolean isBuiltin = cell.value == Unset.UNSET;
    if (seen.isPresent()
        && !isNumber(seen.get())
        && seen.get() != Unset.UNSET
        && seen.get() == (isBuiltin ? builtin : cell).value) {
      return stack.push(
          constantGlobal(
              isBuiltin ? builtin : cell, isBuiltin ? Optional.of(cell) : Optional.empty()),
          0);
    } else if (isBuiltin) {
      Value found =
          emitter.call(
              NameRoutines.loadGlobal(), emitter.ref(cell, name), emitter.ref(builtin, name));
      return stack.pushResult(found, 0);
    }
    return stack.pushResult(emitter.emit(Op.GLOBAL_LOAD, emitter.constant(cell, name)), 0);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  /** The value of a cell, which is guarded to be what it is now; one that hides it stays empty. */
  private Value constantGlobal(GlobalCell cell, Optional<GlobalCell> hiding) {
    hiding.ifPresent(empty -> expect(empty, Unset.UNSET, empty.name() + " is no global"));
    expect(cell, cell.value, cell.name());
    return emitter.ref(cell.value, cell.name());
  }

  private void expect(GlobalCell cell, Object value, String description) {
    emitter.emit(Op.GUARD_CELL, emitter.constant(emitter.expectation(cell, value), description));
  }

  private Step storeGlobal(String name) {
    emitter.emit(
        Op.GLOBAL_STORE, emitter.constant(emitter.globals().cell(name), name), stack.boxed(1));
    return stack.drop(1);
  }

  // Attributes

  private Step loadAttribute(String name) {
    Optional<Value> ofModule = moduleAttribute(stack.top(1), name);
    if (ofModule.isPresent()) {
      return stack.push(ofModule.get(), 1);
    }
    Optional<GlobalCell> cell = cell(stack.top(1), name);
    if (cell.isPresent()) {
      guardModule(stack.top(1));
      PoolConstant loaded = emitter.constant(cell.get(), cell.get().name());
      return stack.pushResult(emitter.emit(Op.GLOBAL_LOAD, loaded), 1);
    }
    Value result = emitter.call(Routines.getAttribute(), stack.boxed(1), emitter.ref(name, name));
    return stack.pushResult(result, 1);
  }

  /** What a module that is known has under a name, guarded to be the same, if it is no number. */
  Optional<Value> moduleAttribute(Value object, String name) {
    Optional<GlobalCell> cell = cell(object, name).filter(found -> !isNumber(found.value));
    cell.ifPresent(found -> guardModule(object));
    return cell.map(found -> constantGlobal(found, Optional.empty()));
  }

  private Optional<GlobalCell> cell(Value object, String name) {
    return module(object)
        .map(module -> module.globals().cell(name))
        .filter(cell -> cell.value != Unset.UNSET);
  }

  /** The module that a value is, or was each time. */
  private Optional<ModuleValue> module(Value object) {
    if (object.type() != Type.REF) {
      return Optional.empty();
    }
    return object instanceof Constant constant
        ? Optional.of(constant.asRef().value())
            .filter(ModuleValue.class::isInstance)
            .map(ModuleValue.class::cast)
        : stack.fact().module();
  }

  private void guardModule(Value object) {
    if (!(object instanceof Constant)) {
      ModuleValue module = module(object).orElseThrow();
      emitter.emit(Op.GUARD_SAME, emitter.constant(module, module.name()), object);
    }
  }

  // Subscripts

  private Step loadSubscript() {
    boolean byInt = stack.top(2).type() == Type.REF && stack.top(1).type() == Type.INT;
    if (byInt && stack.fact().operandClass().filter(TupleValue.class::equals).isPresent()) {
      emitter.emit(Op.GUARD_CLASS, emitter.constant(TupleValue.class, "tuple"), stack.top(2));
      return stack.pushResult(emitter.emit(Op.TUPLE_GET, stack.top(2), stack.top(1)), 2);
    }
    Optional<Op> op = byInt && isList() ? getter() : Optional.empty();
    if (op.isEmpty()) {
      return stack.pushResult(emitter.call(Routines.getItem(), stack.boxed(2), stack.boxed(1)), 2);
    }
    guardList();
    Value position = emitter.emit(Op.LIST_INDEX, stack.top(2), stack.top(1));
    return stack.pushResult(emitter.emit(op.get(), stack.top(2), position), 2);
  }

  private Optional<Op> getter() {
    return stack
        .fact()
        .number()
        .map(
            kind ->
                switch (kind) {
                  case ListValue.LONG -> Op.LIST_ITEM_INT;
                  case ListValue.DOUBLE -> Op.LIST_ITEM_FLOAT;
                  case ListValue.BOOL -> Op.LIST_ITEM_BOOL;
                  default -> Op.LIST_ITEM_REF;
                });
  }

  private boolean isList() {
    return stack.top(2).type() == Type.REF
        && stack.fact().operandClass().filter(ListValue.class::equals).isPresent()
        && stack.fact().number().filter(kind -> kind != ListValue.EMPTY).isPresent();
  }

  private void guardList() {
    emitter.emit(Op.GUARD_CLASS, emitter.constant(ListValue.class, "list"), stack.top(2));
    emitter.emit(
        Op.GUARD_LIST_KIND, Attribute.of(stack.fact().number().orElseThrow()), stack.top(2));
  }

  private Step storeSubscript() {
    Value value = stack.top(3);
    Optional<Op> op =
        isList() && stack.top(1).type() == Type.INT ? setter(value.type()) : Optional.empty();
    if (op.isPresent()) {
      guardList();
      Value position = emitter.emit(Op.LIST_INDEX, stack.top(2), stack.top(1));
      emitter.emit(
          op.get(),
          stack.top(2),
          position,
          op.get() == Op.LIST_PUT_REF ? emitter.box(value) : value);
    } else {
      emitter.call(Routines.setItem(), stack.boxed(2), stack.boxed(1), emitter.box(value));
    }
    return stack.drop(3);
  }

  private Optional<Op> setter(Type type) {
    int kind = stack.fact().number().orElseThrow();
    if (kind == ListValue.LONG && type == Type.INT) {
      return Optional.of(Op.LIST_PUT_INT);
    } else if (kind == ListValue.DOUBLE && type == Type.FLOAT) {
      return Optional.of(Op.LIST_PUT_FLOAT);
    }
    if (kind == ListValue.BOOL && type == Type.BOOL) {
      return Optional.of(Op.LIST_PUT_BOOL);
    }
    return kind == ListValue.OBJECT ? Optional.of(Op.LIST_PUT_REF) : Optional.empty();
  }
}
