package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CodePlace;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Raising and handling. What is raised and handled in the same function goes to its handler by a
 * jump. What leaves the function is thrown past it: then its traceback names the function, and its
 * frame is not needed any more.
 */
final class ExceptionRules {
  private final Emitter emitter;
  private final OperandStack stack;

  ExceptionRules(Emitter emitter, OperandStack stack) {
    this.emitter = emitter;
    this.stack = stack;
  }

  Step translate(Opcode opcode, int operand) {
    return switch (opcode) {
      case PUSH_EXC_INFO -> beginHandler();
      case POP_EXCEPT -> {
        emitter.call(ExceptionRoutines.setHandling(), stack.boxed(1));
        yield stack.drop(1);
      }
      case CHECK_EXC_MATCH -> {
        Value matches = emitter.call(ExceptionRoutines.matches(), stack.boxed(2), stack.boxed(1));
        yield stack.push(matches, 1);
      }
      case RAISE -> raise(operand);
      case RERAISE -> reraise();
      default -> new Step.Leave();
    };
  }

  private Step beginHandler() {
    int register = emitter.register(1);
    Value exception = stack.boxed(1);
    Value previous = emitter.call(ExceptionRoutines.handling());
    emitter.call(ExceptionRoutines.setHandling(), exception);
    emitter.slots().set(register, previous);
    emitter.slots().set(register + 1, exception);
    return stack.go();
  }

  private Step raise(int count) {
    List<Value> operands = new ArrayList<>(List.of(place()));
    operands.addAll(stack.boxedTopmost(count));
    return goOn(ExceptionRoutines.raised(count), operands);
  }

  /** Its traceback names the function already, unless what is to be raised is no exception. */
  private Step reraise() {
    return goOn(ExceptionRoutines.reraised(), List.of(place(), stack.boxed(1)));
  }

  /** Goes to the handler, or out of the function, with the exception that a routine makes. */
  private Step goOn(Residual routine, List<Value> operands) {
    Optional<Integer> handler = emitter.profile().handler(emitter.pc());
    if (handler.isEmpty() && !leavesFunction()) {
      return new Step.Leave();
    }
    Value exception = emitter.call(routine, operands.toArray(new Value[0]));
    if (handler.isPresent()) {
      emitter.enterHandler(emitter.slots(), handler.get(), exception);
      return new Step.Handled(handler.get());
    }
    emitter.raise(exception);
    return new Step.Return();
  }

  /** Whether a raise here can do nothing but leave a function that is compiled as such. */
  private boolean leavesFunction() {
    Optional<?> handler = emitter.profile().facts().handlerOf(emitter.pc());
    return emitter.profile().isOfFunction() && emitter.nesting() == 0 && handler.isEmpty();
  }

  private Value place() {
    return emitter.ref(new CodePlace(emitter.profile().facts().code(), emitter.pc()), "place");
  }
}
