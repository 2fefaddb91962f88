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
 *   <li>Lambdas and method references become instances of classes, as if these had been written.
 *       Java makes a class for each when a lambda is reached first, by a chain of method handles;
 *       even with those made beforehand in the archive, that was half of the time that compiling a
 *       region took at first. Those of a class that look alike share one, since loading a class
 *       takes some 25 microseconds and a region's first compilation came by 240; but not where
 *       programs run, where HotSpot is to see by its class what is called.
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

  /** What runs while programs do. */
  private static final List<String> RUNNING = List.of(OURS + "vm/", OURS + "jit/runtime/");

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
      Unfold unfold = new Unfold(out, RUNNING.stream().noneMatch(name::startsWith));
      new ClassReader(content).accept(unfold, 0);
      List<String> nested = members.computeIfAbsent(unfold.nest, key -> new ArrayList<>());
      for (LambdaClass each : unfold.made.values()) {
        made.put(each.name, each.write());
        nested.add(each.name);
      }
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
    private final boolean shares;
    private final Map<Object, LambdaClass> made = new LinkedHashMap<>();
    private final List<RecordMethod> recordMethods = new ArrayList<>();
    private String host = "";
    private String nest = "";

    /**
     * Unfolds a class.
     *
     * @param shares whether lambdas that look alike share a class
     */
    Unfold(ClassWriter out, boolean shares) {
      super(Opcodes.ASM9, out);
      this.shares = shares;
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
            Look look = new Look(method, Type.getMethodType(factory), (Type) arguments[0]);
            Lambda lambda = new Lambda((Handle) arguments[1], (Type) arguments[2]);
            LambdaClass of = classOf(look);
            of.lambdas.add(lambda);
            of.writeUse(of.lambdas.size() - 1, mv);
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

        @Override
        public void visitMaxs(int stack, int locals) {
          // Which lambda it is lies on what is captured.
          super.visitMaxs(stack + 1, locals);
        }
      };
    }

    @Override
    public void visitEnd() {
      recordMethods.forEach(method -> method.write(cv));
      super.visitEnd();
    }

    private LambdaClass classOf(Look look) {
      String name = host + "$$Lambda" + (made.size() + 1);
      return made.computeIfAbsent(
          shares ? look : name, key -> new LambdaClass(name, nest, look, new ArrayList<>()));
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
        if (Conversion.isPrimitive(Type.getType(field.getDesc()))) {
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
      boolean primitive = Conversion.isPrimitive(type);
      String owner = primitive ? Conversion.box(type) : "java/util/Objects";
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
   * How a lambda looks to those who use it.
   *
   * @param method the interface's method
   * @param factory what is captured, and the interface
   * @param erased the type of the interface's method
   */
  private record Look(String method, Type factory, Type erased) {}

  /**
   * What a lambda does.
   *
   * @param target what its method calls, with what is captured first
   * @param actual the types that arguments and result really have
   */
  private record Lambda(Handle target, Type actual) {
    /** The types that what is called is given, with the object that it belongs to. */
    private List<Type> wanted() {
      List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
      if (!isNew() && target.getTag() != Opcodes.H_INVOKESTATIC) {
        wanted.add(0, Type.getObjectType(target.getOwner()));
      }
      return wanted;
    }

    private boolean isNew() {
      return target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    private Type result() {
      return isNew()
          ? Type.getObjectType(target.getOwner())
          : Type.getReturnType(target.getDesc());
    }

    private void call(MethodVisitor code) {
      int call =
          switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            // A private method of the nest is chosen by its name alone.
            case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKESPECIAL ->
                target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            default -> throw new IllegalArgumentException("lambda of " + target);
          };
      code.visitMethodInsn(
          call, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    }
  }

  /**
   * A class whose instances are lambdas of one look.
   *
   * @param name of the class
   * @param nest the class whose private methods it may call
   * @param look of all
   * @param lambdas what they do; an instance keeps the index of its own here
   */
  private record LambdaClass(String name, String nest, Look look, List<Lambda> lambdas) {
    private static final String INSTANCE = "INSTANCE";
    private static final String MAKE = "make";
    private static final String WHICH = "which";
    private static final String CONSTRUCTOR = "<init>";

    private Type[] captured() {
      return look.factory.getArgumentTypes();
    }

    private Type made() {
      return look.factory.getReturnType();
    }

    /** What is captured, and then the index of the lambda. */
    private String given(Type result) {
      List<Type> given = new ArrayList<>(List.of(captured()));
      given.add(Type.INT_TYPE);
      return Type.getMethodDescriptor(result, given.toArray(Type[]::new));
    }

    /** The instructions in place of a lambda: what it captures lies on the stack. */
    void writeUse(int which, MethodVisitor out) {
      if (captured().length == 0) {
        out.visitFieldInsn(Opcodes.GETSTATIC, name, INSTANCE + which, made().getDescriptor());
      } else {
        push(which, out);
        out.visitMethodInsn(Opcodes.INVOKESTATIC, name, MAKE, given(made()), false);
      }
    }

    private static void push(int which, MethodVisitor code) {
      code.visitIntInsn(Opcodes.SIPUSH, which);
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
      if (captured().length == 0) {
        writeInstances(out);
      } else {
        writeMake(out);
      }
      writeMethod(out);
      out.visitEnd();
      return out.toByteArray();
    }

    private void writeConstructor(ClassWriter out) {
      MethodVisitor code = out.visitMethod(0, CONSTRUCTOR, given(Type.VOID_TYPE), null, null);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(
          Opcodes.INVOKESPECIAL, "java/lang/Object", CONSTRUCTOR, "()V", false);
      int variable = 1;
      for (int i = 0; i < captured().length; i++) {
        variable = writeField("c" + i, captured()[i], variable, out, code);
      }
      writeField(WHICH, Type.INT_TYPE, variable, out, code);
      end(code, Type.VOID_TYPE);
    }

    /** A field that is given; returns the variable behind. */
    private int writeField(
        String field, Type type, int variable, ClassWriter out, MethodVisitor code) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
      out.visitField(access, field, type.getDescriptor(), null, null).visitEnd();
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
      code.visitFieldInsn(Opcodes.PUTFIELD, name, field, type.getDescriptor());
      return variable + type.getSize();
    }

    private void writeInstances(ClassWriter out) {
      int access = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
      MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
      for (int which = 0; which < lambdas.size(); which++) {
        String type = made().getDescriptor();
        out.visitField(access, INSTANCE + which, type, null, null).visitEnd();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        push(which, code);
        code.visitMethodInsn(
            Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, given(Type.VOID_TYPE), false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, INSTANCE + which, type);
      }
      end(code, Type.VOID_TYPE);
    }

    private void writeMake(ClassWriter out) {
      MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, MAKE, given(made()), null, null);
      code.visitTypeInsn(Opcodes.NEW, name);
      code.visitInsn(Opcodes.DUP);
      int variable = 0;
      for (Type captured : captured()) {
        code.visitVarInsn(captured.getOpcode(Opcodes.ILOAD), variable);
        variable += captured.getSize();
      }
      code.visitVarInsn(Opcodes.ILOAD, variable);
      code.visitMethodInsn(
          Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, given(Type.VOID_TYPE), false);
      end(code, made());
    }

    private void writeMethod(ClassWriter out) {
      String type = look.erased.getDescriptor();
      MethodVisitor code = out.visitMethod(Opcodes.ACC_PUBLIC, look.method, type, null, null);
      if (lambdas.size() > 1) {
        Label[] starts = new Label[lambdas.size()];
        Arrays.setAll(starts, which -> new Label());
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, WHICH, "I");
        code.visitTableSwitchInsn(0, starts.length - 1, starts[0], starts);
        for (int which = 0; which < starts.length; which++) {
          code.visitLabel(starts[which]);
          code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
          writeBody(lambdas.get(which), code);
        }
      } else {
        writeBody(lambdas.get(0), code);
      }
      code.visitMaxs(0, 0);
      code.visitEnd();
    }

    private void writeBody(Lambda lambda, MethodVisitor code) {
      if (lambda.isNew()) {
        code.visitTypeInsn(Opcodes.NEW, lambda.target.getOwner());
        code.visitInsn(Opcodes.DUP);
      }
      List<Type> wanted = lambda.wanted();
      int argument = 0;
      for (Type captured : captured()) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + argument, captured.getDescriptor());
        Conversion.convert(captured, wanted.get(argument++), code);
      }
      int variable = 1;
      Type[] erased = look.erased.getArgumentTypes();
      Type[] actual = lambda.actual.getArgumentTypes();
      for (int i = 0; i < erased.length; i++) {
        code.visitVarInsn(erased[i].getOpcode(Opcodes.ILOAD), variable);
        variable += erased[i].getSize();
        Conversion.convert(erased[i], actual[i], code);
        Conversion.convert(actual[i], wanted.get(argument++), code);
      }
      lambda.call(code);
      writeResult(lambda, code);
      code.visitInsn(look.erased.getReturnType().getOpcode(Opcodes.IRETURN));
    }

    private void writeResult(Lambda lambda, MethodVisitor code) {
      if (look.erased.getReturnType() == Type.VOID_TYPE) {
        if (lambda.result().getSize() > 0) {
          code.visitInsn(lambda.result().getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
      } else {
        Type actual = lambda.actual.getReturnType();
        Conversion.convert(lambda.result(), actual, code);
        Conversion.convert(actual, look.erased.getReturnType(), code);
      }
    }

    private static void end(MethodVisitor code, Type result) {
      code.visitInsn(result.getOpcode(Opcodes.IRETURN));
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
  }

  /** Conversions of values as LambdaMetafactory makes them. */
  private static final class Conversion {
    private Conversion() {}

    /** Converts what lies on the stack. */
    static void convert(Type from, Type to, MethodVisitor code) {
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

    static boolean isPrimitive(Type type) {
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

    static String box(Type primitive) {
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
