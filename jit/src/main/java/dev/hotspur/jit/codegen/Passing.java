package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * How a method is passed values: each as a parameter, or, if they are many, in two arrays. The JVM
 * allows 255 slots of parameters, two for an int or a float. HotSpot's optimising compiler gives up
 * a method with a call of more than some 110 ("unsupported calling sequence").
 */
final class Passing {
  private static final int MOST_SLOTS = 100;

  private final List<Value> values;
  private final boolean packed;

  /** Passes some values that are kept. */
  Passing(Collection<Value> values) {
    this.values = List.copyOf(values);
    this.packed = values.stream().mapToInt(Passing::slots).sum() > MOST_SLOTS;
  }

  private static int slots(Value value) {
    return Placement.isBits(value) ? 2 : 1;
  }

  /** The types of the parameters, as a descriptor names them. */
  String types() {
    if (packed) {
      return ValueArrays.TYPES;
    }
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(Method.descriptor(value.type())));
    return text.toString();
  }

  /** How many bytes of bytecode {@link #pass} takes, about. */
  int bytes() {
    return values.size() * (packed ? 9 : 3);
  }

  /** Puts what is passed on the JVM stack. */
  void pass(Method method) {
    if (packed) {
      pack(false, method);
      pack(true, method);
    } else {
      values.forEach(method::loadKept);
    }
  }

  private void pack(boolean refs, Method method) {
    List<Value> those = values.stream().filter(value -> isRef(value) == refs).toList();
    CodeWriter out = method.out;
    ValueArrays.make(refs, those.size(), out);
    for (int i = 0; i < those.size(); i++) {
      out.insn(Opcodes.DUP);
      out.number(i);
      method.loadKept(those.get(i));
      ValueArrays.store(those.get(i).type(), out);
    }
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
      out.variable(Opcodes.ALOAD, isRef(value) ? refs : bits);
      out.number(isRef(value) ? next[1]++ : next[0]++);
      ValueArrays.load(value.type(), out);
      out.store(local, value.type());
      locals.put(value, local);
    }
    return locals;
  }
}
