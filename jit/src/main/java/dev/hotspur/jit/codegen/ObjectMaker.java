package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Emits the making of objects from values that are at hand, in the midst of a region or in one of
 * its exits: boxes, ranges, iterators, and what routines without effects make.
 */
final class ObjectMaker {
  private static final String OBJECT = "java/lang/Object";
  private static final String RUNTIME = "dev/hotspur/jit/runtime/RuntimeCalls";

  private final CodeWriter out;
  private final Consumer<Value> load;

  /**
   * Writes to a method.
   *
   * @param load puts a value on the JVM stack of that method
   */
  ObjectMaker(CodeWriter out, Consumer<Value> load) {
    this.out = out;
    this.load = load;
  }

  /** Makes the object of an instruction and leaves it on the JVM stack. */
  void make(Instruction i) {
    switch (i.op()) {
      case BOX_INT -> call(i, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;");
      case BOX_FLOAT -> call(i, "java/lang/Double", "valueOf", "(D)Ljava/lang/Double;");
      case BOX_BOOL -> call(i, "java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;");
      case RANGE_NEW -> call(i, RUNTIME, "newRange", "(JJJ)Ljava/lang/Object;");
      case RANGE_ITERATOR -> call(i, RUNTIME, "newRangeIterator", "(JJJ)Ljava/lang/Object;");
      case LIST_ITERATOR ->
          call(i, RUNTIME, "newListIterator", "(Ljava/lang/Object;)Ljava/lang/Object;");
      case CELL_NEW -> call(i, RUNTIME, "newCell", "(Ljava/lang/Object;)Ljava/lang/Object;");
      case TUPLE_ITERATOR ->
          call(i, RUNTIME, "newTupleIterator", "(Ljava/lang/Object;)Ljava/lang/Object;");
      default -> call(i, i.residual().owner(), i.residual().method(), i.residual().descriptor());
    }
  }

  private void call(Instruction instruction, String owner, String method, String descriptor) {
    Iterator<Value> args = instruction.args().iterator();
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      pass(parameter.getDescriptor(), args);
    }
    out.callStatic(owner, method, descriptor);
  }

  /** Passes an argument, or what arguments are left in an array. */
  void pass(String parameter, Iterator<Value> args) {
    if (parameter.equals("[L" + OBJECT + ";")) {
      passArray(args);
      return;
    }
    load.accept(args.next());
    if (parameter.startsWith("L") && !parameter.equals("L" + OBJECT + ";")) {
      out.type(Opcodes.CHECKCAST, parameter.substring(1, parameter.length() - 1));
    }
  }

  private void passArray(Iterator<Value> args) {
    List<Value> rest = new ArrayList<>();
    args.forEachRemaining(rest::add);
    out.number(rest.size());
    out.type(Opcodes.ANEWARRAY, OBJECT);
    for (int i = 0; i < rest.size(); i++) {
      out.insn(Opcodes.DUP);
      out.number(i);
      load.accept(rest.get(i));
      out.insn(Opcodes.AASTORE);
    }
  }

  /** The objects that must be made when leaving by a snapshot, in an order in which they can be. */
  static List<Instruction> virtuals(Snapshot snapshot) {
    Set<Instruction> result = new LinkedHashSet<>();
    snapshot.forEachUse(value -> addVirtuals(value, result));
    return List.copyOf(result);
  }

  private static void addVirtuals(Value value, Set<Instruction> result) {
    if (value instanceof Instruction instruction
        && instruction.isVirtual()
        && !result.contains(instruction)) {
      instruction.args().forEach(arg -> addVirtuals(arg, result));
      result.add(instruction);
    }
  }
}
