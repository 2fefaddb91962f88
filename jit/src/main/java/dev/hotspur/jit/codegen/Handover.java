package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Parameter;
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
  static final String PASSED = ValueArrays.TYPES + "I";

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
    return List.of(ValueArrays.BITS, ValueArrays.REFS, Opcodes.INTEGER);
  }

  /** The values that the part has locals for although others make them. */
  List<Value> foreign() {
    List<Value> result = new ArrayList<>();
    part.entries().forEach(block -> result.addAll(parts.taken(part, block)));
    return result;
  }

  /** Whether a block is of another part. */
  boolean isForeign(Block block) {
    return stubs.containsKey(block);
  }

  /** Where to jump for a block of another part, its parameters having their values. */
  Label stubOf(Block block) {
    return stubs.get(block);
  }

  /** Gives a parameter of a block of another part its value, which is put on the JVM stack. */
  void pass(Parameter parameter, Runnable load, CodeWriter out) {
    give(parts.place(parameter), parameter.type(), load, out);
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
            Type type = Placement.storage(value);
            give(
                parts.place(value), type, () -> out.load(method.placement.local(value), type), out);
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
    CodeWriter out = method.out;
    method.forEachCount(
        (place, local, type) -> give(place, type, () -> out.load(local, type), out));
  }

  /** Ends the region with a result that is in a local. */
  void giveBack(Method method, int local) {
    Type result = method.region.result();
    give(Parts.RESULT, result, () -> method.out.load(local, result), method.out);
    method.out.number(DONE);
    method.out.insn(Opcodes.IRETURN);
  }

  private void give(int place, Type type, Runnable load, CodeWriter out) {
    out.variable(Opcodes.ALOAD, type == Type.REF ? refs : bits);
    out.number(place);
    load.run();
    ValueArrays.store(type, out);
  }

  private void take(int place, Type type, CodeWriter out) {
    out.variable(Opcodes.ALOAD, type == Type.REF ? refs : bits);
    out.number(place);
    ValueArrays.load(type, out);
  }
}
