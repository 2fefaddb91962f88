package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Edge;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Loop;
import dev.hotspur.jit.ir.Loops;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An innermost loop whose passes begin with a look at whether a counter is below a bound that stays
 * the same, and end with adding 1 to it, and in which nothing is called.
 *
 * @param loop the loop
 * @param poll the look up from work at its very beginning
 * @param counter the parameter of its header that is compared
 * @param condition the comparison, {@code int.lt counter, bound}
 * @param decision what leaves if it is false: a branch, or a guard
 * @param first what the counter may begin with
 * @param range what the counter may be when it is compared
 */
record CountedLoop(
    Loop loop,
    Instruction poll,
    Parameter counter,
    Instruction condition,
    Instruction decision,
    Interval first,
    Interval range) {

  /**
   * All such loops of a graph, the last one first: the way out of a loop may be the way into a
   * later one, which finds it as it was only if that loop is changed before.
   */
  static List<CountedLoop> all(Dominators dominators) {
    Loops loops = Loops.of(dominators);
    Set<Loop> outer = new HashSet<>();
    loops.all().forEach(loop -> loop.parent().ifPresent(outer::add));
    List<CountedLoop> found = new ArrayList<>();
    for (Loop loop : loops.all()) {
      if (!outer.contains(loop) && isFree(loop)) {
        of(loop, dominators).filter(CountedLoop::countsByOne).ifPresent(found::add);
      }
    }
    if (!found.isEmpty()) {
      RangeAnalysis.over(
          dominators,
          (instruction, ranges) ->
              found.replaceAll(
                  loop ->
                      instruction == loop.poll
                          ? loop.withRange(ranges.range(loop.counter))
                          : loop.enteredFrom(instruction, ranges)));
    }
    Collections.reverse(found);
    return found;
  }

  private CountedLoop withRange(Interval known) {
    return new CountedLoop(loop, poll, counter, condition, decision, first, known);
  }

  private CountedLoop enteredFrom(Instruction source, RangeAnalysis ranges) {
    Interval sum = first;
    for (Edge edge : Preheader.entering(loop)) {
      if (edge.source() == source) {
        int index = counter.block().parameters().indexOf(counter);
        sum = sum.union(edge.argument(index).map(ranges::range).orElse(Interval.FULL));
      }
    }
    return new CountedLoop(loop, poll, counter, condition, decision, sum, range);
  }

  private static Optional<CountedLoop> of(Loop loop, Dominators dominators) {
    List<Instruction> instructions = loop.header().instructions();
    if (instructions.get(0).op() != Op.POLL) {
      return Optional.empty();
    }
    boolean charged = false;
    for (Instruction decision : instructions.subList(1, instructions.size())) {
      if (decision.op() == Op.BRANCH || (decision.op() == Op.GUARD_TRUE && !charged)) {
        return decidedBy(decision, loop, dominators);
      }
      boolean charge = decision.op() == Op.CHARGE;
      if (decision.has(Trait.GUARD)
          || decision.mayRaise()
          || (decision.has(Trait.PINNED) && !charge)) {
        return Optional.empty();
      }
      charged |= charge;
    }
    return Optional.empty();
  }

  private static Optional<CountedLoop> decidedBy(
      Instruction decision, Loop loop, Dominators dominators) {
    if (decision.arg(0) instanceof Instruction condition
        && condition.op() == Op.INT_LT
        && condition.arg(0) instanceof Parameter counter
        && counter.block() == loop.header().block()
        && isInvariant(condition.arg(1), loop, dominators)
        && (decision.op() == Op.GUARD_TRUE || staysIfTrue(decision, loop, dominators))) {
      Instruction poll = loop.header().instructions().get(0);
      return Optional.of(
          new CountedLoop(
              loop, poll, counter, condition, decision, Interval.EMPTY, Interval.EMPTY));
    }
    return Optional.empty();
  }

  private static boolean staysIfTrue(Instruction branch, Loop loop, Dominators dominators) {
    return isIn(branch, 0, loop, dominators) && !isIn(branch, 1, loop, dominators);
  }

  private static boolean isIn(Instruction branch, int slot, Loop loop, Dominators dominators) {
    return loop.contains(dominators.segments().firstOf(branch.targets().get(slot).block()));
  }

  /** Whether every way back to the loop's beginning adds 1 to the counter. */
  private boolean countsByOne() {
    Block header = loop.header().block();
    int index = header.parameters().indexOf(counter);
    for (Segment latch : loop.latches()) {
      Instruction source = latch.last();
      for (int slot = Edge.HANDLER; slot < source.targets().size(); slot++) {
        Edge edge = new Edge(latch.block(), source, slot);
        if (edge.leadsTo(header)
            && edge.argument(index).filter(next -> isNext(next, counter)).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isNext(Value value, Parameter counter) {
    return value instanceof Instruction next
        && next.op() == Op.INT_ADD_NW
        && next.arg(0) == counter
        && next.arg(1).equals(Constant.of(1));
  }

  private static boolean isFree(Loop loop) {
    for (Segment segment : loop.segments()) {
      for (Instruction instruction : segment.instructions()) {
        switch (instruction.op()) {
          case CALL, INVOKE -> {
            return false;
          }
          default -> {}
        }
      }
    }
    return true;
  }

  /** Whether a value is the same all through a loop. */
  static boolean isInvariant(Value value, Loop loop, Dominators dominators) {
    return value instanceof Constant
        || !loop.contains(dominators.segments().definitionOf(value).segment());
  }

  /**
   * Charges what precedes the decision behind it, on both ways: a strip that ends has not decided
   * yet, and neither has a pass that is left at its beginning.
   */
  void chargeLater(Graph graph) {
    Block header = loop.header().block();
    int end = header.instructions().indexOf(decision);
    List<Instruction> before = header.instructions().subList(0, end);
    List<Instruction> charges = Lists.filter(before, i -> i.op() == Op.CHARGE);
    if (charges.isEmpty() || decision.op() != Op.BRANCH) {
      return;
    }
    header.instructions().removeAll(charges);
    List<Target> targets = new ArrayList<>();
    for (Target target : decision.targets()) {
      Block way = graph.newBlock();
      for (Instruction charge : charges) {
        graph.instruction(Op.CHARGE).number(charge.number()).origin(charge.origin()).appendTo(way);
      }
      graph.instruction(Op.JUMP).targets(target).origin(decision.origin()).appendTo(way);
      targets.add(Target.of(way));
    }
    decision.setTargets(targets);
  }

  /** What the counter stays below. */
  Value bound() {
    return condition.arg(1);
  }
}
