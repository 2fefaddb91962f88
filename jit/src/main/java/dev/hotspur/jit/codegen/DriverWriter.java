package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.runtime.CompiledLoop;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the method by which a region in parts is entered: makes the arrays in which they hand
 * over, and calls one part after the other until the region is left.
 */
final class DriverWriter {
  private final RegionClass region;
  private final Parts parts;
  private final MethodVisitor code;
  private final CodeWriter out;
  private final int bits;
  private final int refs;
  private final int next;

  /** Begins the method. */
  DriverWriter(RegionClass region, Parts parts) {
    this.region = region;
    this.parts = parts;
    this.code = region.beginCode();
    this.out = new CodeWriter(code, region.parameters().toArray());
    this.bits = out.newLocal(ValueArrays.BITS);
    this.refs = out.newLocal(ValueArrays.REFS);
    this.next = out.newLocal(Type.BOOL);
  }

  /**
   * Writes it.
   *
   * @return its size in bytes
   */
  int write() {
    prepare();
    run();
    giveBack();
    Label end = new Label();
    out.mark(end);
    code.visitMaxs(0, 0);
    code.visitEnd();
    return end.getOffset();
  }

  /** How many JVM locals it has. */
  int locals() {
    return out.locals();
  }

  /** The name of a part's method. */
  static String nameOf(Parts.Part part) {
    return "part" + part.number();
  }

  /** The descriptor of the parts' methods; a hidden class cannot name itself in it. */
  static String descriptor(RegionClass region) {
    String own = region.descriptor();
    String passed = own.substring(1, own.indexOf(')')) + Handover.PASSED + ")I";
    return region.isLoop() ? "(L" + Method.LOOP + ";" + passed : "(" + passed;
  }

  private void prepare() {
    ValueArrays.make(false, parts.bits(), out);
    out.variable(Opcodes.ASTORE, bits);
    ValueArrays.make(true, parts.refs(), out);
    out.variable(Opcodes.ASTORE, refs);
    out.initialise(next, Type.BOOL);
    begin(Parts.STRIP, () -> out.number(CompiledLoop.STRIP), Type.BOOL);
    if (region.isLoop()) {
      begin(Parts.STRIPS, () -> Method.loadFirstStrips(out), Type.BOOL);
      begin(Parts.DEPTH, () -> Method.loadFirstDepth(region, out), Type.BOOL);
    }
    if (region.metered) {
      begin(Parts.FUEL, () -> Method.loadFuel(region, out), Type.INT);
    }
  }

  private void begin(int place, Runnable load, Type type) {
    out.variable(Opcodes.ALOAD, bits);
    out.number(place);
    load.run();
    ValueArrays.store(type, out);
  }

  private void run() {
    Label again = new Label();
    Label called = new Label();
    Label[] calls = new Label[parts.entries()];
    out.label(again);
    out.variable(Opcodes.ILOAD, next);
    Label[] ofParts = new Label[parts.all().size()];
    for (Parts.Part part : parts.all()) {
      ofParts[part.number()] = new Label();
      part.entries().forEach(entry -> calls[parts.number(entry)] = ofParts[part.number()]);
    }
    out.choose(0, calls);
    for (Parts.Part part : parts.all()) {
      out.label(ofParts[part.number()]);
      pass();
      out.callStatic(region.owner, nameOf(part), descriptor(region));
      out.store(next, Type.BOOL);
      out.jump(Opcodes.GOTO, called);
    }
    out.label(called);
    out.load(next, Type.BOOL);
    out.jump(Opcodes.IFGE, again);
  }

  /** Puts what a part is passed on the JVM stack. */
  private void pass() {
    int local = 0;
    for (Object parameter : region.parameters()) {
      if (parameter == Opcodes.LONG) {
        out.load(local, Type.INT);
        local++;
      } else if (parameter == Opcodes.DOUBLE) {
        out.load(local, Type.FLOAT);
        local++;
      } else {
        out.load(local, parameter == Opcodes.INTEGER ? Type.BOOL : Type.REF);
      }
      local++;
    }
    out.variable(Opcodes.ALOAD, bits);
    out.variable(Opcodes.ALOAD, refs);
    out.load(next, Type.BOOL);
  }

  private void giveBack() {
    Type result = region.result();
    out.variable(Opcodes.ALOAD, result == Type.REF ? refs : bits);
    out.number(Parts.RESULT);
    ValueArrays.load(result, out);
    out.giveBack(result);
  }
}
