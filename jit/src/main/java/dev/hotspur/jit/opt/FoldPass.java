package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.ControlFlow;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Printer;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Constant folding and algebra: evaluates operations on constants, and applies the table of {@link
 * FoldRules} to all others, in reverse postorder, so that arguments are folded before their uses.
 *
 * <p>Why: recording specialises, and leaves much to compute beforehand; every other pass sees more
 * in fewer forms.
 *
 * <pre>{@code
 * v2:int = int.mul 6, v1 @s0          v2:int = int.mul v1, 6 @s0
 * v3:int = int.sub v2, v2 @s0    =>
 * v4:bool = int.lt v3, 1
 * branch v4, b1, b2                   jump b1
 * }</pre>
 *
 * <p>A guard that certainly fails becomes an exit; what follows it is cut off.
 *
 * <p>Relies on: rules are equations for all arguments (tested over edge values), and look through
 * no operation whose overflow check another pass may remove ({@link Instruction#isRemovable}).
 */
final class FoldPass implements Pass {
  /** Rules applied to one instruction; more would mean that two rules undo each other. */
  private static final int LIMIT = 16;

  @Override
  public String name() {
    return "fold";
  }

  @Override
  public String documentation() {
    return "computes what is constant and applies the rules of algebra";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    Substitution substitution = new Substitution();
    boolean cut = false;
    for (Block block : ControlFlow.order(graph)) {
      int size = block.instructions().size();
      for (int i = 0; i < block.instructions().size(); i++) {
        fold(block, i, substitution, context);
      }
      cut |= block.instructions().size() < size;
      cut |= foldTerminator(block.terminator(), substitution, context);
    }
    substitution.apply(graph);
    if (cut) {
      graph.removeUnreachableBlocks();
    }
  }

  private static void fold(Block block, int index, Substitution substitution, PassContext context) {
    Instruction instruction = block.instructions().get(index);
    instruction.setArgs(substitution.resolve(instruction.args()));
    for (int i = 0; i < LIMIT; i++) {
      if (evaluate(block, index, substitution, context)) {
        return;
      }
      boolean again = false;
      for (FoldRule rule : FoldRules.of(instruction.op())) {
        Optional<Rewrite> rewrite = rule.rewrite().apply(instruction);
        if (rewrite.isPresent()) {
          again = apply(rule.name(), rewrite.get(), block, index, substitution, context);
          if (!again) {
            return;
          }
          break;
        }
      }
      if (!again) {
        return;
      }
    }
  }

  private static boolean evaluate(
      Block block, int index, Substitution substitution, PassContext context) {
    Instruction instruction = block.instructions().get(index);
    if (instruction.has(Trait.PINNED) || instruction.args().isEmpty()) {
      return false;
    }
    List<Constant> args = new ArrayList<>();
    for (Value arg : instruction.args()) {
      if (!(arg instanceof Constant constant)) {
        return false;
      }
      args.add(constant);
    }
    Outcome outcome = Evaluator.evaluate(instruction.op(), instruction.attribute(), args);
    if (outcome instanceof Outcome.Unknown) {
      return false;
    }
    Rewrite rewrite = new Rewrite.Passes();
    if (outcome instanceof Outcome.Gives gives) {
      rewrite = Rewrite.same(gives.value());
    } else if (outcome instanceof Outcome.Leaves) {
      rewrite = new Rewrite.Leaves();
    }
    apply("evaluate", rewrite, block, index, substitution, context);
    return true;
  }

  /** Applies a rewrite; true if the instruction is still there and may be rewritten again. */
  private static boolean apply(
      String rule,
      Rewrite rewrite,
      Block block,
      int index,
      Substitution substitution,
      PassContext context) {
    Instruction instruction = block.instructions().get(index);
    if (rewrite instanceof Rewrite.Same same) {
      context.changed(instruction, rule, "removed: equals " + same.value());
      substitution.replace(instruction, same.value());
      substitution.remove(instruction);
      return false;
    }
    if (rewrite instanceof Rewrite.Become become) {
      instruction.become(become.op(), become.attribute(), become.args());
      context.changed(instruction, rule, "becomes " + Printer.print(instruction));
      return true;
    }
    if (rewrite instanceof Rewrite.Passes) {
      context.changed(instruction, rule, "removed: always holds");
      substitution.remove(instruction);
      return false;
    }
    context.changed(instruction, rule, "always leaves");
    Blocks.leaveAt(block, index);
    return false;
  }

  private static boolean foldTerminator(
      Instruction terminator, Substitution substitution, PassContext context) {
    if (terminator.op() != Op.BRANCH) {
      return false;
    }
    Value condition = substitution.resolve(terminator.arg(0));
    if (condition instanceof Constant constant) {
      Target target = terminator.targets().get(constant.asBool() ? 0 : 1);
      terminator.becomeJump(target);
      context.changed(terminator, "branch-constant", "goes to " + target.block() + " always");
      return true;
    }
    if (condition instanceof Instruction not && not.op() == Op.BOOL_NOT) {
      terminator.setArgs(not.args());
      terminator.setTargets(List.of(terminator.targets().get(1), terminator.targets().get(0)));
      context.changed(terminator, "branch-not", "on " + not.arg(0) + " instead of its negation");
    }
    return false;
  }
}
