package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CompiledRegion;
import org.objectweb.asm.Opcodes;

/** What the parts of the emitter share about the method that is being written. */
final class Method {
  static final String INTERPRETER = "dev/hotspur/vm/interp/Interpreter";
  static final String REGION = "dev/hotspur/jit/runtime/CompiledRegion";

  /** The parameters of {@code CompiledRegion.run}. */
  static final int THIS = 0;

  static final int IN = 1;
  static final int TAGS = 2;
  static final int LONGS = 3;
  static final int REFS = 4;

  final String owner;
  final CodeWriter out;
  final Constants constants;
  final Placement placement;
  final boolean metered;

  /** The exit by which the operation that is being executed leaves if it throws. */
  final int site;

  /** Instructions executed but not charged when a call raises. */
  final int cost;

  /** Passes left before the region looks up from work. */
  final int strip;

  /** The fuel, taken from the interpreter while the region runs. */
  final int fuel;

  /** A position in a list. */
  final int index;

  /** An int that is used twice in a row. */
  final int wide;

  /** A reference that is used twice in a row. */
  final int scratch;

  Method(String owner, CodeWriter out, Graph graph, boolean metered) {
    this.owner = owner;
    this.out = out;
    this.constants = new Constants();
    this.metered = metered;
    this.site = out.newLocal(Type.BOOL);
    this.cost = out.newLocal(Type.BOOL);
    this.strip = out.newLocal(Type.BOOL);
    this.index = out.newLocal(Type.BOOL);
    this.wide = out.newLocal(Type.INT);
    this.scratch = out.newLocal(Type.REF);
    this.fuel = out.newLocal(Type.INT);
    this.placement = new Placement(graph, out);
  }

  /** Gives every local its first value. */
  void initialise() {
    for (int local : new int[] {site, cost, index}) {
      out.initialise(local, Type.BOOL);
    }
    out.initialise(wide, Type.INT);
    out.initialise(scratch, Type.REF);
    out.number(CompiledRegion.STRIP);
    out.store(strip, Type.BOOL);
    if (metered) {
      takeFuel();
    } else {
      out.initialise(fuel, Type.INT);
    }
    placement.initialise(out);
  }

  /** Takes the fuel from the interpreter. */
  void takeFuel() {
    out.variable(Opcodes.ALOAD, IN);
    out.field(Opcodes.GETFIELD, INTERPRETER, "fuel", "J");
    out.store(fuel, Type.INT);
  }

  /** Takes the fuel from the interpreter after a call, of which it was given all but the cost. */
  void takeFuelAfterCall() {
    out.variable(Opcodes.ALOAD, IN);
    out.field(Opcodes.GETFIELD, INTERPRETER, "fuel", "J");
    out.load(cost, Type.BOOL);
    out.insn(Opcodes.I2L);
    out.insn(Opcodes.LADD);
    out.store(fuel, Type.INT);
  }

  /** Puts a constant or a value that has a local on the JVM stack. */
  void loadKept(Value value) {
    if (value instanceof Constant constant) {
      loadConstant(constant);
    } else {
      out.load(placement.local(value), value.type());
    }
  }

  void loadConstant(Constant constant) {
    switch (constant.type()) {
      case INT -> out.number(constant.asInt());
      case FLOAT -> out.number(constant.asFloat());
      case BOOL -> out.number(constant.asBool() ? 1 : 0);
      default -> constants.load(constant.asRef().value(), owner, out);
    }
  }
}
