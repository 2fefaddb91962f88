package dev.hotspur.tools;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.JitEvent;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The jar that users start is the one that {@code build/PrepareColdStart.java} has prepared. Runs
 * after the jar was packaged, and so in {@code mvn verify} only.
 */
class PackagedJarIT {
  private static final Path JAR = Path.of("target", "hotspur.jar");
  private static final int JAVA_17 = 61;

  /** A class that Java has made of a combination of method handles. */
  private static final Pattern COMBINED =
      Pattern.compile("(LambdaForm\\$BMH|BoundMethodHandle\\$Species_)(?!.*shared objects)");

  /** A class that Java has made of a lambda or a method handle. */
  private static final Pattern LINKED = Pattern.compile("\\$\\$Lambda[/$]|LambdaForm\\$[A-Z]+/");

  /** The names of the classes below a folder of the jar whose bytes are so. */
  private static List<String> classes(String folder, Predicate<byte[]> wanted) throws IOException {
    List<String> found = new ArrayList<>();
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      for (ZipEntry entry : jar.stream().toArray(ZipEntry[]::new)) {
        boolean isClass = entry.getName().endsWith(".class");
        if (isClass
            && entry.getName().startsWith(folder)
            && wanted.test(jar.getInputStream(entry).readAllBytes())) {
          found.add(entry.getName());
        }
      }
    }
    return found;
  }

  /** The major version is the fourth pair of bytes in a class file. */
  private static int version(byte[] content) {
    return (content[6] & 0xFF) << 8 | (content[7] & 0xFF);
  }

  private static boolean names(String name, byte[] content) {
    return new String(content, ISO_8859_1).contains(name);
  }

  /** Java keeps older classes in no class-data archive, and infers their types at each start. */
  @Test
  void classesOfAsmAreOfJava17() throws IOException {
    assertFalse(classes("org/objectweb/asm/", content -> true).isEmpty(), "there is no ASM");
    assertEquals(List.of(), classes("org/objectweb/asm/", content -> version(content) < JAVA_17));
  }

  /** Java would make a class for each lambda when it is reached first. */
  @Test
  void noLambdaIsLeftToBeLinkedAtRunTime() throws IOException {
    assertFalse(classes("dev/hotspur/", content -> true).isEmpty(), "there is no Hotspur");
    assertEquals(
        List.of(), classes("dev/hotspur/", content -> names("LambdaMetafactory", content)));
  }

  /** Nor would it link the methods that compare records when they are called first. */
  @Test
  void noComparisonOfRecordsIsLeftToBeLinkedAtRunTime() throws IOException {
    List<String> written = classes("dev/hotspur/", content -> names("equals$record", content));
    assertFalse(written.isEmpty(), "there are no records");
    assertEquals(List.of(), classes("dev/hotspur/", PackagedJarIT::linksComparisons));
  }

  /**
   * Lambdas of Java's own, such as those of streams, cannot be prepared: whoever starts, or
   * compiles a first loop, does without them. The first costs 6 ms, each further one up to half a
   * millisecond. Later versions of Java start with lambdas of their own, which their caches hold.
   */
  @EnabledForJreRange(max = JRE.JAVA_17)
  @ParameterizedTest
  @CsvSource({
    "off, loop_counter, 1000000",
    "off, perceptron, 1",
    "off, quicksort, 1000",
    "tracing, loop_counter, 1000000",
    "tracing, mandelbrot, 1000",
    "tracing, sieve, 1000000"
  })
  void nothingIsLinkedWhenAProgramRuns(String jit, String workload, String size)
      throws IOException, InterruptedException {
    assertLoadsNone(LINKED, jit, workload, size);
  }

  /**
   * A compiled call is linked to one method: where method handles are combined for it, Java makes
   * some five classes more, a millisecond each.
   */
  @ParameterizedTest
  @CsvSource({"tak, 500", "queens, 9"})
  void noMethodHandlesAreCombinedForCalls(String workload, String size)
      throws IOException, InterruptedException {
    assertLoadsNone(COMBINED, "tracing", workload, size);
  }

  private static void assertLoadsNone(Pattern made, String jit, String workload, String size)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:stdout",
            "-jar",
            JAR.toString(),
            "run",
            "--jit=" + jit,
            Path.of("..", "workloads", "programs", workload + ".spur").toString(),
            size);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertTrue(output.contains("dev.hotspur.vm.interp.Interpreter "), output);
    assertEquals(
        jit.equals("tracing"), output.contains("dev.hotspur.jit.emitted.Region"), "compiles");
    assertEquals(
        List.of(),
        output.lines().filter(line -> made.matcher(line).find()).toList(),
        "-Xlog:class+load says what was loaded before");
  }

  private static boolean linksComparisons(byte[] content) {
    List<String> linked = new ArrayList<>();
    ClassVisitor methods =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String generic, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitInvokeDynamicInsn(
                  String method, String factory, Handle linker, Object... arguments) {
                linked.add(linker.getOwner() + " " + method);
              }
            };
          }
        };
    new ClassReader(content).accept(methods, 0);
    return linked.contains("java/lang/runtime/ObjectMethods equals")
        || linked.contains("java/lang/runtime/ObjectMethods hashCode");
  }

  @Test
  void recordsOfTheJarAreComparedAsOthers() throws ReflectiveOperationException, IOException {
    URL[] jar = {JAR.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
      Constructor<?> place =
          loader.loadClass(JitEvent.Place.class.getName()).getDeclaredConstructors()[0];
      Object one = place.newInstance("f", "p.spur", 1, 2);
      assertEquals(one, place.newInstance("f", "p.spur", 1, 2));
      assertNotEquals(one, place.newInstance("g", "p.spur", 1, 2));
      assertNotEquals(one, place.newInstance("f", "p.spur", 1, 3));
      JitEvent.Place other = new JitEvent.Place("f", "p.spur", 1, 2);
      assertEquals(other.hashCode(), one.hashCode());
      assertNotEquals(one, other, "a record of another class");
    }
  }
}
