package dev.hotspur.jit.codegen;

import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.FunctionExits;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.value.GlobalCell;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The objects that a region refers to: class data of its hidden class, copied into static final
 * fields when the class is initialised, so that HotSpot takes them for constants. The class leaves
 * an instance of itself there, too: to make one by a method handle costs a cold Java 2 ms.
 */
final class Constants {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final int FIELD = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

  private final List<Object> objects = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> indices = new IdentityHashMap<>();

  /** Puts an object on the JVM stack, of its own class if emitted code calls it, else an Object. */
  void load(Object object, String owner, CodeWriter out) {
    int index = index(object);
    out.field(Opcodes.GETSTATIC, owner, "c" + index, "L" + className(object) + ";");
  }

  /** The classes of objects whose methods and fields emitted code uses. */
  private static String className(Object object) {
    boolean called =
        object instanceof GlobalCell
            || object instanceof FunctionExits
            || object instanceof CallTarget
            || object instanceof Code;
    return called ? object.getClass().getName().replace('.', '/') : "java/lang/Object";
  }

  /** The place of an object in the class data. */
  int index(Object object) {
    return indices.computeIfAbsent(object, this::add);
  }

  private int add(Object object) {
    objects.add(object);
    return objects.size() - 1;
  }

  /** The class data: the objects, and room for the instance. */
  Object[] data() {
    return objects.toArray(new Object[objects.size() + 1]);
  }

  /** The instance in class data that a class has been initialised with. */
  static Object instance(Object[] data) {
    return data[data.length - 1];
  }

  /** Writes the fields and the class initialiser. */
  void write(ClassVisitor type, String owner) {
    for (int i = 0; i < objects.size(); i++) {
      String descriptor = "L" + className(objects.get(i)) + ";";
      type.visitField(FIELD, "c" + i, descriptor, null, null).visitEnd();
    }
    MethodVisitor out = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    out.visitCode();
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/invoke/MethodHandles",
        "lookup",
        "()Ljava/lang/invoke/MethodHandles$Lookup;",
        false);
    out.visitLdcInsn("_");
    out.visitLdcInsn(org.objectweb.asm.Type.getType("[" + OBJECT));
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/lang/invoke/MethodHandles",
        "classData",
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)" + OBJECT,
        false);
    out.visitTypeInsn(Opcodes.CHECKCAST, "[" + OBJECT);
    out.visitVarInsn(Opcodes.ASTORE, 0);
    for (int i = 0; i < objects.size(); i++) {
      out.visitVarInsn(Opcodes.ALOAD, 0);
      out.visitLdcInsn(i);
      out.visitInsn(Opcodes.AALOAD);
      String name = className(objects.get(i));
      out.visitTypeInsn(Opcodes.CHECKCAST, name);
      out.visitFieldInsn(Opcodes.PUTSTATIC, owner, "c" + i, "L" + name + ";");
    }
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitLdcInsn(objects.size());
    out.visitTypeInsn(Opcodes.NEW, owner);
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", "()V", false);
    out.visitInsn(Opcodes.AASTORE);
    out.visitInsn(Opcodes.RETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }
}
