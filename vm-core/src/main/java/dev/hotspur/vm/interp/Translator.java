package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.UnaryOperator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Translates stack code to register code.
 *
 * <p>In the fast form a push of a constant or a local emits nothing: {@link OperandStack} remembers
 * where the value is, and the instruction that uses it reads it there. A result that is stored into
 * a local next is computed there at once, and a comparison that is followed by a conditional jump
 * becomes one instruction. At leaders (jump targets, handlers, loop heads, after calls) the operand
 * stack is brought into its own registers, so the plain form and compiled code can enter and leave
 * there.
 *
 * <p>The idea of running a stack code as register code is that of Ertl's and Gregg's work on stack
 * caching and of Lua 5's register machine.
 */
final class Translator {
  /** What, beside arithmetic, cannot change a global and does not let others do so. */
  private static final Set<Opcode> LEAVES_GLOBALS =
      EnumSet.of(
          Opcode.NOP,
          Opcode.LOAD_CONST,
          Opcode.LOAD_FAST,
          Opcode.LOAD_DEREF,
          Opcode.LOAD_GLOBAL,
          Opcode.LOAD_SUBSCR,
          Opcode.LOAD_ATTR,
          Opcode.NEG,
          Opcode.NOT,
          Opcode.COMPARE,
          Opcode.CALL);

  private final VerifiedCode verified;
  private final Code code;
  private final Environment environment;
  private final Layout layout;
  private final InsnChain chain;
  private final OperandStack stack;
  private final boolean plainForm;
  private int pc;

  private Translator(Translation translation, Environment environment, boolean plainForm) {
    this.verified = translation.verified();
    this.code = verified.code();
    this.environment = environment;
    this.plainForm = plainForm;
    this.layout = new Layout(verified, environment.metered());
    this.chain = new InsnChain(translation, layout, plainForm);
    this.stack = new OperandStack(verified, chain, translation.constants(), plainForm);
  }

  /** The fast form of a function. */
  static Translation fast(VerifiedCode verified, Environment environment) {
    Translation translation = new Translation(verified, environment);
    Translator translator = new Translator(translation, environment, false);
    translator.translateAll();
    translator.chain.finish();
    return translation;
  }

  /** The plain form of a function: an instruction for each of the stack code that is reachable. */
  static Insn[] plain(Translation translation, Environment environment) {
    Translator translator = new Translator(translation, environment, true);
    translator.translateAll();
    return translator.chain.finishPlain();
  }

  private void translateAll() {
    for (pc = 0; pc < code.size(); pc += length()) {
      if (!verified.isReachable(pc)) {
        chain.cut();
        continue;
      }
      if (plainForm || layout.isLeader(pc)) {
        if (chain.isOpen()) {
          stack.flush();
        }
        chain.begin(pc);
        stack.reset(verified.depth(pc));
      }
      chain.at(pc);
      translate();
    }
  }

  /** How many stack instructions the one at {@link #pc} was translated together with. */
  private int length() {
    return fused() ? 2 : 1;
  }

  /** Whether the comparison at {@link #pc} is fused with the jump after it. */
  private boolean fused() {
    if (plainForm
        || !verified.isReachable(pc)
        || code.opcode(pc) != Opcode.COMPARE
        || pc + 1 == code.size()
        || layout.isLeader(pc + 1)) {
      return false;
    }
    Opcode following = code.opcode(pc + 1);
    return following == Opcode.POP_JUMP_IF_FALSE || following == Opcode.POP_JUMP_IF_TRUE;
  }

