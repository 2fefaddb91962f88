package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.Convention;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.interp.FunctionKey;
import dev.hotspur.vm.interp.NoMethod;
import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.TypeValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Calls: of what is known, of one of a few things, of anything. */
final class CallRules {
  private static final int MAX_ARGUMENTS = 16;

  /** A graph of more blocks takes in no further function. */
  private static final int MAX_BLOCKS = 150;

  private final Emitter emitter;
  private final OperandStack stack;
  private final ObjectRules objects;
  private final BuiltinRules builtins;
  private final ArgumentRules argumentRules;

  CallRules(Emitter emitter, OperandStack stack, ObjectRules objects) {
    this.emitter = emitter;
    this.stack = stack;
    this.objects = objects;
    this.builtins = new BuiltinRules(emitter, stack);
    this.argumentRules = new ArgumentRules(emitter);
  }

  Step translate(Opcode opcode, int operand) {
    return switch (opcode) {
      case CALL -> call(stack.top(operand + 1), operand, operand + 1);
      case CALL_KW -> callByName(operand);
      case CALL_EX -> callUnpacked(opcode.effect().taken(operand));
      case TAIL_CALL -> tailCall(operand);
      case LOAD_METHOD -> loadMethod(emitter.profile().facts().code().names().get(operand));
      case CALL_METHOD -> callMethod(operand);
      default -> new Step.Leave();
    };
  }

  /** Calls with the values on top of the stack; {@code popped} values make room for the result. */
  private Step call(Value callee, int count, int popped) {
    Optional<Object> known =
        callee.type() == Type.REF ? known(callee).or(() -> assume(callee)) : Optional.empty();
    if (known.isPresent()) {
      return call(known.get(), callee, count, popped);
    }
    Optional<FunctionValue> sameCode =
        callee.type() == Type.REF ? stack.fact().sameCode() : Optional.empty();
    if (sameCode.isPresent()) {
      return callOfCode(sameCode.get(), callee, count, popped);
    }
    return stack.fact().hasSeveralCallees()
        ? new Step.Cases(cases(callee, count, popped))
        : callAny(callee, count, popped);
  }

  /** Calls what is known. */
  private Step call(Object known, Value callee, int count, int popped) {
    if (known instanceof BuiltinValue
        || known instanceof TypeValue
        || known instanceof BoundMethod) {
      return builtins.call(known, callee, stack.topmost(count), popped);
    }
    return known instanceof FunctionValue function
        ? call(function, callee, count, popped)
        : callAny(callee, count, popped);
  }

  private Step call(FunctionValue function, Value callee, int count, int popped) {
    return bind(function, stack.topmost(count), List.of())
        .map(bound -> invoke(function, callee, bound, popped))
        .orElseGet(() -> callAny(callee, count, popped));
  }

  /** Calls a function of which the code is known, but neither its cells nor its defaults. */
  private Step callOfCode(FunctionValue like, Value callee, int count, int popped) {
    Optional<List<Value>> bound =
        parameters(like) <= MAX_ARGUMENTS
            ? argumentRules.bind(like, stack.topmost(count), List.of(), false)
            : Optional.empty();
    if (bound.isEmpty()) {
      return callAny(callee, count, popped);
    }
    emitter.emit(Op.GUARD_CODE, emitter.constant(FunctionKey.of(like), like.name()), callee);
    return invoke(like, callee, bound.get(), popped);
  }

  private Optional<List<Value>> bind(FunctionValue function, List<Value> args, List<String> names) {
    return parameters(function) <= MAX_ARGUMENTS
        ? argumentRules.bind(function, args, names, true)
        : Optional.empty();
  }

  private static int parameters(FunctionValue function) {
    return function.code().parameters().count();
  }

