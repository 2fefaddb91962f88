package dev.hotspur.jit.random;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes one guard of each graph fail whenever it is reached.
 *
 * <p>Most guards leave before an instruction, which the interpreter executes again, so they may
 * leave at any time. A guard on which way a branch goes leaves for the other way, which is right
 * only if its condition says so. It becomes a branch between two exits with the state that its
 * snapshot has: one goes on where the snapshot says, one where the program really goes. That is
 * possible where both ways take the same from the stack, or the way that is not compiled takes
 * less.
 */
final class ForcedExit implements Consumer<Graph> {
  private final int number;
  private int most;
  private int ways;
  private int left;

  /** Forces the guard of this number, counted in the order of the graph. */
  ForcedExit(int number) {
    this.number = number;
  }

  /** The greatest number of guards that a graph had. */
  int most() {
    return most;
  }

  /** Guards on the way of a branch that were seen. */
  int ways() {
    return ways;
  }

  /** Those among them that cannot be forced. */
  int left() {
    return left;
  }

  @Override
  public void accept(Graph graph) {
    List<Runnable> deeds = new ArrayList<>();
    for (Block block : graph.blocks()) {
      for (Instruction instruction : block.instructions()) {
        boolean leaves = instruction.snapshot().isPresent() && instruction.op() != Op.EXIT;
        if (leaves && decides(instruction)) {
          ways++;
          Optional<Snapshot> stays = staying(graph, instruction);
          left += stays.isPresent() ? 0 : 1;
          stays.ifPresent(state -> deeds.add(() -> part(graph, block, instruction, state)));
        } else if (leaves) {
          deeds.add(() -> fail(graph, block, instruction));
        }
      }
    }
    most = Math.max(most, deeds.size());
    if (number < deeds.size()) {
      deeds.get(number).run();
      graph.removeUnreachableBlocks();
    }
  }

  private static FrameState frame(Instruction instruction) {
    return instruction.snapshot().orElseThrow().innermost();
  }

  /** Whether it leaves after a branch and not before an instruction. */
  private static boolean decides(Instruction guard) {
    FrameState frame = frame(guard);
    int origin = guard.origin().inner();
    return (guard.op() == Op.GUARD_TRUE || guard.op() == Op.GUARD_FALSE)
        && frame.pc() != origin
        && guard.snapshot().orElseThrow().cost() > 0
        && ((Code) frame.code()).opcode(origin).has(Trait.JUMPS);
  }

  /** The state in which the interpreter goes on if the guard holds. */
  private static Optional<Snapshot> staying(Graph graph, Instruction guard) {
    Snapshot snapshot = guard.snapshot().orElseThrow();
    FrameState frame = frame(guard);
    Code code = (Code) frame.code();
    int origin = guard.origin().inner();
    boolean jumps = frame.pc() == code.operand(origin);
    boolean possible =
        switch (code.opcode(origin)) {
          case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> true;
          case JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP -> jumps;
          case FOR_ITER -> !jumps;
          default -> false;
        };
    int pc = jumps ? origin + 1 : code.operand(origin);
    List<FrameState> frames = new ArrayList<>(snapshot.frames());
    frames.set(frames.size() - 1, frame.at(pc));
    return possible
        ? Optional.of(graph.newSnapshot(frames, snapshot.cost(), snapshot.writes()))
        : Optional.empty();
  }

  /** Ends the block at the guard: for where the program goes, and for where it does not. */
  private static void part(Graph graph, Block block, Instruction guard, Snapshot staying) {
    int index = block.instructions().indexOf(guard);
    block.instructions().subList(index, block.instructions().size()).clear();
    Target stays = exit(graph, guard, staying);
    Target leaves = exit(graph, guard, guard.snapshot().orElseThrow());
    boolean holdsIfTrue = guard.op() == Op.GUARD_TRUE;
    block.branch(guard.arg(0), holdsIfTrue ? stays : leaves, holdsIfTrue ? leaves : stays);
  }

  private static Target exit(Graph graph, Instruction guard, Snapshot snapshot) {
    Block block = graph.newBlock();
    graph.instruction(Op.EXIT).snapshot(snapshot).origin(guard.origin()).appendTo(block);
    return Target.of(block);
  }

  /** Puts a guard that always fails before the instruction. */
  private static void fail(Graph graph, Block block, Instruction instruction) {
    Instruction failing =
        graph
            .instruction(Op.GUARD_TRUE)
            .args(Constant.FALSE)
            .snapshot(instruction.snapshot())
            .origin(instruction.origin())
            .build();
    block.instructions().add(block.instructions().indexOf(instruction), failing);
  }
}