  private void translate() {
    Opcode opcode = code.opcode(pc);
    Optional<BinaryOperator> binary = BinaryOperator.of(opcode);
    if (binary.isEmpty() && !LEAVES_GLOBALS.contains(opcode)) {
      stack.readGlobals();
    }
    if (binary.isPresent()) {
      arithmetic(binary.get(), opcode == binary.get().inplaceOpcode());
      return;
    }
    int operand = code.operand(pc);
    switch (opcode) {
      case NOP, POP, COPY, SWAP, LOAD_CONST, LOAD_FAST, STORE_FAST, DELETE_FAST ->
          move(opcode, operand);
      case LOAD_GLOBAL, STORE_GLOBAL, DELETE_GLOBAL, LOAD_ATTR, IMPORT_NAME, LOAD_METHOD ->
          name(opcode, code.names().get(operand));
      case LOAD_CLOSURE, LOAD_DEREF, STORE_DEREF, DELETE_DEREF -> shared(opcode, operand);
      case LOAD_SUBSCR,
          STORE_SUBSCR,
          DELETE_SUBSCR,
          BUILD_LIST,
          BUILD_TUPLE,
          LIST_APPEND,
          LIST_EXTEND,
          LIST_TO_TUPLE,
          UNPACK ->
          container(opcode, operand);
      case BUILD_DICT, BUILD_SLICE, BUILD_STRING -> build(opcode, operand);
      case MAP_ADD, DICT_UPDATE, DICT_MERGE -> dict(opcode, operand);
      case UNPACK_EX -> {
        int source = stack.popRegister();
        int first = stack.push(opcode.effect().left(operand));
        chain.emit(new Containers.UnpackAround(first, source, operand));
      }
      case NEG -> unary(UnaryOperator.NEG);
      case POS -> unary(UnaryOperator.POS);
      case INVERT -> unary(UnaryOperator.INVERT);
      case NOT -> test(Branches.Test.NOT, 1);
      case IS -> test(Branches.Test.IS, 2);
      case IS_NOT -> test(Branches.Test.IS_NOT, 2);
      case CONTAINS -> test(Branches.Test.CONTAINS, 2);
      case NOT_CONTAINS -> test(Branches.Test.NOT_CONTAINS, 2);
      case COMPARE -> compare(Comparison.of(operand));
      case JUMP,
          POP_JUMP_IF_FALSE,
          POP_JUMP_IF_TRUE,
          JUMP_IF_FALSE_OR_POP,
          JUMP_IF_TRUE_OR_POP,
          GET_ITER,
          FOR_ITER ->
          control(opcode, operand);
      case MAKE_FUNCTION -> makeFunction(operand);
      case CALL, CALL_KW, CALL_EX, CALL_METHOD, TAIL_CALL, RETURN -> call(opcode, operand);
      case RAISE, RERAISE, PUSH_EXC_INFO, POP_EXCEPT, CHECK_EXC_MATCH -> exception(opcode, operand);
      default -> throw new IllegalStateException("no translation of " + opcode);
    }
  }

  private void move(Opcode opcode, int operand) {
    switch (opcode) {
      case POP -> {
        stack.pop();
        chain.emitIfPlain(new Moves.Nop());
      }
      case COPY -> stack.copy(operand);
      case SWAP -> stack.swap(operand);
      case LOAD_CONST -> stack.pushConstant(operand);
      case LOAD_FAST -> {
        check(operand);
        stack.pushVariable(operand);
      }
      case STORE_FAST -> stack.store(operand);
      case DELETE_FAST -> {
        check(operand);
        stack.saveLocal(operand);
        chain.emit(new Moves.DeleteLocal(operand));
      }
      default -> chain.emitIfPlain(new Moves.Nop());
    }
  }

  private void check(int local) {
    if (!layout.isAssigned(pc, local)) {
      chain.emit(new Moves.CheckLocal(local, code.locals().get(local)));
    }
  }

  private void name(Opcode opcode, String name) {
    var cell = environment.globals().cell(name);
    switch (opcode) {
      case LOAD_GLOBAL -> stack.pushGlobal(cell, environment.builtins().cell(name));
      case STORE_GLOBAL -> chain.emit(new Names.StoreGlobal(cell, stack.popRegister()));
      case DELETE_GLOBAL -> chain.emit(new Names.DeleteGlobal(cell));
      case LOAD_ATTR -> {
        int object = stack.popRegister();
        chain.emit(new Names.LoadAttribute(stack.push(), object, name));
      }
      case IMPORT_NAME -> chain.emit(new Names.Import(stack.push(), name));
      default -> {
        int object = stack.popRegister();
        int target = stack.push();
        stack.push();
        chain.emit(new Calls.LoadMethod(target, object, name));
      }
    }
  }

