package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CodePlace;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Raising and handling. What is raised and handled in the same function goes to its handler by a
 * jump; what leaves a function is thrown by the runtime.
 */
final class ExceptionRules {
  private final Emitter emitter;

  ExceptionRules(Emitter emitter) {
    this.emitter = emitter;
  }

  Step translate(Opcode opcode, int operand) {
    return switch (opcode) {
      case PUSH_EXC_INFO -> beginHandler();
      case POP_EXCEPT -> {
        emitter.call(ExceptionRoutines.setHandling(), boxed(1));
        emitter.drop(emitter.register(1));
        yield go();
      }
      case CHECK_EXC_MATCH -> {
        Value matches = emitter.call(ExceptionRoutines.matches(), boxed(2), boxed(1));
        emitter.slots().set(emitter.register(1), matches);
        yield go();
      }
      case RAISE -> raise(operand);
      case RERAISE -> reraise();
      default -> new Step.Leave();
    };
  }

  private Step go() {
    return new Step.Go(emitter.pc() + 1);
  }

  private Value boxed(int n) {
    return emitter.box(emitter.read(emitter.register(n)));
  }

  private Step beginHandler() {
    int register = emitter.register(1);
    Value exception = boxed(1);
    Value previous = emitter.call(ExceptionRoutines.handling());
    emitter.call(ExceptionRoutines.setHandling(), exception);
    emitter.slots().set(register, previous);
    emitter.slots().set(register + 1, exception);
    return go();
  }

  private Step raise(int count) {
    List<Value> operands = new ArrayList<>();
    for (int n = count; n >= 1; n--) {
      operands.add(boxed(n));
    }
    if (emitter.profile().handler(emitter.pc()).isPresent()) {
      operands.add(0, place());
      return handled(emitter.call(ExceptionRoutines.raised(count), array(operands)));
    }
    if (!leavesFunction()) {
      return new Step.Leave();
    }
    emitter.call(ExceptionRoutines.raise(count), array(operands));
    emitter.leaveUnseen();
    return new Step.Return();
  }

  private Step reraise() {
    // Raised out of the function, an exception must not be traced again: the interpreter does it.
    return emitter.profile().handler(emitter.pc()).isPresent()
        ? handled(emitter.call(ExceptionRoutines.reraised(), place(), boxed(1)))
        : new Step.Leave();
  }

  /** Whether a raise here can do nothing but leave a function that is compiled as such. */
  private boolean leavesFunction() {
    Optional<?> handler = emitter.profile().facts().handlerOf(emitter.pc());
    return emitter.profile().isOfFunction() && emitter.nesting() == 0 && handler.isEmpty();
  }

  private Step handled(Value exception) {
    int handler = emitter.profile().handler(emitter.pc()).orElseThrow();
    emitter.enterHandler(emitter.slots(), handler, exception);
    return new Step.Handled(handler);
  }

  private Value place() {
    return emitter.ref(new CodePlace(emitter.profile().facts().code(), emitter.pc()), "place");
  }

  private static Value[] array(List<Value> values) {
    return values.toArray(new Value[0]);
  }
}
