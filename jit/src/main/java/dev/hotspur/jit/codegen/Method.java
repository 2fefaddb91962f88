package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CompiledLoop;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;

/** What the parts of the emitter share about the method that is being written. */
final class Method {
  static final String INTERPRETER = "dev/hotspur/vm/interp/Interpreter";
  static final String LOOP = "dev/hotspur/jit/runtime/CompiledLoop";
  static final String FUNCTION = "dev/hotspur/jit/runtime/CompiledFunction";
  static final String FUNCTION_EXITS = "dev/hotspur/jit/runtime/FunctionExits";
  static final int THIS = 0;
  static final String UNEXPECTED = "dev/hotspur/jit/runtime/UnexpectedResult";

  private static final int NO_LOCAL = -1;

  /** What the JVM lets a method's parameters take: two for an int or a float, one for all else. */
  private static final int MOST_SLOTS = 255;

  /** Locals that only some operations need. */
  private enum Need {
    STRIP,
    FLAG,
    WIDE,
    SCRATCH
  }

  final RegionClass region;
  final CodeWriter out;
  final Placement placement;

  /** How many calls are active. */
  final int depth;

  /** In a loop, the ints and floats of its frame. */
  final int longs;

  /** In a loop, the other values of its frame. */
  final int refs;

  /** Passes left before the region looks up from work. */
  final int strip;

  /** In a loop, strips of passes left before it returns. */
  final int strips;

  /** The fuel, taken from the interpreter while the region runs. */
  final int fuel;

  /** A truth value that is being made. */
  final int flag;

  /** An int that is used twice in a row. */
  final int wide;

  /** A reference that is used twice in a row. */
  final int scratch;

  /** What the method has to do with others if it is one part of the region. */
  final Optional<Handover> handover;

  /** What is given back, on its way to those who run the parts. */
  private final int result;

  /**
   * Begins a method.
   *
   * @param blocks what it consists of
   * @param handover how it goes on in others; empty if it is all of the region
   */
  Method(
      RegionClass region,
      CodeWriter out,
      List<Block> blocks,
      Uses uses,
      Optional<Handover> handover) {
    this.region = region;
    this.out = out;
    this.handover = handover;
    boolean loop = region.isLoop();
    this.longs = 3;
    this.refs = 4;
    this.depth = loop ? out.newLocal(Type.BOOL) : 1;
    this.placement = new Placement(blocks, uses, out, this::argument);
    handover.ifPresent(with -> with.foreign().forEach(value -> placement.place(value, out)));
    Set<Need> needs = needs(blocks, placement);
    this.strip = local(loop || needs.contains(Need.STRIP), Type.BOOL);
    this.strips = local(loop, Type.BOOL);
    this.flag = local(needs.contains(Need.FLAG), Type.BOOL);
    this.wide = local(needs.contains(Need.WIDE), Type.INT);
    this.scratch = local(needs.contains(Need.SCRATCH), Type.REF);
    this.fuel = local(region.metered, Type.INT);
    this.result = local(handover.isPresent(), region.result());
  }

  private int local(boolean needed, Type type) {
    return needed ? out.newLocal(type) : NO_LOCAL;
  }

