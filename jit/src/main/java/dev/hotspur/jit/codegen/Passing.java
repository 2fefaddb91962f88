package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * How a method is passed values: each as a parameter, or, if they are many, in two arrays. The JVM
 * allows 255 slots of parameters, two for an int or a float, and HotSpot's optimising compiler
 * gives up a method that calls another one with more than some 110 ("unsupported calling
 * sequence"). The arrays are filled by methods, too, so many values at a time, since that takes a
 * third of the bytecode where it is called.
 */
final class Passing {
  private static final int MOST_SLOTS = 100;

  private final List<Value> values;
  private final boolean packed;

  /** Passes some values that are kept. */
  Passing(Collection<Value> values) {
    this.values = List.copyOf(values);
    this.packed = slots(this.values) > MOST_SLOTS;
  }

  private static int slots(List<Value> values) {
    return Lists.sum(values, value -> Placement.isBits(value) ? 2 : 1);
  }

  /** The types of the parameters, as a descriptor names them. */
  String types() {
    return packed ? ValueArrays.TYPES : types(values);
  }

  private static String types(List<Value> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(Method.descriptor(value.type())));
    return text.toString();
  }

  /** How many bytes of bytecode {@link #pass} takes, about. */
  int bytes() {
    return values.size() * 3 + (packed ? 20 : 0);
  }

  /** Puts what is passed on the JVM stack. */
  void pass(Method method) {
    if (!packed) {
      values.forEach(method::loadKept);
      return;
    }
    int refs = Lists.filter(values, Passing::isRef).size();
    ValueArrays.make(false, values.size() - refs, method.out);
    ValueArrays.make(true, refs, method.out);
    int[] next = new int[2];
    int from = 0;
    while (from < values.size()) {
      int to = from + 1;
      while (to < values.size() && slots(values.subList(from, to + 1)) < MOST_SLOTS) {
        to++;
      }
      fill(values.subList(from, to), next, method);
      from = to;
    }
  }

  /** Calls the method that puts values into the next places of the arrays, and writes it. */
  private static void fill(List<Value> some, int[] next, Method method) {
    String name = "fill" + next[0] + "_" + next[1];
    String descriptor = "(" + ValueArrays.TYPES + types(some) + ")V";
    method.out.insn(Opcodes.DUP2);
    some.forEach(method::loadKept);
    method.out.callStatic(method.region.owner, name, descriptor);
    if (method.region.begins(name, descriptor)) {
      MethodVisitor code =
          method.region.type.visitMethod(Opcodes.ACC_STATIC, name, descriptor, null, null);
      code.visitCode();
      CodeWriter out = new CodeWriter(code, ValueArrays.BITS, ValueArrays.REFS);
      for (Value value : some) {
        int local = out.newLocal(value.type());
        access(value, 0, 1, next, out);
        out.load(local, value.type());
        ValueArrays.store(value.type(), out);
      }
      out.insn(Opcodes.RETURN);
      code.visitMaxs(0, 0);
      code.visitEnd();
    } else {
      some.forEach(value -> next[isRef(value) ? 1 : 0]++);
    }
  }

  /** Puts the array for a value and the next place in it on the JVM stack. */
  private static void access(Value value, int bits, int refs, int[] next, CodeWriter out) {
    out.variable(Opcodes.ALOAD, isRef(value) ? refs : bits);
    out.number(next[isRef(value) ? 1 : 0]++);
  }

  private static boolean isRef(Value value) {
    return value.type() == Type.REF;
  }

  /**
   * Takes the values in the method that is called, whose next parameters they are.
   *
   * @return the JVM local of each
   */
  Map<Value, Integer> take(CodeWriter out) {
    Map<Value, Integer> locals = new HashMap<>();
    if (!packed) {
      values.forEach(value -> locals.put(value, out.newLocal(value.type())));
      return locals;
    }
    int bits = out.newLocal(ValueArrays.BITS);
    int refs = out.newLocal(ValueArrays.REFS);
    int[] next = new int[2];
    for (Value value : values) {
      int local = out.newLocal(value.type());
      access(value, bits, refs, next, out);
      ValueArrays.load(value.type(), out);
      out.store(local, value.type());
      locals.put(value, local);
    }
    return locals;
  }
}
