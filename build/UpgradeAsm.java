import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Brings the classes of ASM in a jar from Java 5's class-file format to Java 17's, with stack maps.
 * Java keeps old classes in no class-data archive and infers their types at each start, which takes
 * longer than compiling a region; ASM is released in the old format alone.
 *
 * <pre>
 * java -cp JAR build/UpgradeAsm.java JAR
 * </pre>
 */
final class UpgradeAsm {
  private static final String ASM = "org/objectweb/asm/";

  private UpgradeAsm() {}

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    Path upgraded = jar.resolveSibling(jar.getFileName() + ".upgraded");
    try (ZipFile in = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(upgraded))) {
      for (ZipEntry entry : in.stream().toArray(ZipEntry[]::new)) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        boolean isOld = entry.getName().startsWith(ASM) && entry.getName().endsWith(".class");
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(isOld ? upgrade(content) : content);
      }
    }
    Files.move(upgraded, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] upgrade(byte[] content) {
    ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    new ClassReader(content).accept(new Upgrade(out), ClassReader.SKIP_FRAMES);
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
}
