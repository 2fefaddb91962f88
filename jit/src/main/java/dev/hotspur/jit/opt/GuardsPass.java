package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Redundant guards and branches: what a dominating branch or guard has decided is not asked again.
 * Conditions are compared in a normal form, so that {@code x < y} decides {@code y > x} and {@code
 * x >= y} too; a class that was found decides later guards on the class.
 *
 * <p>Why: the paths of a region are recorded one after the other, and each checks for itself.
 *
 * <pre>{@code
 * b1:                                 b1:
 *   branch v3, b2, b3                   branch v3, b2, b3
 * b2:                           =>    b2:
 *   guard.true v3 @s1                   jump b4
 *   v4:bool = int.ge v1, v2
 *   branch v4, b5, b4
 * }</pre>
 *
 * <p>(where v3 is {@code int.lt v1, v2}.)
 *
 * <p>Relies on: guards without result, and those that take values out of boxes, are never removed
 * unless a dominating one implies them.
 */
final class GuardsPass implements Pass {
  @Override
  public String name() {
    return "guards";
  }

  @Override
  public String documentation() {
    return "removes guards and branches that were decided before";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    Dominators dominators = Dominators.of(graph);
    Substitution substitution = new Substitution();
    Walk walk = new Walk(substitution, context);
    DominatorWalk.over(dominators, walk);
    substitution.apply(graph);
    if (walk.cut) {
      graph.removeUnreachableBlocks();
    }
  }

  /** One walk over the graph. */
  private static final class Walk implements DominatorWalk {
    private final Substitution substitution;
    private final PassContext context;
    private final ScopedMap<ComparisonFact, Boolean> facts = new ScopedMap<>();
    private final ScopedMap<Value, Object> classes = new ScopedMap<>();
    private final ScopedMap<Value, Object> objects = new ScopedMap<>();
    private final Set<Block> cutOff = new HashSet<>();
    private boolean cut;

    Walk(Substitution substitution, PassContext context) {
      this.substitution = substitution;
      this.context = context;
    }

    @Override
    public void enter(Segment segment) {
      facts.begin();
      classes.begin();
      objects.begin();
      if (segment.predecessors().size() == 1 && segment.isFirst()) {
        learnFromBranch(segment, segment.predecessors().get(0).last());
      }
      if (!segment.isFirst() && cutOff.contains(segment.block())) {
        return; // The block has been cut before this part of it.
      }
      for (Instruction instruction : segment.instructions()) {
        instruction.setArgs(substitution.resolve(instruction.args()));
        if (!visit(segment.block(), instruction)) {
          return;
        }
      }
    }

    @Override
    public void leave(Segment segment) {
      facts.end();
      classes.end();
      objects.end();
    }

    private void learnFromBranch(Segment segment, Instruction last) {
      if (last.op() == Op.BRANCH) {
        learn(last.arg(0), last.targets().get(0).block() == segment.block());
      }
    }

    private void learn(Value condition, boolean truth) {
      ComparisonFact fact = ComparisonFact.of(condition);
      boolean positive = truth != fact.negated();
      facts.put(fact.key(), positive);
      if (!positive) {
        return;
      }
      List<Value> args = fact.args();
      if (fact.op() == Op.INT_LT) {
        List<Value> reversed = List.of(args.get(1), args.get(0));
        facts.put(new ComparisonFact(Op.INT_LT, reversed, false), false);
        facts.put(new ComparisonFact(Op.INT_EQ, args, false), false);
        facts.put(new ComparisonFact(Op.INT_EQ, reversed, false), false);
      } else if (fact.op() == Op.INT_EQ) {
        facts.put(new ComparisonFact(Op.INT_LT, args, false), false);
        facts.put(new ComparisonFact(Op.INT_LT, List.of(args.get(1), args.get(0)), false), false);
      }
    }

    private Optional<Boolean> truth(Value condition) {
      if (condition instanceof Constant constant) {
        return Optional.of(constant.asBool());
      }
      ComparisonFact fact = ComparisonFact.of(condition);
      return facts.get(fact.key()).map(truth -> truth != fact.negated());
    }

    /** Visits an instruction; false if what follows it is cut off. */
    private boolean visit(Block block, Instruction instruction) {
      switch (instruction.op()) {
        case GUARD_TRUE -> {
          return guard(block, instruction, true);
        }
        case GUARD_FALSE -> {
          return guard(block, instruction, false);
        }
        case GUARD_CLASS -> {
          return expect(block, instruction, classes, instruction.constant().value());
        }
        case GUARD_SAME -> {
          boolean goesOn = expect(block, instruction, objects, instruction.constant().value());
          classes.put(instruction.arg(0), instruction.constant().value().getClass());
          return goesOn;
        }
        case UNBOX_INT, UNBOX_FLOAT, UNBOX_BOOL -> {
          return unbox(block, instruction);
        }
        case BRANCH -> {
          branch(instruction);
          return true;
        }
        default -> {
          return true;
        }
      }
    }

    private boolean guard(Block block, Instruction guard, boolean expected) {
      Optional<Boolean> truth = truth(guard.arg(0));
      if (truth.isEmpty()) {
        learn(guard.arg(0), expected);
        return true;
      }
      return decided(block, guard, truth.get() == expected);
    }

    private boolean expect(
        Block block, Instruction guard, ScopedMap<Value, Object> known, Object expected) {
      Optional<Object> found = known.get(guard.arg(0));
      if (found.isEmpty()) {
        known.put(guard.arg(0), expected);
        return true;
      }
      return decided(block, guard, found.get() == expected);
    }

    private boolean unbox(Block block, Instruction unbox) {
      Object expected = BoxRules.CLASS_UNBOXED.get(unbox.op());
      Optional<Object> found = classes.get(unbox.arg(0));
      if (found.isPresent() && found.get() != expected) {
        return decided(block, unbox, false);
      }
      classes.put(unbox.arg(0), expected);
      return true;
    }

    private boolean decided(Block block, Instruction guard, boolean holds) {
      if (holds) {
        context.changed(guard, "implied", "on " + guard.arg(0) + " removed: holds already");
        substitution.remove(guard);
        return true;
      }
      context.changed(guard, "contradicted", "on " + guard.arg(0) + " always leaves");
      Blocks.leaveAt(block, block.instructions().indexOf(guard));
      cutOff.add(block);
      cut = true;
      return false;
    }

    private void branch(Instruction branch) {
      Optional<Boolean> truth = truth(branch.arg(0));
      if (truth.isPresent()) {
        Target target = branch.targets().get(truth.get() ? 0 : 1);
        context.changed(branch, "decided", "on " + branch.arg(0) + " goes to " + target.block());
        branch.becomeJump(target);
        cut = true;
      }
    }
  }
}
