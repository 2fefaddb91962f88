package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Loop;
import dev.hotspur.jit.ir.Loops;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loop-invariant code: what a loop computes, loads or checks in the same way each time round is
 * done once before it.
 *
 * <p>Why: a guard in a loop costs little alone, but keeps the JVM from vectorising and from seeing
 * that the loop counts.
 *
 * <pre>{@code
 *   jump b1(0)                          guard.list 1, v1 @s2
 * b1(v2:int): loop @s0                  jump b1(0)
 *   guard.list 1, v1 @s1          =>  b1(v2:int): loop @s0
 *   v3:int = list.get.int v1, v2 @s1    v3:int = list.get.int v1, v2 @s1
 * s0: main pc 3 {1=v2} cost 0         s2: main pc 3 {1=0} cost 0
 * }</pre>
 *
 * <p>A guard before the loop leaves to the loop's beginning: by the header's entry snapshot, with
 * what the parameters begin as. That state is exact whatever the loop would have done. Only guards
 * of blocks that every turn passes are moved, lest the region be left for nothing.
 *
 * <p>Relies on: what reads a reference (a range's end, a list's item) may only stand after the
 * guards on that reference, so it moves only after they have; operations without check of overflow
 * ({@code .nw}) or bounds ({@code tuple.at}) do not move, since a condition within the loop may be
 * what makes them safe; an item of a list moves after the check that gave its position ({@code
 * list.index}).
 */
final class HoistPass implements Pass {
  private static final Set<Op> UNCHECKED =
      EnumSet.of(Op.INT_ADD_NW, Op.INT_SUB_NW, Op.INT_MUL_NW, Op.TUPLE_AT, Op.RANGE_LIMIT);

  private static final Set<Op> ITEMS =
      EnumSet.of(Op.LIST_ITEM_INT, Op.LIST_ITEM_FLOAT, Op.LIST_ITEM_BOOL, Op.LIST_ITEM_REF);

  @Override
  public String name() {
    return "hoist";
  }

  @Override
  public String documentation() {
    return "moves what does not change in a loop out of it";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    graph.removeUnreachableBlocks();
    Dominators dominators = Dominators.of(graph);
    List<Loop> loops = Loops.of(dominators).all();
    Map<Instruction, Block> homes = new HashMap<>();
    for (int i = loops.size() - 1; i >= 0; i--) {
      new Hoisting(graph, dominators, loops.get(i), homes).run(context);
    }
  }

  /**
   * The hoisting out of one loop. What an inner loop gave up still counts as standing where it was:
   * that is on the safe side, and what it hinders is done in the next round.
   */
  private static final class Hoisting {
    private final Graph graph;
    private final Dominators dominators;
    private final Loop loop;
    private final Block header;
    private final List<Location> written = new ArrayList<>();
    private final Map<Instruction, Block> homes;
    private final Set<Value> hoisted = new HashSet<>();
    private final Set<Value> guarded = new HashSet<>();
    private final List<Instruction> moved = new ArrayList<>();

    Hoisting(Graph graph, Dominators dominators, Loop loop, Map<Instruction, Block> homes) {
      this.graph = graph;
      this.homes = homes;
      this.dominators = dominators;
      this.loop = loop;
      this.header = loop.header().block();
    }

    void run(PassContext context) {
      for (Segment segment : loop.segments()) {
        for (Instruction instruction : segment.instructions()) {
          written.addAll(Location.writtenBy(instruction));
        }
      }
      // In reverse postorder arguments come before their uses, so one sweep finds all.
      for (Segment segment : loop.segments()) {
        boolean always = Lists.all(loop.latches(), latch -> dominators.dominates(segment, latch));
        for (Instruction instruction : segment.instructions()) {
          if (mayMove(instruction, always)) {
            hoisted.add(instruction);
            moved.add(instruction);
            homes.putIfAbsent(instruction, segment.block());
          } else if (instruction.has(Trait.GUARD) && instruction.op() != Op.LIST_INDEX) {
            guarded.addAll(instruction.args());
          }
        }
      }
      if (!moved.isEmpty()) {
        move(context);
      }
    }

    private boolean mayMove(Instruction instruction, boolean always) {
      if (instruction.has(Trait.PINNED)
          || instruction.has(Trait.ALLOCATES)
          || instruction.isVirtual()
          || UNCHECKED.contains(instruction.op())
          || !isVouchedFor(instruction)
          || !isInvariant(instruction.args())
          || !readsNothingWritten(instruction)) {
        return false;
      }
      if (instruction.has(Trait.GUARD)) {
        return always && header.entrySnapshot().isPresent() && isReady(instruction);
      }
      return isReady(instruction);
    }

    /** Whether an item's position comes from the check that the list has it, and not otherwise. */
    private static boolean isVouchedFor(Instruction instruction) {
      return !ITEMS.contains(instruction.op())
          || (instruction.arg(1) instanceof Instruction position && position.op() == Op.LIST_INDEX);
    }

    private boolean isInvariant(List<Value> values) {
      for (Value value : values) {
        if (!(value instanceof Constant)
            && !hoisted.contains(value)
            && loop.contains(dominators.segments().definitionOf(value).segment())) {
          return false;
        }
      }
      return true;
    }

    private boolean readsNothingWritten(Instruction instruction) {
      for (Location read : Location.readBy(instruction)) {
        for (Location write : written) {
          if (read.overlaps(write)) {
            return false;
          }
        }
      }
      return true;
    }

    /** Whether no guard that stays in the loop vouches for what the instruction reads. */
    private boolean isReady(Instruction instruction) {
      for (Value value : instruction.args()) {
        if (value.type() == Type.REF && guarded.contains(value)) {
          return false;
        }
      }
      return true;
    }

    private void move(PassContext context) {
      Block preheader = Preheader.of(loop, graph);
      Instruction jump = preheader.terminator();
      List<Value> args = jump.targets().get(0).args();
      Optional<Snapshot> state =
          Lists.any(moved, instruction -> instruction.has(Trait.GUARD))
              ? header.entrySnapshot().map(entry -> graph.copySnapshot(entry, v -> begin(v, args)))
              : Optional.empty();
      Set<Block> left = new HashSet<>();
      moved.forEach(instruction -> left.add(homes.put(instruction, preheader)));
      left.forEach(block -> block.instructions().removeIf(hoisted::contains));
      for (Instruction instruction : moved) {
        if (instruction.has(Trait.GUARD)) {
          state.ifPresent(instruction::setSnapshot);
        }
        context.changed(instruction, "invariant", "moved out of the loop of " + header);
      }
      preheader.instructions().addAll(preheader.instructions().size() - 1, moved);
    }

    private Value begin(Value value, List<Value> args) {
      int index = header.parameters().indexOf(value);
      return index < 0 ? value : args.get(index);
    }
  }
}
