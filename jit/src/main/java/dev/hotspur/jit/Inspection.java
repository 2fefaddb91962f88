package dev.hotspur.jit;

import dev.hotspur.jit.codegen.Origins;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Loop;
import dev.hotspur.jit.ir.Loops;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.region.Contents;
import dev.hotspur.jit.region.ResidualCall;
import dev.hotspur.jit.runtime.CallTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into the graph of a region for what makes it fast or slow. */
final class Inspection {
  /** Routines elsewhere are plain Java, such as {@code Math.sqrt}, and cost what that costs. */
  private static final String RUNTIME = "dev/hotspur/jit/runtime/";

  private final Loops loops;
  private final List<ResidualCall> residuals = new ArrayList<>();
  private final List<Contents.Departure> departures = new ArrayList<>();

  private final Counts counts;

  private Inspection(Graph graph) {
    this.counts = Counts.of(graph);
    Dominators dominators = Dominators.of(graph);
    this.loops = Loops.of(dominators);
    for (Segment segment : dominators.order()) {
      int depth = depth(segment);
      segment.instructions().forEach(instruction -> look(instruction, depth));
    }
    // Without Comparator's methods, whose lambdas are linked when they are reached first.
    residuals.sort((a, b) -> Integer.compare(a.pc(), b.pc()));
    departures.sort((a, b) -> Integer.compare(a.pc(), b.pc()));
  }

  /** Looks into a graph as it is now. */
  static Inspection of(Graph graph) {
    return new Inspection(graph);
  }

  /**
   * What the graph consists of.
   *
   * @param bytes the size of its compiled code
   */
  Contents contents(int bytes) {
    return new Contents(counts.operations(), counts.guards(), bytes, residuals, departures);
  }

  /** The instructions that a graph leaves to the interpreter. */
  static List<Contents.Departure> departures(Graph graph) {
    return new Inspection(graph).departures;
  }

  /** The size of a graph: its operations, the guards among them, and where both ways go on. */
  record Counts(int operations, int guards, int branches) {
    static Counts of(Graph graph) {
      int[] counts = new int[3];
      graph.forEachInstruction(
          i -> {
            counts[0]++;
            counts[1] += i.has(Trait.GUARD) && i.op() != Op.POLL ? 1 : 0;
            counts[2] += i.op() == Op.BRANCH ? 1 : 0;
          });
      return new Counts(counts[0], counts[1], counts[2]);
    }
  }

  private int depth(Segment segment) {
    int depth = 0;
    for (Optional<Loop> loop = loops.innermostOf(segment); loop.isPresent(); ) {
      depth++;
      loop = loop.get().parent();
    }
    return depth;
  }

  private void look(Instruction instruction, int depth) {
    if (instruction.attribute() instanceof Residual residual && isOfRuntime(residual)) {
      residuals.add(
          new ResidualCall(
              instruction.origin().pc(),
              Origins.inlined(instruction.origin()),
              residual.name(),
              operands(instruction),
              depth,
              callee(instruction)));
    } else if (instruction.op() == Op.EXIT && isRepeated(instruction)) {
      departures.add(
          new Contents.Departure(
              instruction.origin().pc(), Origins.inlined(instruction.origin()), depth > 0));
    }
  }

  private static boolean isOfRuntime(Residual residual) {
    return residual.owner().equals(Residual.PROGRAM) || residual.owner().startsWith(RUNTIME);
  }

  /** Whether the interpreter executes the instruction that the exit stands for. */
  private static boolean isRepeated(Instruction exit) {
    return exit.origin().isKnown()
        && exit.snapshot()
            .filter(state -> state.innermost().pc() == exit.origin().inner())
            .isPresent();
  }

  private static Optional<CallTarget> callee(Instruction instruction) {
    boolean invokes = instruction.op() == Op.INVOKE || instruction.op() == Op.INVOKE_IN_PLACE;
    return invokes
            && instruction.arg(0) instanceof Constant target
            && target.asRef().value() instanceof CallTarget callee
        ? Optional.of(callee)
        : Optional.empty();
  }

  private static String operands(Instruction instruction) {
    return String.join(", ", Lists.map(instruction.args(), Inspection::describe));
  }

  /** A constant by its description, any other value by its type before it was boxed. */
  private static String describe(Value value) {
    if (value instanceof Constant constant) {
      return constant.type() == Type.REF ? constant.asRef().description() : constant.toString();
    }
    if (value instanceof Instruction boxed) {
      switch (boxed.op()) {
        case BOX_INT, BOX_FLOAT, BOX_BOOL -> {
          return boxed.arg(0).type().word();
        }
        default -> {}
      }
    }
    return value.type().word();
  }
}
