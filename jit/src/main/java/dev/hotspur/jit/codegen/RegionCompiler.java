package dev.hotspur.jit.codegen;

import dev.hotspur.jit.emitted.Home;
import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.runtime.CompiledFunction;
import dev.hotspur.jit.runtime.FunctionExits;
import dev.hotspur.jit.runtime.SideExit;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;

/**
 * Compiles graphs to JVM classes. Each region is a hidden class that no loader holds on to, so a
 * region that nothing refers to any more is unloaded.
 */
public final class RegionCompiler {
  /** HotSpot leaves methods of 8,000 bytes or more to its interpreter for good. */
  public static final int MAX_BYTES = 7_900;

  /** What an activation takes of Java's stack beside its locals, about. */
  private static final int FRAME = 160;

  /** The method that calls them has so many bytes for each, about, and is compiled too. */
  private static final int MOST_PARTS = 150;

  private final Graph graph;
  private final Settings settings;
  private final Optional<FunctionExits> functionExits;

  private RegionCompiler(Graph graph, Settings settings, Optional<FunctionExits> functionExits) {
    this.graph = graph;
    this.settings = settings;
    this.functionExits = functionExits;
  }

  /**
   * How graphs are compiled.
   *
   * @param metered whether instructions are charged to the fuel
   * @param forcedExit the number of a side exit that is always taken, for tests; -1 for none
   * @param methodBytes how large a method may be, {@link #MAX_BYTES} at most
   */
  public record Settings(boolean metered, int forcedExit, int methodBytes) {}

  /**
   * A compiled region.
   *
   * @param instance of the emitted class
   * @param lookup gives access to the class
   * @param exits its side exits by number
   * @param reserve the fuel that must be left for entering it
   * @param bytes the size of its method, or of the several that it is split into
   * @param methods how many these are
   * @param frameBytes what an activation takes of Java's stack at most
   * @param endsWithCalls whether it may return a call that is still to be made in its place
   * @param text the class in readable form, made when it is asked for
   */
  public record Compiled(
      Object instance,
      MethodHandles.Lookup lookup,
      List<SideExit> exits,
      long reserve,
      int bytes,
      int methods,
      int frameBytes,
      boolean endsWithCalls,
      Supplier<String> text) {
    /** The static method of a compiled function. */
    public MethodHandle method(Signature signature) {
      try {
        MethodType type =
            MethodType.fromMethodDescriptorString(
                Method.descriptor(signature), lookup.lookupClass().getClassLoader());
        return lookup.findStatic(lookup.lookupClass(), CompiledFunction.METHOD, type);
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException("the emitted class has no such method", failure);
      }
    }
  }

  /** The graph would make too large a method. */
  public static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException(int bytes) {
      super(bytes + " bytes");
    }

    TooLargeException(Throwable cause) {
      super("its class is beyond what the JVM allows", cause);
    }
  }

  /** A method would have more parameters than the JVM allows. */
  public static final class TooManyParametersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyParametersException(String what, int slots, int most) {
      super(what + " takes " + slots + " JVM slots of " + most, null, false, false);
    }
  }

  /**
   * Compiles a graph to one method.
   *
   * @param functionExits what the code of a function calls when it leaves; empty for a loop
   * @throws TooLargeException if the method would be too large
   * @throws TooManyParametersException if it would have too many parameters
   */
  public static Compiled compile(
      Graph graph, Settings settings, Optional<FunctionExits> functionExits)
      throws TooLargeException {
    return new RegionCompiler(graph, settings, functionExits).whole();
  }

  /**
   * Compiles a graph to several methods; blocks that are too large for one are split. Parts that
   * are hardly larger than what they have to take over from others may exceed the settings' size.
   *
   * @param functionExits what the code of a function calls when it leaves; empty for a loop
   * @throws TooLargeException if one of the methods would be too large for HotSpot all the same
   * @throws TooManyParametersException if one of them would have too many parameters
   */
  public static Compiled compileInParts(
      Graph graph, Settings settings, Optional<FunctionExits> functionExits)
      throws TooLargeException {
    return new RegionCompiler(graph, settings, functionExits).inParts();
  }

  private RegionClass begin() {
    RegionClass region = new RegionClass(graph, settings.metered(), functionExits);
    region.signature.ifPresent(
        to -> {
          Method.checkParameters(region.descriptor(), () -> "calling it");
          EntryWriter.write(
              region.type,
              region.owner,
              to,
              functionExits.orElseThrow().target().function().code());
        });
    return region;
  }

  private Compiled whole() throws TooLargeException {
    RegionClass region = begin();
    MethodVisitor code = region.beginCode();
    CodeWriter out = new CodeWriter(code, region.parameters().toArray());
    List<Block> blocks = graph.blocks();
    Method method = new Method(region, out, blocks, new Uses(graph), Optional.empty());
    int bytes = new RegionEmitter(blocks, method, settings.forcedExit()).write(each -> {});
    if (bytes > settings.methodBytes()) {
      // Before the class is finished: far larger ones cannot be.
      throw new TooLargeException(bytes);
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
    return finish(region, bytes, 1, FRAME + Long.BYTES * out.locals());
  }

  private Compiled inParts() throws TooLargeException {
    Sizes sizes = Sizes.of(graph, begin());
    // Half of what is allowed: to have room for what parts hand over, and since HotSpot takes long
    // for large methods.
    int target = Math.max(settings.methodBytes() / 2, sizes.total() / MOST_PARTS);
    PartsWriter parts = write(sizes, target);
    while (parts.largest() > settings.methodBytes()) {
      target /= 2;
      PartsWriter smaller = write(sizes, target);
      if (smaller.largest() >= parts.largest()) {
        break;
      }
      parts = smaller;
    }
    if (parts.largest() > MAX_BYTES) {
      throw new TooLargeException(parts.largest());
    }
    int frameBytes = 2 * FRAME + Long.BYTES * parts.locals();
    return finish(parts.region(), parts.bytes(), parts.methods(), frameBytes);
  }

  private PartsWriter write(Sizes sizes, int target) {
    Parts parts = new Parts(graph, Partition.of(graph, sizes::of, target));
    return new PartsWriter(begin(), parts, new Uses(graph), settings.forcedExit());
  }

  private Compiled finish(RegionClass region, int bytes, int methods, int frameBytes)
      throws TooLargeException {
    byte[] classFile;
    try {
      region.constants.write(region.type, region.owner);
      region.type.visitEnd();
      classFile = region.type.toByteArray();
    } catch (ClassTooLargeException | MethodTooLargeException tooLarge) {
      throw new TooLargeException(tooLarge);
    }
    Object[] data = region.constants.data();
    MethodHandles.Lookup lookup = load(classFile, data);
    return new Compiled(
        Constants.instance(data),
        lookup,
        region.exits.forRegion(),
        region.greatestCharge,
        bytes,
        methods,
        frameBytes,
        region.endsWithCalls,
        () -> BytecodeText.of(classFile));
  }

  private static MethodHandles.Lookup load(byte[] classFile, Object[] data) {
    try {
      return Home.lookup().defineHiddenClassWithClassData(classFile, data, true);
    } catch (IllegalAccessException failure) {
      throw new IllegalStateException("the emitted class was not accepted", failure);
    }
  }
}