  /**
   * Which locals of its own the method must have. A function without them is small enough for
   * HotSpot to inline where it would not be with them.
   */
  private static Set<Need> needs(List<Block> blocks, Placement placement) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    for (Block block : blocks) {
      for (Instruction i : block.instructions()) {
        switch (i.op()) {
          case POLL, STRIP_LEFT, STRIP_PASSED -> needs.add(Need.STRIP);
          case INT_MOD, INT_FLOOR_DIV -> needs.add(Need.WIDE);
          case GLOBAL_LOAD -> needs.add(Need.SCRATCH);
          default -> {
            if (i.type() == Type.BOOL && placement.isComputedInPlace(i)) {
              needs.add(Need.FLAG);
            }
          }
        }
        if (i.handler().isPresent()) {
          needs.add(Need.SCRATCH);
        }
      }
    }
    return needs;
  }

  /** Gives every local its first value. */
  void initialise() {
    if (handover.isPresent()) {
      handover.get().takeState(this);
    } else {
      if (region.isLoop()) {
        loadFirstDepth(region, out);
        out.store(depth, Type.BOOL);
      }
      if (strip != NO_LOCAL) {
        out.number(CompiledLoop.STRIP);
        out.store(strip, Type.BOOL);
      }
      if (strips != NO_LOCAL) {
        loadFirstStrips(out);
        out.store(strips, Type.BOOL);
      }
      if (region.metered) {
        takeFuel();
      }
    }
    initialise(flag, Type.BOOL);
    initialise(wide, Type.INT);
    initialise(scratch, Type.REF);
    initialise(result, region.result());
    placement.initialise(out);
  }

  /** Puts on the JVM stack how many calls are active when a loop is entered, if it has to know. */
  static void loadFirstDepth(RegionClass region, CodeWriter out) {
    if (region.calls) {
      loadMachine(region, out);
      out.callVirtual(INTERPRETER, "depth", "()I");
    } else {
      out.number(0);
    }
  }

  /** Puts the strips of passes on the JVM stack that a loop has when it is entered. */
  static void loadFirstStrips(CodeWriter out) {
    out.variable(Opcodes.ALOAD, THIS);
    out.field(Opcodes.GETFIELD, LOOP, "strips", "I");
  }

  /** Ends the method with what the region gives, which is on the JVM stack. */
  void giveBack() {
    if (handover.isPresent()) {
      out.store(result, region.result());
      handover.get().giveBack(this, result);
    } else {
      out.giveBack(region.result());
    }
  }

  /** Is passed a local that the method counts by. */
  interface Counts {
    /** Its place when it is handed over, the local and its type. */
    void on(int place, int local, Type type);
  }

  /** Passes the locals that the method counts passes, calls and fuel by, if it has them. */
  void forEachCount(Counts counts) {
    if (strip != NO_LOCAL) {
      counts.on(Parts.STRIP, strip, Type.BOOL);
    }
    if (region.isLoop()) {
      counts.on(Parts.STRIPS, strips, Type.BOOL);
      counts.on(Parts.DEPTH, depth, Type.BOOL);
    }
    if (region.metered) {
      counts.on(Parts.FUEL, fuel, Type.INT);
    }
  }

  private void initialise(int local, Type type) {
    if (local != NO_LOCAL) {
      out.initialise(local, type);
    }
  }

  void loadMachine() {
    loadMachine(region, out);
  }

  private static void loadMachine(RegionClass region, CodeWriter out) {
    out.variable(Opcodes.ALOAD, region.isLoop() ? 1 : 0);
  }

  /** Puts what a function calls when it leaves on the stack of another method of the class. */
  void loadFunctionExits(CodeWriter out) {
    region.constants.load(region.functionExits.orElseThrow(), region.owner, out);
  }

  /** The descriptor of a compiled function. */
  static String descriptor(Signature signature) {
    StringBuilder result = new StringBuilder("(L" + INTERPRETER + ";I");
    signature.parameters().forEach(type -> result.append(descriptor(type)));
    return result.append(')').append(descriptor(signature.result())).toString();
  }

  /**
   * Checks that a static method can have these parameters.
   *
   * @param what what the method is of, for a reader
   * @throws RegionCompiler.TooManyParametersException if it cannot
   */
  static void checkParameters(String descriptor, Supplier<String> what) {
    // ASM counts the object that other methods belong to.
    int slots = (org.objectweb.asm.Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
    if (slots > MOST_SLOTS) {
      throw new RegionCompiler.TooManyParametersException(what.get(), slots, MOST_SLOTS);
    }
  }

  /** The descriptor of a type. */
  static String descriptor(Type type) {
    return switch (type) {
      case INT -> "J";
      case FLOAT -> "D";
      case BOOL -> "Z";
      default -> "Ljava/lang/Object;";
    };
  }

  /** Unboxes a function's result, or throws it if it is of another type. */
  static void unboxResult(Type type, CodeWriter out) {
    switch (type) {
      case INT -> out.callStatic(UNEXPECTED, "toInt", "(Ljava/lang/Object;)J");
      case FLOAT -> out.callStatic(UNEXPECTED, "toFloat", "(Ljava/lang/Object;)D");
      case BOOL -> out.callStatic(UNEXPECTED, "toBool", "(Ljava/lang/Object;)Z");
      default -> {
        // As it is.
      }
    }
  }

  /** Takes the fuel from the interpreter. */
  void takeFuel() {
    loadFuel(region, out);
    out.store(fuel, Type.INT);
  }

  /** Puts the fuel that the interpreter has on the JVM stack. */
  static void loadFuel(RegionClass region, CodeWriter out) {
    loadMachine(region, out);
    out.field(Opcodes.GETFIELD, INTERPRETER, "fuel", "J");
  }

  /** What a call costs itself, and all that was executed before it but not charged. */
  static int cost(Instruction call) {
    return call.snapshot().orElseThrow().cost() + 1;
  }

  /** Takes the fuel from the interpreter after a call, of which it was given all but the cost. */
  void takeFuelAfter(Instruction call) {
    loadMachine();
    out.field(Opcodes.GETFIELD, INTERPRETER, "fuel", "J");
    out.add(cost(call));
    out.store(fuel, Type.INT);
  }

  /** Puts a constant or a value that has a local on the JVM stack. */
  void loadKept(Value value) {
    if (value instanceof Constant constant) {
      loadConstant(constant);
    } else {
      Value kept = Placement.kept(value);
      out.load(placement.local(kept), Placement.storage(kept));
      if (kept.isNarrow()) {
        out.insn(Opcodes.I2L);
      }
      out.add(Placement.offset(value));
    }
  }

  /** Puts the lower 32 bits of an int that is a constant or has a local on the JVM stack. */
  void loadKeptNarrow(Value value) {
    if (value instanceof Constant constant) {
      out.number((int) constant.asInt());
      return;
    }
    Value kept = Placement.kept(value);
    out.load(placement.local(kept), Placement.storage(kept));
    if (!kept.isNarrow()) {
      out.insn(Opcodes.L2I);
    }
    int offset = (int) Placement.offset(value);
    if (offset != 0) {
      out.number(offset);
      out.insn(Opcodes.IADD);
    }
  }

  /** The JVM local of a function's argument. */
  int argument(int register) {
    int local = 2;
    for (int i = 0; i < register; i++) {
      Type type = region.signature.orElseThrow().parameters().get(i);
      local += type == Type.INT || type == Type.FLOAT ? 2 : 1;
    }
    return local;
  }

  void loadConstant(Constant constant) {
    loadConstant(constant, out);
  }

  /** Puts a constant on the JVM stack of another method of the class. */
  void loadConstant(Constant constant, CodeWriter out) {
    switch (constant.type()) {
      case INT -> out.number(constant.asInt());
      case FLOAT -> out.number(constant.asFloat());
      case BOOL -> out.number(constant.asBool() ? 1 : 0);
      default -> region.constants.load(constant.asRef().value(), region.owner, out);
    }
  }
}
