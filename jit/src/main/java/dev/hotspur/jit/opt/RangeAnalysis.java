package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Edge;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Finds the range of every int, by walks over the dominators until nothing changes. Within a walk,
 * what dominating branches and guards say narrows the ranges of what they compare. Parameters of
 * loops that still grow after the first walks are widened to the bounds of the type, so that few
 * walks are needed; two more then narrow what was widened too far.
 */
final class RangeAnalysis {
  private static final int WIDEN_AFTER = 2;
  private static final int GIVE_UP_AFTER = 12;
  private static final int NARROWING = 2;
  private static final Interval[][] NOTHING = {};

  private final Dominators dominators;

  /** By the ids of values. */
  private final Interval[] ranges;

  /** What edges give to parameters, by where they come from, their slot, and the argument. */
  private final IdentityHashMap<Instruction, Interval[][]> incoming = new IdentityHashMap<>();

  private final ScopedMap<Value, Interval> narrowed = new ScopedMap<>();
  private int round;
  private boolean narrowing;
  private boolean changed;

  private RangeAnalysis(Dominators dominators) {
    this.dominators = dominators;
    this.ranges = new Interval[dominators.order().get(0).block().graph().valueIdBound()];
    Arrays.fill(ranges, Interval.EMPTY);
  }

  /** Goes over a graph whose ranges are known. */
  @FunctionalInterface
  interface Visitor {
    /** Visits an instruction; the analysis answers {@link #range} for that place. */
    void visit(Instruction instruction, RangeAnalysis at);

    /** Begins a block with a parameter of this range. */
    default void enter(Parameter parameter, Interval range) {}
  }

  /**
   * Analyses a graph, and goes over it once more at the end.
   *
   * @param visitor what goes over it
   */
  static void over(Dominators dominators, Visitor visitor) {
    RangeAnalysis analysis = new RangeAnalysis(dominators);
    do {
      analysis.changed = false;
      analysis.round++;
      analysis.walk((instruction, at) -> {});
    } while (analysis.changed);
    analysis.narrowing = true;
    analysis.changed = true;
    for (int i = 0; i < NARROWING && analysis.changed; i++) {
      analysis.changed = false;
      analysis.walk((instruction, at) -> {});
    }
    analysis.walk(visitor);
  }

  /** The range of a value at the place that is being visited. */
  Interval range(Value value) {
    if (value instanceof Constant constant) {
      return constant.type() == Type.INT ? Interval.of(constant.asInt()) : Interval.FULL;
    }
    return narrowed.get(value).orElse(ranges[value.id()]);
  }

  private void walk(Visitor visitor) {
    DominatorWalk.over(
        dominators,
        new DominatorWalk() {
          @Override
          public void enter(Segment segment) {
            narrowed.begin();
            begin(segment);
            if (segment.isFirst()) {
              segment.block().parameters().forEach(each -> visitor.enter(each, range(each)));
            }
            for (Instruction instruction : segment.instructions()) {
              visitor.visit(instruction, RangeAnalysis.this);
              visit(instruction);
            }
          }

          @Override
          public void leave(Segment segment) {
            narrowed.end();
          }
        });
  }

  private void begin(Segment segment) {
    if (segment.isFirst()) {
      for (int i = 0; i < segment.block().parameters().size(); i++) {
        join(segment, i);
      }
    } else {
      set(segment.predecessors().get(0).last(), Interval.FULL);
    }
    if (segment.isFirst() && segment.predecessors().size() == 1) {
      Instruction last = segment.predecessors().get(0).last();
      if (last.op() == Op.BRANCH) {
        learn(last.arg(0), last.targets().get(0).block() == segment.block());
      }
    }
  }

  private void join(Segment segment, int index) {
    Parameter parameter = segment.block().parameters().get(index);
    if (parameter.type() != Type.INT) {
      return;
    }
    Interval found = Interval.EMPTY;
    for (Segment predecessor : segment.predecessors()) {
      Instruction source = predecessor.last();
      Interval[][] given = incoming.getOrDefault(source, NOTHING);
      for (int slot = Edge.HANDLER; slot < given.length - 1; slot++) {
        int argument = slot == Edge.HANDLER ? index - 1 : index;
        if (argument < given[slot + 1].length
            && new Edge(predecessor.block(), source, slot).leadsTo(segment.block())) {
          found = found.union(given[slot + 1][argument]);
        }
      }
    }
    Interval old = ranges[parameter.id()];
    if (narrowing) {
      found = found.intersect(old);
    } else {
      found = round > GIVE_UP_AFTER ? Interval.FULL : found.union(old);
    }
    if (!found.equals(old)) {
      changed = true;
      found = round > WIDEN_AFTER && !narrowing ? found.widenedFrom(old) : found;
    }
    set(parameter, found);
  }

  private void set(Value value, Interval range) {
    if (value.type() == Type.INT) {
      ranges[value.id()] = range;
    }
  }

  private void visit(Instruction instruction) {
    if (instruction.type() == Type.INT) {
      set(instruction, Ranges.of(instruction, this::range));
    }
    switch (instruction.op()) {
      case GUARD_TRUE -> learn(instruction.arg(0), true);
      case GUARD_FALSE -> learn(instruction.arg(0), false);
      default -> {}
    }
    if (instruction.handler().isPresent()) {
      send(instruction, instruction.handler().get(), Edge.HANDLER);
    }
    for (int slot = 0; slot < instruction.targets().size(); slot++) {
      narrowed.begin();
      if (instruction.op() == Op.BRANCH) {
        learn(instruction.arg(0), slot == 0);
      }
      send(instruction, instruction.targets().get(slot), slot);
      narrowed.end();
    }
  }

  private void send(Instruction source, Target target, int slot) {
    Interval[] given = new Interval[target.args().size()];
    for (int i = 0; i < given.length; i++) {
      given[i] = range(target.args().get(i));
    }
    incoming.computeIfAbsent(source, RangeAnalysis::nothingFrom)[slot + 1] = given;
  }

  private static Interval[][] nothingFrom(Instruction source) {
    Interval[][] result = new Interval[source.targets().size() + 1][];
    Arrays.fill(result, new Interval[0]);
    return result;
  }

  /** Narrows the ranges of what a condition compares. */
  private void learn(Value condition, boolean truth) {
    ComparisonFact fact = ComparisonFact.of(condition);
    boolean positive = truth != fact.negated();
    List<Value> args = fact.args();
    if (fact.op() == Op.INT_LT) {
      Value less = positive ? args.get(0) : args.get(1);
      Value greater = positive ? args.get(1) : args.get(0);
      learnOrder(less, greater, positive ? 1 : 0);
    } else if (fact.op() == Op.INT_EQ && positive) {
      Interval both = range(args.get(0)).intersect(range(args.get(1)));
      narrow(args.get(0), both);
      narrow(args.get(1), both);
    }
  }

  /** Notes that one value is below another by at least a distance of 0 or 1. */
  private void learnOrder(Value less, Value greater, long distance) {
    Interval gap = Interval.of(distance);
    Interval below = new Interval(Long.MIN_VALUE, range(greater).subtract(gap).high());
    Interval above = new Interval(range(less).add(gap).low(), Long.MAX_VALUE);
    narrow(less, range(less).intersect(below));
    narrow(greater, range(greater).intersect(above));
  }

  private void narrow(Value value, Interval interval) {
    if (!(value instanceof Constant)) {
      narrowed.put(value, interval);
    }
  }
}
