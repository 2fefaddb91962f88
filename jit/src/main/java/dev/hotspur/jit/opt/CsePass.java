package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Common subexpressions: an operation that a dominating one has done with the same arguments is
 * done once. Guards too, since the first would have left; loads too, if nothing that may write
 * there lies between; and a load after a store to the same place gives what was stored.
 *
 * <p>Why: each instruction of the stack code is recorded by itself, with its own guards and loads.
 *
 * <pre>{@code
 * v3:int = int.add v1, v2 @s1         v3:int = int.add v1, v2 @s1
 * v4:int = int.add v2, v1 @s2   =>
 * global.store #0, v5                 global.store #0, v5
 * v6:ref = global.load #0 @s3
 * v7:ref = call f(v6, v4)             v7:ref = call f(v5, v3)
 * }</pre>
 *
 * <p>Relies on: an operation without overflow check ({@code .nw}) never stands where it could
 * overflow, so it may serve for the checked one that it dominates.
 */
final class CsePass implements Pass {
  /** Stores, with the loads that give what they stored. */
  private static final Map<Op, Op> LOAD_OF =
      new EnumMap<>(
          Map.of(
              Op.GLOBAL_STORE, Op.GLOBAL_LOAD,
              Op.RANGE_SET_NEXT, Op.RANGE_NEXT,
              Op.LISTITER_SET_NEXT, Op.LISTITER_NEXT,
              Op.TUPLEITER_SET_NEXT, Op.TUPLEITER_NEXT,
              Op.LIST_PUT_INT, Op.LIST_ITEM_INT,
              Op.LIST_PUT_FLOAT, Op.LIST_ITEM_FLOAT,
              Op.LIST_PUT_BOOL, Op.LIST_ITEM_BOOL,
              Op.LIST_PUT_REF, Op.LIST_ITEM_REF));

  private static final Map<Op, Op> CHECKED =
      new EnumMap<>(
          Map.of(
              Op.INT_ADD_NW, Op.INT_ADD,
              Op.INT_SUB_NW, Op.INT_SUB,
              Op.INT_MUL_NW, Op.INT_MUL,
              Op.TUPLE_AT, Op.TUPLE_GET));

  @Override
  public String name() {
    return "cse";
  }

  @Override
  public String documentation() {
    return "does what was done before with the same arguments only once";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    Dominators dominators = Dominators.of(graph);
    Substitution substitution = new Substitution();
    DominatorWalk.over(dominators, new Walk(dominators, substitution, context));
    substitution.apply(graph);
  }

  /** What an operation computes. */
  private record Key(Op op, Attribute attribute, List<Value> args, List<Integer> versions) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && op == that.op
          && attribute.equals(that.attribute)
          && args.equals(that.args)
          && versions.equals(that.versions);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * op.ordinal() + args.hashCode()) + versions.hashCode();
    }
  }

  /** One walk over the graph. */
  private static final class Walk implements DominatorWalk {
    private final HeapVersions versions;
    private final ScopedMap<Key, Value> known = new ScopedMap<>();
    private final Substitution substitution;
    private final PassContext context;

    Walk(Dominators dominators, Substitution substitution, PassContext context) {
      this.versions = new HeapVersions(dominators);
      this.substitution = substitution;
      this.context = context;
    }

    @Override
    public void enter(Segment segment) {
      known.begin();
      versions.enter(segment);
      for (Instruction instruction : segment.instructions()) {
        visit(instruction);
      }
    }

    @Override
    public void leave(Segment segment) {
      versions.leave();
      known.end();
    }

    private void visit(Instruction instruction) {
      instruction.setArgs(substitution.resolve(instruction.args()));
      if (isCandidate(instruction)) {
        Key key = key(instruction.op(), instruction, instruction.args());
        Optional<Value> earlier = known.get(key);
        if (earlier.isPresent()) {
          remove(instruction, earlier.get());
        } else {
          known.put(key, instruction);
        }
      }
      versions.write(instruction);
      if (LOAD_OF.containsKey(instruction.op())) {
        rememberStored(instruction);
      }
    }

    private void remove(Instruction instruction, Value earlier) {
      substitution.remove(instruction);
      if (instruction.isUsable()) {
        substitution.replace(instruction, earlier);
        context.changed(instruction, "equal", "removed: equals " + earlier);
      } else {
        context.changed(
            instruction, "checked", "on " + instruction.args() + " removed: checked before");
      }
    }

    private void rememberStored(Instruction store) {
      List<Value> args = store.args();
      List<Value> address = args.subList(0, args.size() - 1);
      known.put(key(LOAD_OF.get(store.op()), store, address), args.get(args.size() - 1));
    }

    private Key key(Op op, Instruction instruction, List<Value> args) {
      List<Location> locations =
          LOAD_OF.containsKey(instruction.op())
              ? Location.writtenBy(instruction)
              : Location.readBy(instruction);
      return new Key(
          CHECKED.getOrDefault(op, op),
          instruction.attribute(),
          op.has(Trait.COMMUTATIVE) ? ordered(args) : args,
          versions.of(locations));
    }

    private static List<Value> ordered(List<Value> args) {
      List<Value> result = new ArrayList<>(args);
      boolean swap =
          !(args.get(1) instanceof Constant)
              && (args.get(0) instanceof Constant || args.get(0).id() > args.get(1).id());
      if (swap) {
        Collections.reverse(result);
      }
      return result;
    }

    private static boolean isCandidate(Instruction instruction) {
      if (instruction.op() == Op.CALL) {
        return instruction.residual().pure() && instruction.isUsable() && !instruction.isVirtual();
      }
      return !instruction.has(Trait.PINNED)
          && !instruction.has(Trait.ALLOCATES)
          && !instruction.isVirtual();
    }
  }
}
