package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.vm.value.CallContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Describes a routine by the parameters of its Java method, of which the descriptor and the
 * arguments in the IR are made. Unless something else is said it is a method of {@code
 * RuntimeCalls}, has no result, and may do anything.
 */
final class RoutineBuilder {
  private static final String RUNTIME = "dev/hotspur/jit/runtime/RuntimeCalls";
  private static final String MACHINE = "dev/hotspur/vm/interp/Interpreter";
  private static final String OBJECT = "java/lang/Object";
  private static final Set<Heap> EVERYTHING = EnumSet.allOf(Heap.class);

  private final String name;
  private final String owner;
  private final String method;
  private final StringBuilder descriptor = new StringBuilder("(");
  private final List<Type> arguments = new ArrayList<>();
  private Type result = Type.NONE;
  private Set<Heap> reads = EVERYTHING;
  private Set<Heap> writes = EVERYTHING;
  private boolean raises = true;
  private boolean pure;

  private RoutineBuilder(String name, String owner, String method) {
    this.name = name;
    this.owner = owner;
    this.method = method;
  }

  /** A routine that is named in the IR as its method in the runtime. */
  static RoutineBuilder routine(String name) {
    return routine(name, name);
  }

  /** A routine with a name in the IR, and a method of the runtime. */
  static RoutineBuilder routine(String name, String method) {
    return routine(name, RUNTIME, method);
  }

  /** A routine with a name in the IR, and a method of a class, given by its internal name. */
  static RoutineBuilder routine(String name, String owner, String method) {
    return new RoutineBuilder(name, owner, method);
  }

  /** The next parameter is the machine, which is no argument in the IR. */
  RoutineBuilder takesMachine() {
    appendClass(MACHINE);
    return this;
  }

  /** The next parameters are of these types. */
  RoutineBuilder takes(Type... types) {
    for (Type type : types) {
      arguments.add(type);
      append(type);
    }
    return this;
  }

  /** The next parameter is of a Java type; it is the machine if a builtin asks for its context. */
  RoutineBuilder takes(Class<?> parameter) {
    if (parameter == CallContext.class) {
      appendClass(internalName(parameter));
      return this;
    }
    return parameter.isPrimitive() ? takes(typeOf(parameter)) : takesA(internalName(parameter));
  }

  /** The name of a class in descriptors. */
  static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** What a Java type is in the IR. */
  static Type typeOf(Class<?> type) {
    return type == long.class
        ? Type.INT
        : type == double.class ? Type.FLOAT : type == boolean.class ? Type.BOOL : Type.REF;
  }

  /** The next parameter is an object of a class, given by its internal name. */
  RoutineBuilder takesA(String className) {
    arguments.add(Type.REF);
    appendClass(className);
    return this;
  }

  /** The last parameter is an array of so many objects, each of which is an argument in the IR. */
  RoutineBuilder takesArray(int length) {
    arguments.addAll(Collections.nCopies(length, Type.REF));
    descriptor.append('[');
    appendClass(OBJECT);
    return this;
  }

  /** It has a result. */
  RoutineBuilder gives(Type type) {
    result = type;
    return this;
  }

  /** It depends on these parts of the heap only. */
  RoutineBuilder reads(Heap... parts) {
    reads = Set.of(parts);
    return this;
  }

  /** It changes these parts of the heap only. */
  RoutineBuilder writes(Heap... parts) {
    writes = Set.of(parts);
    return this;
  }

  /** It raises no error of the program. */
  RoutineBuilder neverRaises() {
    raises = false;
    return this;
  }

  /** It neither looks at the heap nor changes it, and raises nothing: it makes something new. */
  RoutineBuilder makes(Type type) {
    return gives(type).reads().writes().neverRaises();
  }

  /** The same, and the result is the same for the same arguments: done once is enough. */
  RoutineBuilder computes(Type type) {
    pure = true;
    return makes(type);
  }

  /** The routine, of which there is nothing more to be said. */
  Residual build() {
    descriptor.append(')');
    append(result);
    return new Residual(
        name, owner, method, descriptor.toString(), arguments, result, reads, writes, raises, pure);
  }

  private void append(Type type) {
    switch (type) {
      case INT -> descriptor.append('J');
      case FLOAT -> descriptor.append('D');
      case BOOL -> descriptor.append('Z');
      case NONE -> descriptor.append('V');
      default -> appendClass(OBJECT);
    }
  }

  private void appendClass(String className) {
    descriptor.append('L').append(className).append(';');
  }
}
