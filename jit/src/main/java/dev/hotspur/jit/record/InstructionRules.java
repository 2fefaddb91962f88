package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.UnaryOperator;
import dev.hotspur.vm.value.Unset;
import java.util.Optional;

/**
 * What each instruction of the stack code becomes in the graph, given the types of its operands and
 * what was seen of it. What has neither operations nor a routine leaves the region.
 */
final class InstructionRules {
  private final Emitter emitter;
  private final OperandStack stack;
  private final Code code;
  private final ArithmeticRules arithmetic;
  private final ObjectRules objects;
  private final CallRules calls;
  private final IterationRules iteration;
  private final ContainerRules containers;
  private final ExceptionRules exceptions;

  InstructionRules(Emitter emitter) {
    this.emitter = emitter;
    this.stack = new OperandStack(emitter);
    this.code = emitter.profile().facts().code();
    this.arithmetic = new ArithmeticRules(emitter);
    this.objects = new ObjectRules(emitter, stack);
    this.calls = new CallRules(emitter, stack, objects);
    this.iteration = new IterationRules(emitter, stack);
    this.containers = new ContainerRules(emitter, stack);
    this.exceptions = new ExceptionRules(emitter, stack);
  }

  /** Puts the instruction into the graph and says how control goes on. */
  Step translate(int pc) {
    Opcode opcode = code.opcode(pc);
    int operand = code.operand(pc);
    Optional<BinaryOperator> binary = BinaryOperator.of(opcode);
    if (binary.isPresent()) {
      return binary(binary.get(), opcode == binary.get().inplaceOpcode());
    }
    return switch (opcode) {
      case NOP -> stack.go();
      case POP, COPY, SWAP -> rearrange(opcode, operand);
      case LOAD_CONST ->
          stack.push(emitter.constant(emitter.profile().facts().constant(operand)), 0);
      case LOAD_FAST -> load(operand);
      case STORE_FAST -> {
        emitter.slots().set(operand, stack.top(1));
        yield stack.go();
      }
      case DELETE_FAST -> delete(operand);
      case NEG, POS, INVERT -> unary(opcode);
      case NOT -> stack.push(arithmetic.not(arithmetic.truth(stack.top(1))), 1);
      case COMPARE ->
          stack.push(arithmetic.compare(Comparison.of(operand), stack.top(2), stack.top(1)), 2);
      case IS -> stack.push(emitter.call(Routines.same(), stack.boxed(2), stack.boxed(1)), 2);
      case IS_NOT ->
          stack.push(
              arithmetic.not(emitter.call(Routines.same(), stack.boxed(2), stack.boxed(1))), 2);
      case CONTAINS -> contains(emitter.call(Routines.contains(), stack.boxed(2), stack.boxed(1)));
      case NOT_CONTAINS ->
          contains(
              arithmetic.not(emitter.call(Routines.contains(), stack.boxed(2), stack.boxed(1))));
      case JUMP -> new Step.Go(operand);
      case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE ->
          popJump(opcode == Opcode.POP_JUMP_IF_TRUE, operand);
      case JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP ->
          jumpOrPop(opcode == Opcode.JUMP_IF_TRUE_OR_POP, operand);
      case GET_ITER -> iteration.iterator();
      case FOR_ITER -> iteration.next(operand);
      case LOAD_METHOD, CALL_METHOD, CALL, CALL_KW, CALL_EX, TAIL_CALL ->
          calls.translate(opcode, operand);
      case RETURN -> giveBack();
      case PUSH_EXC_INFO, POP_EXCEPT, CHECK_EXC_MATCH, RAISE, RERAISE ->
          exceptions.translate(opcode, operand);
      case BUILD_LIST,
          BUILD_TUPLE,
          BUILD_DICT,
          BUILD_SLICE,
          BUILD_STRING,
          LIST_APPEND,
          LIST_EXTEND,
          LIST_TO_TUPLE,
          MAP_ADD,
          DICT_UPDATE,
          DICT_MERGE,
          UNPACK,
          UNPACK_EX ->
          containers.translate(opcode, operand);
      default -> objects.translate(opcode, operand);
    };
  }

  private Step load(int local) {
    if (!emitter.isReadable(local)) {
      return new Step.Leave();
    }
    Value value = emitter.read(local);
    boolean maybeUnset =
        emitter.profile().isOfFunction()
            && value.type() == Type.REF
            && !emitter.profile().facts().isAssigned(emitter.pc(), local);
    if (maybeUnset) {
      Value unset = emitter.emit(Op.REF_SAME, value, emitter.ref(Unset.UNSET, "unset"));
      emitter.emit(Op.GUARD_FALSE, unset);
    }
    return stack.push(value, 0);
  }

