import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Prepares a jar for processes that are over within a second, most of which is spent in code that
 * runs for the first time. Nothing changes in what the classes do.
 *
 * <ul>
 *   <li>The classes of ASM, which is released in Java 5's class-file format, are brought to Java
 *       17's, with stack maps. Java keeps old classes in no class-data archive and infers their
 *       types at each start, which takes longer than compiling a region.
 *   <li>Lambdas and method references become classes, as if each had been written as one. Java
 *       makes these classes when a lambda is reached first, by a chain of method handles; even with
 *       those made beforehand in the archive, that was half of the time that compiling a region
 *       took at first.
 *   <li>The {@code equals} and {@code hashCode} of records, which Java links in the same way, become
 *       methods of theirs: the first of them took up to 30 ms.
 * </ul>
 *
 * Then all that was changed is loaded and verified.
 *
 * <pre>
 * java -cp JAR build/PrepareColdStart.java JAR
 * </pre>
 */
final class PrepareColdStart {
  private static final String ASM = "org/objectweb/asm/";
  private static final String OURS = "dev/hotspur/";
  private static final String CLASS = ".class";

  private PrepareColdStart() {}

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path prepared = jar.resolveSibling(jar.getFileName() + ".prepared");
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(prepared))) {
      Map<String, byte[]> made = new TreeMap<>();
      Map<String, List<String>> members = new TreeMap<>();
      Map<ZipEntry, byte[]> contents = new LinkedHashMap<>();
      for (ZipEntry entry : in.stream().toArray(ZipEntry[]::new)) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        contents.put(entry, prepared(entry.getName(), content, made, members));
      }
      for (Map.Entry<ZipEntry, byte[]> entry : contents.entrySet()) {
        String name = entry.getKey().getName();
        byte[] content = entry.getValue();
        if (name.endsWith(CLASS) && members.containsKey(withoutSuffix(name))) {
          content = joined(content, members.get(withoutSuffix(name)));
        }
        write(name, entry.getKey().getTime(), content, out);
      }
      long time = contents.keySet().iterator().next().getTime();
      for (Map.Entry<String, byte[]> entry : made.entrySet()) {
        write(entry.getKey() + CLASS, time, entry.getValue(), out);
      }
    }
    verify(prepared);
    Files.move(prepared, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Looks at the methods of each class, before which Java verifies the class. */
  private static void verify(Path jar) throws IOException {
    ClassLoader java = ClassLoader.getPlatformClassLoader();
    try (ZipFile in = new ZipFile(jar.toFile());
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, java)) {
      for (ZipEntry entry : in.stream().toArray(ZipEntry[]::new)) {
        String name = entry.getName();
        if (name.endsWith(CLASS) && (name.startsWith(OURS) || name.startsWith(ASM))) {
          Class<?> type = Class.forName(withoutSuffix(name).replace('/', '.'), false, loader);
          type.getDeclaredMethods();
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(String name, long time, byte[] content, ZipOutputStream out)
      throws IOException {
    ZipEntry copy = new ZipEntry(name);
    copy.setTime(time);
    out.putNextEntry(copy);
    out.write(content);
  }

  private static byte[] prepared(
      String name, byte[] content, Map<String, byte[]> made, Map<String, List<String>> members) {
    if (!name.endsWith(CLASS)) {
      return content;
    }
    if (name.startsWith(ASM)) {
      ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
      new ClassReader(content).accept(new Upgrade(out), ClassReader.SKIP_FRAMES);
      return out.toByteArray();
    }
    if (name.startsWith(OURS)) {
      ClassWriter out = new ClassWriter(0);
      Unfold unfold = new Unfold(out);
      new ClassReader(content).accept(unfold, 0);
      made.putAll(unfold.made);
      members
          .computeIfAbsent(unfold.nest, key -> new ArrayList<>())
          .addAll(new TreeMap<>(unfold.made).keySet());
      return out.toByteArray();
    }
    return content;
  }

  private static String withoutSuffix(String name) {
    return name.substring(0, name.length() - CLASS.length());
  }

  /** The class with further members of its nest, whose private methods they may call. */
  private static byte[] joined(byte[] content, List<String> members) {
    ClassWriter out = new ClassWriter(0);
    ClassVisitor join =
        new ClassVisitor(Opcodes.ASM9, out) {
          @Override
          public void visitEnd() {
            members.forEach(super::visitNestMember);
            super.visitEnd();
          }
        };
    new ClassReader(content).accept(join, 0);
    return out.toByteArray();
  }

  private static final class Upgrade extends ClassVisitor {
    Upgrade(ClassWriter out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] interfaces) {
      super.visit(Opcodes.V17, access, name, generic, parent, interfaces);
    }
  }

  /** Puts calls in place of what is linked at run time. */
  private static final class Unfold extends ClassVisitor {
    private final Map<String, byte[]> made = new LinkedHashMap<>();
    private final List<RecordMethod> recordMethods = new ArrayList<>();
    private String host = "";
    private String nest = "";

    Unfold(ClassWriter out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] interfaces) {
      host = name;
      nest = name;
      super.visit(version, access, name, generic, parent, interfaces);
    }

    @Override
    public void visitNestHost(String name) {
      nest = name;
      super.visitNestHost(name);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String generic, String[] exceptions) {
      MethodVisitor out = super.visitMethod(access, name, type, generic, exceptions);
      return new MethodVisitor(Opcodes.ASM9, out) {
        @Override
        public void visitInvokeDynamicInsn(
            String method, String factory, Handle linker, Object... arguments) {
          if (linker.getOwner().equals("java/lang/invoke/LambdaMetafactory")
              && linker.getName().equals("metafactory")) {
            unfold(method, Type.getMethodType(factory), arguments).writeUse(mv);
          } else if (linker.getOwner().equals("java/lang/runtime/ObjectMethods")
              && !method.equals("toString")) {
            List<Handle> fields =
                Arrays.stream(arguments).skip(2).map(Handle.class::cast).toList();
            RecordMethod written = new RecordMethod(host, method + "$record", factory, fields);
            recordMethods.add(written);
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, host, written.name, factory, false);
          } else {
            super.visitInvokeDynamicInsn(method, factory, linker, arguments);
          }
        }
      };
    }

    @Override
    public void visitEnd() {
      recordMethods.forEach(method -> method.write(cv));
      super.visitEnd();
    }

    private Lambda unfold(String method, Type factory, Object... arguments) {
      Lambda lambda =
          new Lambda(
              host + "$$Lambda" + (made.size() + 1),
              nest,
              method,
              factory,
              (Type) arguments[0],
              (Handle) arguments[1],
              (Type) arguments[2]);
      made.put(lambda.name, lambda.write());
      return lambda;
    }
  }

  /** A method for a record's equals or hashCode, which gives what ObjectMethods says. */
  private record RecordMethod(String host, String name, String type, List<Handle> fields) {
    void write(ClassVisitor out) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor code = out.visitMethod(access, name, type, null, null);
      code.visitCode();
      if (type.endsWith("Z")) {
        writeEquals(code);
      } else {
        writeHashCode(code);
      }
      code.visitInsn(Opcodes.IRETURN);
      code.visitMaxs(4, 2);
      code.visitEnd();
    }

    private void writeEquals(MethodVisitor code) {
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitTypeInsn(Opcodes.INSTANCEOF, host);
      endUnless(Opcodes.IFNE, code);
      for (Handle field : fields) {
        load(0, field, code);
        load(1, field, code);
        if (Lambda.isPrimitive(Type.getType(field.getDesc()))) {
          call("compare", 2, field, code);
          endUnless(Opcodes.IFEQ, code);
        } else {
          call("equals", 2, field, code);
          endUnless(Opcodes.IFNE, code);
        }
      }
      code.visitInsn(Opcodes.ICONST_1);
    }

    private void writeHashCode(MethodVisitor code) {
      code.visitInsn(Opcodes.ICONST_0);
      for (Handle field : fields) {
        code.visitIntInsn(Opcodes.BIPUSH, 31);
        code.visitInsn(Opcodes.IMUL);
        load(0, field, code);
        call("hashCode", 1, field, code);
        code.visitInsn(Opcodes.IADD);
      }
    }

    private void load(int variable, Handle field, MethodVisitor code) {
      code.visitVarInsn(Opcodes.ALOAD, variable);
      code.visitTypeInsn(Opcodes.CHECKCAST, host);
      code.visitFieldInsn(Opcodes.GETFIELD, host, field.getName(), field.getDesc());
    }

    /** Calls the static method for values like the field's: of the box's class, or of Objects. */
    private static void call(String method, int arguments, Handle field, MethodVisitor code) {
      Type type = Type.getType(field.getDesc());
      boolean primitive = Lambda.isPrimitive(type);
      String owner = primitive ? Lambda.box(type) : "java/util/Objects";
      String given = primitive ? type.getDescriptor() : "Ljava/lang/Object;";
      String result = method.equals("equals") ? "Z" : "I";
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC, owner, method, "(" + given.repeat(arguments) + ")" + result, false);
    }

    private static void endUnless(int jump, MethodVisitor code) {
      Label equal = new Label();
      code.visitJumpInsn(jump, equal);
      code.visitInsn(Opcodes.ICONST_0);
      code.visitInsn(Opcodes.IRETURN);
      code.visitLabel(equal);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
  }

  /**
   * A class for one lambda.
   *
   * @param name of the class
   * @param nest the class whose private methods it may call
   * @param method the interface's method
   * @param factory what is captured, and the interface
   * @param erased the type of the interface's method
   * @param target what the method calls, with what is captured first
   * @param actual the types that arguments and result really have
   */
  private record Lambda(
      String name,
      String nest,
      String method,
      Type factory,
      Type erased,
      Handle target,
      Type actual) {
    private static final String INSTANCE = "INSTANCE";
    private static final String MAKE = "make";
    private static final String CONSTRUCTOR = "<init>";

    private String captures() {
      return Type.getMethodDescriptor(Type.VOID_TYPE, factory.getArgumentTypes());
    }

    private Type made() {
      return factory.getReturnType();
    }

    /** The instructions in place of the lambda: what it captures lies on the stack. */
    void writeUse(MethodVisitor out) {
      if (factory.getArgumentTypes().length == 0) {
        out.visitFieldInsn(Opcodes.GETSTATIC, name, INSTANCE, made().getDescriptor());
      } else {
        out.visitMethodInsn(Opcodes.INVOKESTATIC, name, MAKE, factory.getDescriptor(), false);
      }
    }

    byte[] write() {
      ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      out.visit(
          Opcodes.V17,
          Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_SUPER,
          name,
          null,
          "java/lang/Object",
          new String[] {made().getInternalName()});
      out.visitNestHost(nest);
      writeConstructor(out);
      if (factory.getArgumentTypes().length == 0) {
        writeInstance(out);
      } else {
        writeMake(out);
      }
      writeMethod(out);
      out.visitEnd();
      return out.toByteArray();
    }

    private void writeConstructor(ClassWriter out) {
      MethodVisitor code = out.visitMethod(0, CONSTRUCTOR, captures(), null, null);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(
          Opcodes.INVOKESPECIAL, "java/lang/Object", CONSTRUCTOR, "()V", false);
      int variable = 1;
      Type[] captured = factory.getArgumentTypes();
      for (int i = 0; i < captured.length; i++) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
        out.visitField(access, "c" + i, captured[i].getDescriptor(), null, null).visitEnd();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), variable);
        code.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, captured[i].getDescriptor());
        variable += captured[i].getSize();
      }
      end(code, Type.VOID_TYPE);
    }

    private void writeInstance(ClassWriter out) {
      int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
      out.visitField(access, INSTANCE, made().getDescriptor(), null, null).visitEnd();
      MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
      code.visitTypeInsn(Opcodes.NEW, name);
      code.visitInsn(Opcodes.DUP);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, "()V", false);
      code.visitFieldInsn(Opcodes.PUTSTATIC, name, INSTANCE, made().getDescriptor());
      end(code, Type.VOID_TYPE);
    }

    private void writeMake(ClassWriter out) {
      MethodVisitor code =
          out.visitMethod(Opcodes.ACC_STATIC, MAKE, factory.getDescriptor(), null, null);
      code.visitTypeInsn(Opcodes.NEW, name);
      code.visitInsn(Opcodes.DUP);
      int variable = 0;
      for (Type captured : factory.getArgumentTypes()) {
        code.visitVarInsn(captured.getOpcode(Opcodes.ILOAD), variable);
        variable += captured.getSize();
      }
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, captures(), false);
      end(code, made());
    }

    private void writeMethod(ClassWriter out) {
      MethodVisitor code =
          out.visitMethod(Opcodes.ACC_PUBLIC, method, erased.getDescriptor(), null, null);
      boolean isNew = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
      if (isNew) {
        code.visitTypeInsn(Opcodes.NEW, target.getOwner());
        code.visitInsn(Opcodes.DUP);
      }
      List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
      if (!isNew && target.getTag() != Opcodes.H_INVOKESTATIC) {
        wanted.add(0, Type.getObjectType(target.getOwner()));
      }
      int argument = 0;
      for (Type captured : factory.getArgumentTypes()) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + argument, captured.getDescriptor());
        convert(captured, wanted.get(argument++), code);
      }
      int variable = 1;
      for (int i = 0; i < erased.getArgumentTypes().length; i++) {
        Type given = erased.getArgumentTypes()[i];
        code.visitVarInsn(given.getOpcode(Opcodes.ILOAD), variable);
        variable += given.getSize();
        convert(given, actual.getArgumentTypes()[i], code);
        convert(actual.getArgumentTypes()[i], wanted.get(argument++), code);
      }
      code.visitMethodInsn(
          call(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
      Type result =
          isNew ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
      writeResult(result, code);
      end(code, erased.getReturnType());
    }

    private int call() {
      return switch (target.getTag()) {
        case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
        case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
        case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
        // A private method of the nest is chosen by its name alone.
        case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKESPECIAL ->
            target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        default -> throw new IllegalArgumentException(name + ": lambda of " + target);
      };
    }

    private void writeResult(Type result, MethodVisitor code) {
      if (erased.getReturnType() == Type.VOID_TYPE) {
        if (result.getSize() > 0) {
          code.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
      } else {
        convert(result, actual.getReturnType(), code);
        convert(actual.getReturnType(), erased.getReturnType(), code);
      }
    }

    private static void end(MethodVisitor code, Type result) {
      code.visitInsn(result.getOpcode(Opcodes.IRETURN));
      code.visitMaxs(0, 0);
      code.visitEnd();
    }

    /** Converts what lies on the stack as LambdaMetafactory does. */
    private static void convert(Type from, Type to, MethodVisitor code) {
      if (from.equals(to)) {
        return;
      }
      if (isPrimitive(from) && isPrimitive(to)) {
        widen(from, to, code);
      } else if (isPrimitive(from)) {
        String box = box(from);
        String type = Type.getMethodDescriptor(Type.getObjectType(box), from);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", type, false);
      } else if (isPrimitive(to)) {
        Type held = unboxed(from, to);
        String box = box(held);
        code.visitTypeInsn(Opcodes.CHECKCAST, box);
        code.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, box, held.getClassName() + "Value", "()" + held, false);
        widen(held, to, code);
      } else if (!to.getInternalName().equals("java/lang/Object")) {
        code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
      }
    }

    private static boolean isPrimitive(Type type) {
      return type.getSort() < Type.ARRAY;
    }

    /** What a box holds; if it is only known as an object or number, what is wanted of it. */
    private static Type unboxed(Type box, Type wanted) {
      for (Type type : PRIMITIVES) {
        if (box(type).equals(box.getInternalName())) {
          return type;
        }
      }
      return wanted;
    }

    private static final List<Type> PRIMITIVES =
        List.of(
            Type.BOOLEAN_TYPE,
            Type.CHAR_TYPE,
            Type.BYTE_TYPE,
            Type.SHORT_TYPE,
            Type.INT_TYPE,
            Type.LONG_TYPE,
            Type.FLOAT_TYPE,
            Type.DOUBLE_TYPE);

    private static String box(Type primitive) {
      return switch (primitive.getSort()) {
        case Type.BOOLEAN -> "java/lang/Boolean";
        case Type.CHAR -> "java/lang/Character";
        case Type.BYTE -> "java/lang/Byte";
        case Type.SHORT -> "java/lang/Short";
        case Type.INT -> "java/lang/Integer";
        case Type.LONG -> "java/lang/Long";
        case Type.FLOAT -> "java/lang/Float";
        default -> "java/lang/Double";
      };
    }

    private static void widen(Type from, Type to, MethodVisitor code) {
      if (from.equals(to)) {
        return;
      }
      boolean fromInt = from.getOpcode(Opcodes.ILOAD) == Opcodes.ILOAD;
      switch (to.getSort()) {
        case Type.LONG -> code.visitInsn(Opcodes.I2L);
        case Type.FLOAT -> code.visitInsn(fromInt ? Opcodes.I2F : Opcodes.L2F);
        case Type.DOUBLE ->
            code.visitInsn(
                fromInt
                    ? Opcodes.I2D
                    : from.getSort() == Type.LONG ? Opcodes.L2D : Opcodes.F2D);
        default -> {}
      }
    }
  }
}
