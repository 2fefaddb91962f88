package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** How many bytes of JVM bytecode each instruction of a graph takes, its exit included. */
final class Sizes {
  /** What is written out of line for a loop's head, and for a handler, about. */
  private static final int OUT_OF_LINE = 40;

  /** What a stub takes beside the values that it passes, about. */
  private static final int STUB = 16;

  private static final int JUMP = 3;

  private final Map<Instruction, Integer> sizes = new HashMap<>();

  private Sizes() {}

  /**
   * Measures a graph by writing all of it to one method, however large.
   *
   * @param region a class that is given up afterwards
   */
  static Sizes of(Graph graph, RegionClass region) {
    MethodVisitor code = region.beginCode();
    CodeWriter out = new CodeWriter(code, region.parameters().toArray());
    Method method = new Method(region, out, graph.blocks(), new Uses(graph), Optional.empty());
    List<Instruction> written = new ArrayList<>();
    List<Label> starts = new ArrayList<>();
    new RegionEmitter(graph.blocks(), method, -1)
        .write(
            instruction -> {
              written.add(instruction);
              starts.add(new Label());
              out.mark(starts.get(starts.size() - 1));
            });
    Sizes sizes = new Sizes();
    Set<Integer> exits = new HashSet<>();
    for (int i = 0; i < written.size(); i++) {
      Instruction instruction = written.get(i);
      // The last one jumps or returns.
      int inLine =
          i + 1 < starts.size() ? starts.get(i + 1).getOffset() - starts.get(i).getOffset() : STUB;
      boolean leaves =
          instruction.snapshot().isPresent() && exits.add(region.exits.of(instruction).number());
      sizes.sizes.put(
          instruction, inLine + outOfLine(instruction) + (leaves ? stub(instruction) : 0));
    }
    return sizes;
  }

  private static int outOfLine(Instruction instruction) {
    boolean looksUp = instruction.op() == Op.POLL;
    return (looksUp ? OUT_OF_LINE : 0) + (instruction.handler().isPresent() ? OUT_OF_LINE : 0);
  }

  private static int stub(Instruction instruction) {
    return STUB + new Passing(ExitMethods.values(instruction.snapshot().orElseThrow())).bytes();
  }

  /** The size of all. */
  int total() {
    return Lists.sum(sizes.values(), Integer::intValue);
  }

  /** The size of an instruction; of one that was added later, a jump's. */
  int of(Instruction instruction) {
    return sizes.getOrDefault(instruction, JUMP);
  }
}
