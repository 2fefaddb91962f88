package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * How a part of a region goes on in another, and takes over from it. It has the region's own
 * parameters, then the two arrays, then the number of the block that it is entered at; it returns
 * the number of the block at which another is to go on, or {@link #DONE}.
 */
final class Handover {
  /** The descriptor of what a part is passed beside the region's own parameters. */
  static final String PASSED = "[J[Ljava/lang/Object;I";

  /** What a part returns when the region's result is in its place. */
  static final int DONE = -1;

  private final Parts parts;
  private final Parts.Part part;
  private final Map<Block, Label> stubs = new LinkedHashMap<>();
  private final int bits;
  private final int refs;
  private final int entry;

  /**
   * Of one part.
   *
   * @param local the JVM local of the first array
   */
  Handover(Parts parts, Parts.Part part, int local) {
    this.parts = parts;
    this.part = part;
    this.bits = local;
    this.refs = local + 1;
    this.entry = local + 2;
    part.foreign().forEach(block -> stubs.put(block, new Label()));
  }

  /** The types of these further parameters, for the stack map. */
  static List<Object> variables() {
    return List.of("[J", "[Ljava/lang/Object;", Opcodes.INTEGER);
  }

  /** The values that the part has locals for although others make them. */
  List<Value> foreign() {
    List<Value> result = new ArrayList<>();
    part.entries().forEach(block -> result.addAll(parts.taken(part, block)));
    part.foreign().forEach(block -> result.addAll(block.parameters()));
    return result;
  }

  /** Where to jump for a block of another part, its parameters having their values. */
  Label stubOf(Block block) {
    return stubs.get(block);
  }

  /** Writes the beginning of the part: goes to the block that it is entered at. */
  void enter(Method method, Map<Block, Label> labels) {
    CodeWriter out = method.out;
    List<Block> blocks = new ArrayList<>(part.entries());
    Label[] ways = new Label[blocks.size()];
    for (int i = 0; i < ways.length; i++) {
      ways[i] = new Label();
    }
    if (ways.length > 1) {
      out.variable(Opcodes.ILOAD, entry);
      out.choose(parts.number(blocks.get(0)), ways);
    }
    for (int i = 0; i < ways.length; i++) {
      if (ways.length > 1) {
        out.label(ways[i]);
      }
      for (Value value : parts.taken(part, blocks.get(i))) {
        take(parts.place(value), Placement.storage(value), out);
        out.store(method.placement.local(value), Placement.storage(value));
      }
      out.jump(Opcodes.GOTO, labels.get(blocks.get(i)));
    }
  }

  /** Writes the stubs. */
  void write(Method method) {
    CodeWriter out = method.out;
    stubs.forEach(
        (block, label) -> {
          out.label(label);
          for (Value value : parts.given(part, block)) {
            give(parts.place(value), method.placement.local(value), Placement.storage(value), out);
          }
          giveState(method);
          out.number(parts.number(block));
          out.insn(Opcodes.IRETURN);
        });
  }

  /** Takes over what the method counts by. */
  void takeState(Method method) {
    method.forEachCount(
        (place, local, type) -> {
          take(place, type, method.out);
          method.out.store(local, type);
        });
  }

  private void giveState(Method method) {
    method.forEachCount((place, local, type) -> give(place, local, type, method.out));
  }

  /** Ends the region with a result that is in a local. */
  void giveBack(Method method, int local) {
    give(Parts.RESULT, local, method.region.result(), method.out);
    method.out.number(DONE);
    method.out.insn(Opcodes.IRETURN);
  }

  private void give(int place, int local, Type type, CodeWriter out) {
    out.variable(Opcodes.ALOAD, type == Type.REF ? refs : bits);
    out.number(place);
    out.load(local, type);
    store(type, out);
  }

  private void take(int place, Type type, CodeWriter out) {
    out.variable(Opcodes.ALOAD, type == Type.REF ? refs : bits);
    out.number(place);
    load(type, out);
  }

  /** Stores what is on the JVM stack, behind an array and a place in it. */
  static void store(Type type, CodeWriter out) {
    switch (type) {
      case FLOAT -> out.callStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case BOOL -> out.insn(Opcodes.I2L);
      default -> {
        // As it is.
      }
    }
    out.insn(type == Type.REF ? Opcodes.AASTORE : Opcodes.LASTORE);
  }

  /** Loads what is at a place in an array, which are on the JVM stack. */
  static void load(Type type, CodeWriter out) {
    out.insn(type == Type.REF ? Opcodes.AALOAD : Opcodes.LALOAD);
    switch (type) {
      case FLOAT -> out.callStatic("java/lang/Double", "longBitsToDouble", "(J)D");
      case BOOL -> out.insn(Opcodes.L2I);
      default -> {
        // As it is.
      }
    }
  }
}