  /** CALL_KW: the names of the last arguments lie on top. */
  private Step callByName(int count) {
    Value callee = stack.top(count + 2);
    List<Value> args = stack.topmost(count + 1);
    Optional<List<String>> names = known(args.remove(count)).flatMap(ArgumentRules::names);
    Optional<Object> known =
        callee.type() == Type.REF ? known(callee).or(() -> assume(callee)) : Optional.empty();
    if (names.isPresent() && known.isPresent() && known.get() instanceof FunctionValue function) {
      Optional<List<Value>> bound = bind(function, args, names.get());
      if (bound.isPresent()) {
        return invoke(function, callee, bound.get(), count + 2);
      }
    }
    return callUnknown(Convention.BY_NAME, callee, stack.topmost(count + 1), count + 2);
  }

  /** CALL_EX: a collection of arguments by position, and perhaps one of those by name. */
  private Step callUnpacked(int taken) {
    return callUnknown(Convention.UNPACKED, stack.top(taken), stack.topmost(taken - 1), taken);
  }

  /** A call of each of the few things that were called here. */
  private List<Step.Case> cases(Value callee, int count, int popped) {
    List<Step.Case> result = new ArrayList<>();
    for (Object known : stack.fact().callees()) {
      Value expected = emitter.ref(known, "callee");
      result.add(
          new Step.Case(
              () -> emitter.emit(Op.REF_SAME, callee, expected),
              () -> call(known, expected, count, popped)));
    }
    return result;
  }

  /** What was called each time, if that was always the same: guarded to be it. */
  private Optional<Object> assume(Value callee) {
    Optional<Object> seen = stack.fact().object();
    seen.ifPresent(
        object -> emitter.emit(Op.GUARD_SAME, emitter.constant(object, "callee"), callee));
    return seen;
  }

  /** Calls whatever it is with boxed arguments. */
  private Step callAny(Value callee, int count, int popped) {
    if (count > MAX_ARGUMENTS) {
      // A method of the JVM takes 255 values at most.
      Value[] items = stack.boxedTopmost(count).toArray(new Value[0]);
      Value tuple = emitter.call(Routines.build(Opcode.BUILD_TUPLE, count), items);
      return callUnknown(Convention.UNPACKED, callee, List.of(tuple), popped);
    }
    return callUnknown(Convention.BY_POSITION, callee, stack.topmost(count), popped);
  }

  /** Calls whatever it is, with what follows it in a call of this kind. */
  private Step callUnknown(Convention convention, Value callee, List<Value> rest, int popped) {
    String word = convention.word();
    List<Value> args = new ArrayList<>();
    args.add(emitter.ref(emitter.basis().of(convention), word));
    args.add(emitter.box(callee));
    rest.forEach(each -> args.add(emitter.box(each)));
    List<Type> types = Collections.nCopies(args.size() - 1, Type.REF);
    Value result =
        emitter.call(
            Routines.invoke(word, types, stack.fact().result()), args.toArray(new Value[0]));
    Step step = stack.pushResult(result, popped);
    emitter.checkFuel();
    return step;
  }

  /** Inlines a function of the program, or calls it with unboxed arguments. */
  private Step invoke(FunctionValue function, Value callee, List<Value> bound, int popped) {
    CallTarget target = emitter.basis().of(function);
    Optional<Value> result = inline(function, target, bound);
    if (result.isPresent()) {
      return stack.pushResult(result.get(), popped);
    }
    List<Value> args = passed(function, target, callee, bound);
    Residual routine = Routines.invoke(function.name(), types(args), stack.fact().result());
    Step step = stack.pushResult(emitter.call(routine, args.toArray(new Value[0])), popped);
    emitter.checkFuel();
    return step;
  }