  private Step rearrange(Opcode opcode, int n) {
    if (opcode == Opcode.COPY) {
      return stack.push(stack.top(n), 0);
    } else if (opcode == Opcode.SWAP) {
      Value upper = stack.top(1);
      emitter.slots().set(emitter.register(1), stack.top(n));
      emitter.slots().set(emitter.register(n), upper);
    } else {
      return stack.drop(1);
    }
    return stack.go();
  }

  /**
   * Unsets a local that nobody reads before it is stored again; a later read would have to raise.
   */
  private Step delete(int local) {
    boolean isRead = emitter.profile().facts().isLive(emitter.pc() + 1, local);
    if (isRead || !emitter.isReadable(local)) {
      return new Step.Leave();
    }
    emitter.slots().set(local, emitter.ref(Unset.UNSET, "unset"));
    return stack.go();
  }

  /** Returns the top, in the form in which the function returns its result. */
  private Step giveBack() {
    if (!emitter.profile().isOfFunction()) {
      return new Step.Leave();
    }
    Type result = emitter.profile().signature().result();
    Value value = stack.top(1);
    if (value.type() != result && value.type() != Type.REF && result != Type.REF) {
      return new Step.Leave();
    }
    Optional<Op> unboxing = value.type() == result ? Optional.empty() : Boxing.unboxing(result);
    Value given = result == Type.REF ? emitter.box(value) : value;
    emitter.giveBack(unboxing.isPresent() ? emitter.emit(unboxing.get(), value) : given);
    return new Step.Return();
  }

  private Step binary(BinaryOperator operator, boolean inplace) {
    Value left = stack.top(2);
    Value right = stack.top(1);
    boolean unboxed = !stack.fact().resultIsNot(arithmetic.resultType(operator, left, right));
    if (unboxed && emitter.profile().hasRaised(emitter.pc())) {
      arithmetic
          .error(operator, left, right)
          .ifPresent(error -> raiseIf(error, operator, left, right));
    }
    Optional<Value> result = unboxed ? arithmetic.binary(operator, left, right) : Optional.empty();
    if (result.isPresent()) {
      return stack.push(result.get(), 2);
    }
    Value general = general(Routines.binary(operator, inplace), operator, left, right);
    Step step = stack.pushResult(general, 2);
    if (inplace) {
      // A list takes the items of any iterator, which may have called the program.
      emitter.checkFuel();
    }
    return step;
  }

  private Value general(Residual routine, BinaryOperator operator, Value left, Value right) {
    return emitter.call(
        routine, emitter.ref(operator, operator.symbol()), emitter.box(left), emitter.box(right));
  }

  /**
   * An operation on unboxed operands leaves compiled code where it would raise. Where that was seen
   * to happen, the runtime raises the error, and its handler is compiled as well. Numbers are never
   * changed in place.
   */
  private void raiseIf(Value error, BinaryOperator operator, Value left, Value right) {
    Block raising = emitter.graph().newBlock();
    Block behind = emitter.graph().newBlock();
    Slots slots = emitter.slots();
    emitter.branch(error, raising, behind);
    emitter.forkTo(raising, slots.copy());
    general(Routines.error(operator), operator, left, right);
    emitter.leaveUnseen();
    emitter.forkTo(behind, slots);
  }

  /** Pushes what was found out; an iterator that was searched may have called the program. */
  private Step contains(Value result) {
    Step step = stack.push(result, 2);
    emitter.checkFuel();
    return step;
  }

  private Step unary(Opcode opcode) {
    UnaryOperator operator =
        switch (opcode) {
          case NEG -> UnaryOperator.NEG;
          case POS -> UnaryOperator.POS;
          default -> UnaryOperator.INVERT;
        };
    Value value = stack.top(1);
    boolean unboxed = !stack.fact().resultIsNot(value.type());
    Optional<Value> result = unboxed ? arithmetic.unary(operator, value) : Optional.empty();
    if (result.isPresent()) {
      return stack.push(result.get(), 1);
    }
    Value general =
        emitter.call(
            Routines.unary(operator), emitter.ref(operator, operator.symbol()), emitter.box(value));
    return stack.pushResult(general, 1);
  }

  private Step popJump(boolean wanted, int target) {
    Value condition = arithmetic.truth(stack.top(1));
    int register = emitter.register(1);
    Step.Outcome jump = new Step.Outcome(target, where -> where.drop(register));
    Step.Outcome fall = new Step.Outcome(emitter.pc() + 1, where -> where.drop(register));
    return new Step.Choice(condition, wanted ? jump : fall, wanted ? fall : jump, false);
  }

  private Step jumpOrPop(boolean wanted, int target) {
    Value condition = arithmetic.truth(stack.top(1));
    int register = emitter.register(1);
    Step.Outcome jump = new Step.Outcome(target, where -> {});
    Step.Outcome fall = new Step.Outcome(emitter.pc() + 1, where -> where.drop(register));
    return new Step.Choice(condition, wanted ? jump : fall, wanted ? fall : jump, false);
  }
}
