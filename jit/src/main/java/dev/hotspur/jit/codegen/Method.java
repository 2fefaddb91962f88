package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.CompiledLoop;
import dev.hotspur.jit.runtime.FunctionExits;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

  final String owner;
  final CodeWriter out;
  final Constants constants;
  final Placement placement;
  final boolean metered;

  /** The descriptor of a function's method; empty for a loop. */
  final String descriptor;

  /** Whether it may return a call that is still to be made in its place. */
  final boolean endsWithCalls;

  /** What can be charged at most in one pass of a loop and behind it: every block once. */
  final long passCharge;

  /** What can be charged at most between two looks at the fuel. */
  final long greatestCharge;

  private final boolean calls;

  /** The types of a function's arguments. */
  private final List<Type> parameters;

  /** What a function's code calls when it leaves; empty in the code of a loop. */
  final Optional<FunctionExits> functionExits;

  /** The parameter with the machine. */
  final int in;

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

  /**
   * Begins a method.
   *
   * @param functionExits what a function's code leaves by; empty for a loop
   */
  Method(
      String owner,
      CodeWriter out,
      Graph graph,
      boolean metered,
      Optional<FunctionExits> functionExits) {
    this.owner = owner;
    this.out = out;
    this.constants = new Constants();
    this.metered = metered;
    this.functionExits = functionExits;
    this.passCharge = passCharge(graph);
    // A strip leaves as much as is needed behind it.
    boolean strips = has(graph, i -> i.op() == Op.STRIP_LEFT);
    this.greatestCharge = strips ? 2 * passCharge : passCharge;
    this.calls = has(graph, i -> i.op() == Op.INVOKE || i.op() == Op.GUARD_DEPTH);
    this.endsWithCalls = has(graph, Method::isCallInPlace);
    this.descriptor = graph.signature().map(Method::descriptor).orElse("");
    this.parameters = graph.signature().map(Signature::parameters).orElse(List.of());
    boolean loop = functionExits.isEmpty();
    this.in = loop ? 1 : 0;
    this.longs = 3;
    this.refs = 4;
    this.depth = loop ? out.newLocal(Type.BOOL) : 1;
    this.placement = new Placement(graph, out, this::argument);
    Set<Need> needs = needs(graph, placement);
    this.strip = local(loop || needs.contains(Need.STRIP), Type.BOOL);
    this.strips = local(loop, Type.BOOL);
    this.flag = local(needs.contains(Need.FLAG), Type.BOOL);
    this.wide = local(needs.contains(Need.WIDE), Type.INT);
    this.scratch = local(needs.contains(Need.SCRATCH), Type.REF);
    this.fuel = local(metered, Type.INT);
  }

  private int local(boolean needed, Type type) {
    return needed ? out.newLocal(type) : NO_LOCAL;
  }

  /**
   * Which locals of its own the method must have. A function without them is small enough for
   * HotSpot to inline where it would not be with them.
   */
  private static Set<Need> needs(Graph graph, Placement placement) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    graph.forEachInstruction(
        i -> {
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
        });
    return needs;
  }

  private static boolean has(Graph graph, Predicate<Instruction> wanted) {
    boolean[] found = new boolean[1];
    graph.forEachInstruction(i -> found[0] |= wanted.test(i));
    return found[0];
  }

  private static long passCharge(Graph graph) {
    long[] sum = new long[1];
    graph.forEachInstruction(
        i -> {
          sum[0] += i.op() == Op.CHARGE ? i.number() : 0;
          sum[0] += i.snapshot().map(snapshot -> snapshot.cost() + 1L).orElse(0L);
        });
    return sum[0];
  }

  private static boolean isCallInPlace(Instruction i) {
    return i.op() == Op.INVOKE_IN_PLACE
        || (i.op() == Op.CALL && i.residual().method().equals("callInPlace"));
  }

  /** Gives every local its first value. */
  void initialise() {
    if (functionExits.isEmpty() && !calls) {
      out.initialise(depth, Type.BOOL);
    } else if (functionExits.isEmpty()) {
      loadMachine();
      out.callVirtual(INTERPRETER, "depth", "()I");
      out.store(depth, Type.BOOL);
    }
    initialise(flag, Type.BOOL);
    initialise(wide, Type.INT);
    initialise(scratch, Type.REF);
    if (strip != NO_LOCAL) {
      out.number(CompiledLoop.STRIP);
      out.store(strip, Type.BOOL);
    }
    if (strips != NO_LOCAL) {
      out.variable(Opcodes.ALOAD, THIS);
      out.field(Opcodes.GETFIELD, LOOP, "strips", "I");
      out.store(strips, Type.BOOL);
    }
    if (metered) {
      takeFuel();
    }
    placement.initialise(out);
  }

  private void initialise(int local, Type type) {
    if (local != NO_LOCAL) {
      out.initialise(local, type);
    }
  }

  void loadMachine() {
    out.variable(Opcodes.ALOAD, in);
  }

  /** Whether the code knows how many calls are active. */
  boolean knowsDepth() {
    return functionExits.isPresent() || calls;
  }

  /** Puts what a function calls when it leaves on the stack of another method of the class. */
  void loadFunctionExits(CodeWriter out) {
    constants.load(functionExits.orElseThrow(), owner, out);
  }

  /** Whether calls of a target are calls of this very function. */
  boolean isSelf(CallTarget target) {
    return functionExits.filter(exits -> exits.target() == target).isPresent();
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
   * @throws RegionCompiler.TooManyValuesException if it cannot
   */
  static void checkParameters(String descriptor, Supplier<String> what) {
    // ASM counts the object that other methods belong to.
    int slots = (org.objectweb.asm.Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
    if (slots > MOST_SLOTS) {
      throw new RegionCompiler.TooManyValuesException(what.get(), slots, MOST_SLOTS);
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

  /** Takes the fuel from the interpreter. */
  void takeFuel() {
    loadMachine();
    out.field(Opcodes.GETFIELD, INTERPRETER, "fuel", "J");
    out.store(fuel, Type.INT);
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
      Type type = parameters.get(i);
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
      default -> constants.load(constant.asRef().value(), owner, out);
    }
  }
}