  private void shared(Opcode opcode, int index) {
    int register = code.locals().size() + index;
    boolean isFree = index >= code.cells().size();
    Cells.Variable variable = new Cells.Variable(register, code.sharedVariable(index), isFree);
    switch (opcode) {
      case LOAD_CLOSURE -> stack.pushVariable(register);
      case LOAD_DEREF -> chain.emit(new Cells.Load(stack.push(), variable));
      case STORE_DEREF -> chain.emit(new Cells.Store(variable, stack.popRegister()));
      default -> chain.emit(new Cells.Delete(variable));
    }
  }

  private void makeFunction(int parts) {
    stack.flush();
    int first = stack.pop(Opcode.MAKE_FUNCTION.effect().taken(parts));
    stack.push();
    chain.emit(new MakeFunction(first, new FunctionMaker(parts, environment.globals())));
  }

  private void arithmetic(BinaryOperator operator, boolean inplace) {
    Optional<Long> constant = stack.topInt();
    if (constant.isPresent() && Arithmetic.takesConstant(operator, constant.get())) {
      stack.pop();
      int left = stack.popRegister();
      chain.emitFused(Arithmetic.ofConstant(operator, inplace, stack.push(), left, constant.get()));
    } else {
      int right = stack.popRegister();
      int left = stack.popRegister();
      chain.emitFused(Arithmetic.of(operator, inplace, stack.push(), left, right));
    }
  }

  private void unary(UnaryOperator operator) {
    int source = stack.popRegister();
    chain.emit(new Arithmetic.Unary(operator, stack.push(), source));
  }

  private void test(Branches.Test test, int operands) {
    int right = stack.popRegister();
    int left = operands == 2 ? stack.popRegister() : right;
    chain.emit(new Branches.TestValue(test, stack.push(), left, right));
  }

  private void compare(Comparison comparison) {
    if (!fused()) {
      int right = stack.popRegister();
      int left = stack.popRegister();
      chain.emit(new Branches.Compare(comparison, stack.push(), left, right));
      return;
    }
    boolean wanted = code.opcode(pc + 1) == Opcode.POP_JUMP_IF_TRUE;
    Optional<Long> constant = stack.topInt();
    Insn jump;
    if (constant.isPresent()) {
      stack.pop();
      int left = stack.popRegister();
      stack.flush();
      jump = new Branches.CompareConstantJump(comparison, wanted, left, constant.get());
    } else {
      int right = stack.popRegister();
      int left = stack.popRegister();
      stack.flush();
      jump = new Branches.CompareJump(comparison, wanted, left, right);
    }
    chain.emitJump(jump, code.operand(pc + 1));
  }

  private void container(Opcode opcode, int operand) {
    switch (opcode) {
      case LOAD_SUBSCR -> {
        int key = stack.popRegister();
        int container = stack.popRegister();
        chain.emitFused(new Containers.LoadSubscript(stack.push(), container, key));
      }
      case STORE_SUBSCR -> {
        int key = stack.popRegister();
        int container = stack.popRegister();
        chain.emit(new Containers.StoreSubscript(stack.popRegister(), container, key));
      }
      case DELETE_SUBSCR -> {
        int key = stack.popRegister();
        chain.emit(new Containers.DeleteSubscript(stack.popRegister(), key));
      }
      case BUILD_LIST, BUILD_TUPLE -> {
        int[] sources = stack.popRegisters(operand);
        chain.emit(new Containers.Build(opcode == Opcode.BUILD_LIST, stack.push(), sources));
      }
      case LIST_APPEND -> {
        int value = stack.popRegister();
        chain.emit(new Containers.Append(stack.registerAt(operand), value));
      }
      case LIST_EXTEND -> {
        int iterable = stack.popRegister();
        chain.emit(new Containers.Extend(stack.registerAt(operand), iterable));
      }
      case LIST_TO_TUPLE -> {
        int list = stack.popRegister();
        chain.emit(new Containers.ListToTuple(stack.push(), list));
      }
      default -> {
        int source = stack.popRegister();
        chain.emit(new Containers.Unpack(stack.push(operand), source, operand));
      }
    }
  }

  private void build(Opcode opcode, int operand) {
    stack.flush();
    int count = opcode.effect().taken(operand);
    int first = stack.pop(count);
    chain.emit(new Mappings.Build(opcode, stack.push(), first, count));
  }

