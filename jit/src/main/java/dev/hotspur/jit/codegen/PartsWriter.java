package dev.hotspur.jit.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the methods of a region in parts, and remembers how large they have become. */
final class PartsWriter {
  private final RegionClass region;
  private final Parts parts;
  private final Uses uses;
  private final String descriptor;
  private int bytes;
  private int largest;
  private int partLocals;
  private final int driverLocals;

  /**
   * Writes all of them.
   *
   * @param forcedExit the number of a side exit that is always taken; -1 for none
   * @throws RegionCompiler.TooManyParametersException if one would have too many parameters
   */
  PartsWriter(RegionClass region, Parts parts, Uses uses, int forcedExit) {
    this.region = region;
    this.parts = parts;
    this.uses = uses;
    this.descriptor = DriverWriter.descriptor(region);
    Method.checkParameters(descriptor, () -> "calling a part of it");
    parts.all().forEach(part -> write(part, forcedExit));
    DriverWriter driver = new DriverWriter(region, parts);
    add(driver.write());
    driverLocals = driver.locals();
  }

  private void write(Parts.Part part, int forcedExit) {
    MethodVisitor code =
        region.type.visitMethod(
            Opcodes.ACC_STATIC, DriverWriter.nameOf(part), descriptor, null, null);
    code.visitCode();
    List<Object> parameters = new ArrayList<>(region.parameters());
    if (region.isLoop()) {
      parameters.set(Method.THIS, Method.LOOP);
    }
    parameters.addAll(Handover.variables());
    CodeWriter out = new CodeWriter(code, parameters.toArray());
    int first = out.locals() - Handover.variables().size();
    Handover handover = new Handover(parts, part, first);
    Method method = new Method(region, out, part.blocks(), uses, Optional.of(handover));
    add(new RegionEmitter(part.blocks(), method, forcedExit).write(each -> {}));
    partLocals = Math.max(partLocals, out.locals());
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void add(int size) {
    bytes += size;
    largest = Math.max(largest, size);
  }

  /** What they are written to. */
  RegionClass region() {
    return region;
  }

  /** How many methods there are. */
  int methods() {
    return parts.all().size() + 1;
  }

  /** The size of all methods. */
  int bytes() {
    return bytes;
  }

  /** The size of the largest method. */
  int largest() {
    return largest;
  }

  /** The JVM locals of the region's own method, and those of the part with the most. */
  int locals() {
    return driverLocals + partLocals;
  }
}
