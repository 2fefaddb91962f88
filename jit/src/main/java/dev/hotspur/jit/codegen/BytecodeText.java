package dev.hotspur.jit.codegen;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;

/** Shows emitted classes. Loaded only when somebody wants to see them. */
final class BytecodeText {
  private BytecodeText() {}

  /** The JVM bytecode of a class as text. */
  static String of(byte[] classFile) {
    StringWriter text = new StringWriter();
    new ClassReader(classFile)
        .accept(
            new TraceClassVisitor(null, new Textifier(), new PrintWriter(text)),
            ClassReader.SKIP_DEBUG);
    return text.toString();
  }
}