  private void dict(Opcode opcode, int operand) {
    int value = stack.popRegister();
    switch (opcode) {
      case MAP_ADD -> {
        int key = stack.popRegister();
        chain.emit(new Mappings.Add(stack.registerAt(operand), key, value));
      }
      case DICT_UPDATE -> chain.emit(new Mappings.Update(stack.registerAt(operand), value));
      default ->
          chain.emit(
              new Mappings.Merge(stack.registerAt(operand), value, stack.registerAt(operand + 2)));
    }
  }

  private void control(Opcode opcode, int target) {
    switch (opcode) {
      case JUMP -> {
        stack.flush();
        chain.jump(target);
      }
      case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
        int source = stack.popRegister();
        stack.flush();
        chain.emitJump(
            new Branches.JumpIf(opcode == Opcode.POP_JUMP_IF_TRUE, source, false), target);
      }
      case JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP -> {
        stack.flush();
        chain.emitJump(
            new Branches.JumpIf(opcode == Opcode.JUMP_IF_TRUE_OR_POP, stack.popRegister(), true),
            target);
      }
      case GET_ITER -> {
        int source = stack.popRegister();
        chain.emit(new Iteration.GetIterator(stack.push(), source));
      }
      default -> {
        stack.flush();
        int iterator = stack.registerAt(1);
        chain.emitJump(new Iteration.ForIterator(iterator, stack.push()), target);
      }
    }
  }

  private void call(Opcode opcode, int operand) {
    if (opcode == Opcode.RETURN) {
      chain.emit(new Calls.Return(stack.popRegister()));
      chain.cut();
      return;
    }
    int values = opcode.effect().taken(operand);
    switch (opcode) {
      case CALL -> {
        int[] arguments = stack.popRegisters(operand);
        Optional<Names.LoadGlobal> global = stack.popGlobal();
        int callee = global.isPresent() ? 0 : stack.popRegister();
        stack.flush();
        int target = result(stack.push());
        emitCall(
            global.isPresent()
                ? new Calls.CallGlobal(target, global.get(), arguments)
                : new Calls.Call(target, callee, arguments));
      }
      case CALL_METHOD -> {
        int[] arguments = stack.popRegisters(operand + 1);
        stack.pop();
        stack.flush();
        int method = stack.push();
        emitCall(new Calls.CallMethod(result(method), method, arguments));
      }
      default -> unusualCall(opcode, operand, values);
    }
  }

  /** The register for the result of the call at {@link #pc}, whose place on the stack is given. */
  private int result(int own) {
    return storesResult() ? code.operand(pc + 1) : own;
  }

  /** Adds a call that goes on after the store of its result, which it does itself. */
  private void emitCall(Insn call) {
    chain.emit(call);
    if (storesResult()) {
      chain.goOnAt(pc + 2);
    }
  }

  private boolean storesResult() {
    return !plainForm && layout.storesResult(pc);
  }

  private void unusualCall(Opcode opcode, int operand, int values) {
    stack.flush();
    int first = stack.pop(values);
    switch (opcode) {
      case CALL_KW -> {
        stack.push();
        chain.emit(new KeywordCalls.CallByName(first, operand));
      }
      case CALL_EX -> {
        stack.push();
        chain.emit(new KeywordCalls.CallUnpacked(first, operand != 0));
      }
      default -> {
        int[] arguments = new int[values - 1];
        Arrays.setAll(arguments, i -> first + 1 + i);
        chain.emit(new Calls.TailCall(first, arguments));
        chain.cut();
      }
    }
  }

  private void exception(Opcode opcode, int operand) {
    stack.flush();
    switch (opcode) {
      case RAISE -> {
        chain.emit(new Exceptions.Raise(stack.pop(operand), operand));
        chain.cut();
      }
      case RERAISE -> {
        chain.emit(new Exceptions.Reraise(stack.popRegister()));
        chain.cut();
      }
      case PUSH_EXC_INFO -> {
        int register = stack.popRegister();
        stack.push(2);
        chain.emit(new Exceptions.BeginHandler(register));
      }
      case POP_EXCEPT -> chain.emit(new Exceptions.EndHandler(stack.popRegister()));
      default -> {
        int type = stack.popRegister();
        int exception = stack.registerAt(1);
        chain.emit(new Branches.TestValue(Branches.Test.MATCHES, stack.push(), exception, type));
      }
    }
  }
}