  /**
   * What a function gives whose instructions take the place of the call. Where compiled code is
   * left within it, the interpreter finishes its activation first, and then goes on with what the
   * call has given or raised. So a call whose errors are handled stays a call: its handler is
   * compiled. And so does one that was left often.
   */
  private Optional<Value> inline(FunctionValue function, CallTarget target, List<Value> args) {
    Optional<Profile> callee = emitter.basis().profile(target);
    if (callee.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> obstacle = obstacle(function);
    if (obstacle.isPresent()) {
      decide(function, obstacle);
      return Optional.empty();
    }
    Graph graph = emitter.graph();
    int blocksBefore = graph.blocks().size();
    Block first = graph.newBlock();
    List<Inlining.Given> ends;
    try {
      ends = RegionBuilder.inline(emitter, function, callee.get(), first, args);
    } catch (Inlining.ImpossibleException impossible) {
      graph.truncate(blocksBefore);
      decide(function, Optional.of(impossible.getMessage()));
      return Optional.empty();
    }
    decide(function, Optional.empty());
    emitter.emit(Op.GUARD_DEPTH, Attribute.of(emitter.nesting() + 1));
    emitter.block().jump(first);
    Block behind = graph.newBlock();
    Type type = ends.get(0).value().type();
    for (Inlining.Given given : ends) {
      type = Assumptions.join(type, given.value().type());
    }
    Value result = behind.addParameter(type);
    for (Inlining.Given given : ends) {
      Value value = given.value();
      given.block().jump(behind, type == Type.REF ? emitter.boxIn(given.block(), value) : value);
    }
    emitter.forkTo(behind, emitter.slots());
    return Optional.of(result);
  }

  /** Why a function cannot be inlined, as far as that can be told before it is tried. */
  private Optional<String> obstacle(FunctionValue function) {
    InliningLimits limits = emitter.basis().inlining();
    int size = function.code().size();
    if (limits.isNone()) {
      return Optional.of("with what it calls inlined, the region was too large");
    } else if (emitter.isMetered()) {
      return Optional.of("its instructions are charged");
    } else if (function.code().sharesVariables()) {
      return Optional.of("it shares variables with other functions");
    } else if (function.code().flags().contains(CodeFlag.NEVER_INLINE)) {
      return Optional.of("it is marked " + CodeFlag.NEVER_INLINE.word());
    } else if (emitter.isBuilding(function.code())) {
      return Optional.of("it is recursive");
    } else if (emitter.nesting() >= limits.depth()) {
      return Optional.of("as many calls are inlined around it (inline-depth)");
    } else if (size > limits.instructions()) {
      return Optional.of("it has " + size + " instructions (inline-size)");
    } else if (emitter.graph().blocks().size() > MAX_BLOCKS) {
      return Optional.of("the region is too large already");
    } else if (stack.fact().staysCall()) {
      return Optional.of("compiled code was left too often within it");
    }
    return emitter.isErrorHandled()
        ? Optional.of("its errors are handled where it is called")
        : Optional.empty();
  }

  private void decide(FunctionValue function, Optional<String> whyNot) {
    emitter.basis().decided(new InliningDecision(emitter.origin(), function.name(), whyNot));
  }

  /** What compiled code passes in a call: the target, then the arguments as that takes them. */
  private List<Value> passed(
      FunctionValue function, CallTarget target, Value callee, List<Value> bound) {
    List<Value> given = new ArrayList<>(bound);
    if (CallTarget.takesItself(function)) {
      given.add(callee);
    }
    Optional<Signature> signature = emitter.basis().signature(target);
    List<Value> args = new ArrayList<>();
    args.add(emitter.ref(target, function.name()));
    for (int i = 0; i < given.size(); i++) {
      int index = i;
      args.add(as(signature.map(s -> s.parameters().get(index)).orElse(Type.REF), given.get(i)));
    }
    return args;
  }

  private static List<Type> types(List<Value> passed) {
    return Lists.map(passed.subList(1, passed.size()), Value::type);
  }

  /** A value in the form in which a compiled function takes it. */
  private Value as(Type wanted, Value value) {
    if (value.type() != Type.REF) {
      return value;
    }
    return Boxing.unboxing(wanted).<Value>map(op -> emitter.emit(op, value)).orElse(value);
  }

  /**
   * A call in place of the activation. One of the function by itself begins it again; all others
   * return: what is known is called as any function would be, but for the depth.
   */
  private Step tailCall(int count) {
    if (emitter.nesting() > 0) {
      // It is the function around that would have to be left.
      throw new Inlining.ImpossibleException("it ends with a call in its place");
    }
    Value callee = stack.top(count + 1);
    Optional<Object> known =
        callee.type() == Type.REF ? known(callee).or(() -> assume(callee)) : Optional.empty();
    Optional<FunctionValue> function =
        known.filter(FunctionValue.class::isInstance).map(FunctionValue.class::cast);
    Optional<List<Value>> bound =
        function.flatMap(each -> bind(each, stack.topmost(count), List.of()));
    if (bound.isPresent() && emitter.profile().isItself(function.get())) {
      return beginAgain(bound.get());
    } else if (emitter.profile().signature().result() != Type.REF) {
      // Until now it was the function itself each time, and compiled callers expect what it gives.
      return new Step.Leave();
    }
    return bound.isPresent()
        ? callInPlace(function.get(), callee, bound.get())
        : callInPlace(callee, count);
  }

  private Step beginAgain(List<Value> arguments) {
    for (int register : emitter.slots().registers()) {
      emitter.slots().untouch(register);
    }
    for (int i = 0; i < arguments.size(); i++) {
      emitter.slots().set(i, arguments.get(i));
    }
    return new Step.Go(0);
  }

  private Step callInPlace(FunctionValue function, Value callee, List<Value> bound) {
    CallTarget target = emitter.basis().of(function);
    Optional<Value> result = inline(function, target, bound);
    if (result.isPresent()) {
      emitter.giveBack(emitter.box(result.get()));
      return new Step.Return();
    }
    List<Value> args = passed(function, target, callee, bound);
    emitter.callInPlace(Routines.invokeInPlace(function.name(), types(args)), args);
    return new Step.Return();
  }

  /** Calls whatever it is in place of the activation. */
  private Step callInPlace(Value callee, int count) {
    List<Value> args = new ArrayList<>();
    args.add(emitter.box(callee));
    args.addAll(stack.boxedTopmost(count));
    emitter.giveBack(emitter.call(Routines.callInPlace(count), args.toArray(new Value[0])));
    return new Step.Return();
  }

  /** Finds what a module that is known has under the name, or the method of a type. */
  private Step loadMethod(String name) {
    Value object = stack.top(1);
    int register = emitter.register(1);
    Optional<Value> ofModule = objects.moduleAttribute(object, name);
    if (ofModule.isPresent()) {
      emitter.slots().set(register, ofModule.get());
      emitter.slots().set(register + 1, emitter.ref(NoMethod.NONE, "no self"));
      return stack.go();
    }
    Optional<Class<?>> type = stack.fact().operandClass();
    boolean bound = stack.fact().number().filter(seen -> seen == 1).isPresent();
    Optional<BuiltinValue> method =
        stack
            .fact()
            .object()
            .filter(BuiltinValue.class::isInstance)
            .map(BuiltinValue.class::cast)
            .filter(builtin -> builtin.owner().isPresent());
    if (!bound || method.isEmpty() || type.isEmpty() || object.type() != Type.REF) {
      // As LOAD_ATTR would: the method of an object is one that remembers it.
      Value found =
          emitter.call(Routines.getAttribute(), emitter.box(object), emitter.ref(name, name));
      emitter.slots().set(register, found);
      emitter.slots().set(register + 1, emitter.ref(NoMethod.NONE, "no self"));
      return stack.go();
    }
    emitter.emit(Op.GUARD_CLASS, emitter.constant(type.get(), type.get().getSimpleName()), object);
    emitter.slots().set(register, emitter.ref(method.get(), method.get().name()));
    emitter.slots().set(register + 1, object);
    return stack.go();
  }

  private Step callMethod(int count) {
    Value callee = stack.top(count + 2);
    if (known(stack.top(count + 1)).filter(NoMethod.class::isInstance).isPresent()) {
      return known(callee).isPresent()
          ? call(callee, count, count + 2)
          : callAny(callee, count, count + 2);
    }
    if (known(callee).filter(BuiltinValue.class::isInstance).isEmpty()) {
      return callUnknown(Convention.METHOD, callee, stack.topmost(count + 1), count + 2);
    }
    return builtins.call(known(callee).get(), callee, stack.topmost(count + 1), count + 2);
  }

  private static Optional<Object> known(Value callee) {
    if (callee instanceof Constant constant && constant.type() == Type.REF) {
      return Optional.of(constant.asRef().value());
    }
    return Optional.empty();
  }
}
