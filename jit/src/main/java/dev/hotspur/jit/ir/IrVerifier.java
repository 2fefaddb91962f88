package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that a graph is well-formed: one terminator a block, types and attributes as the table of
 * operations says, targets with the right arguments, snapshots where an instruction may leave, and
 * every value defined once, before all its uses, those in snapshots included.
 */
public final class IrVerifier {
  private final Graph graph;
  private final List<String> problems = new ArrayList<>();
  private final Set<Block> blocks = new HashSet<>();
  private final Map<Integer, Snapshot> snapshots = new HashMap<>();
  private final Map<String, Residual> routines = new HashMap<>();
  private final IdentityHashMap<Value, Block> definitions = new IdentityHashMap<>();
  private final Set<Integer> ids = new HashSet<>();

  private IrVerifier(Graph graph) {
    this.graph = graph;
  }

  /**
   * All problems, each with the block and the line that has it; empty if the graph is well-formed.
   */
  public static List<String> problems(Graph graph) {
    IrVerifier verifier = new IrVerifier(graph);
    verifier.run();
    return List.copyOf(verifier.problems);
  }

  /**
   * Checks a graph.
   *
   * @throws IllegalStateException with all problems and the graph, if there are any
   */
  public static void verify(Graph graph) {
    List<String> problems = problems(graph);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems) + "\n" + Printer.print(graph));
    }
  }

  private void run() {
    if (graph.blocks().isEmpty()) {
      problems.add("the graph has no blocks");
      return;
    }
    blocks.addAll(graph.blocks());
    if (!graph.entry().parameters().isEmpty()) {
      problem(graph.entry(), "the entry has parameters");
    }
    for (Block block : graph.blocks()) {
      block.parameters().forEach(parameter -> define(parameter, block));
      block.instructions().forEach(instruction -> define(instruction, block));
    }
    graph.blocks().forEach(this::checkShape);
    if (problems.isEmpty()) {
      checkUses();
    }
  }

  private void define(Value value, Block block) {
    if (definitions.put(value, block) != null) {
      problem(block, value + " stands in the graph twice");
    } else if (value.isUsable() && !ids.add(value.id())) {
      problem(block, "v" + value.id() + " is defined twice");
    }
    if (value instanceof Parameter parameter && !parameter.isUsable()) {
      problem(block, "a parameter without type");
    }
  }

  private void checkShape(Block block) {
    if (!block.isTerminated()) {
      problem(block, "the block has no terminator");
    }
    block
        .entrySnapshot()
        .ifPresent(snapshot -> checkSnapshot(block, Printer.print(block), snapshot));
    for (int i = 0; i < block.instructions().size(); i++) {
      Instruction instruction = block.instructions().get(i);
      if (instruction.isTerminator() && i + 1 < block.instructions().size()) {
        problem(block, instruction, "a terminator in the midst of the block");
      }
      if (instruction.isVirtual() && !instruction.canBeVirtual()) {
        problem(block, instruction, "cannot be put off");
      }
      checkAttribute(block, instruction);
      checkSnapshotMark(block, instruction);
      checkTargets(block, instruction);
    }
  }

  private void checkAttribute(Block block, Instruction instruction) {
    Attribute attribute = instruction.attribute();
    String expected = instruction.op().attribute();
    if (attribute instanceof Residual residual) {
      if (!routines.computeIfAbsent(residual.name(), key -> residual).equals(residual)) {
        problem(block, instruction, "two routines have this name");
      }
    }
    if (attribute instanceof PoolConstant constant && !isInPool(constant)) {
      problem(block, instruction, "the constant is not in the pool");
    }
    if (!AttributeKinds.fits(expected, attribute)) {
      String what = expected.isEmpty() ? "no attribute" : "a " + expected;
      problem(block, instruction, instruction.op().mnemonic() + " must have " + what);
      return;
    }
    List<Type> types = AttributeKinds.argumentTypes(instruction.op(), attribute);
    checkTypes(block, instruction, instruction.args(), types);
  }

  private boolean isInPool(PoolConstant constant) {
    List<PoolConstant> entries = graph.pool().entries();
    return constant.index() < entries.size()
        && entries.get(constant.index()).value() == constant.value();
  }

  private void checkTypes(
      Block block, Instruction instruction, List<Value> args, List<Type> expected) {
    List<Type> found = args.stream().map(Value::type).toList();
    if (!found.equals(expected)) {
      problem(block, instruction, "takes " + words(expected) + ", not " + words(found));
    }
  }

  private static String words(List<Type> types) {
    return "(" + String.join(" ", types.stream().map(Type::word).toList()) + ")";
  }

  private void checkSnapshotMark(Block block, Instruction instruction) {
    boolean leaves = instruction.has(Trait.GUARD) || instruction.op() == Op.EXIT;
    boolean allowed = leaves || instruction.op() == Op.CALL;
    if ((leaves || instruction.mayRaise()) && instruction.snapshot().isEmpty()) {
      problem(block, instruction, "no snapshot to leave by");
    }
    if (!allowed && instruction.snapshot().isPresent()) {
      problem(block, instruction, "a snapshot where nothing leaves");
    }
    instruction
        .snapshot()
        .ifPresent(snapshot -> checkSnapshot(block, Printer.print(instruction), snapshot));
  }

  private void checkSnapshot(Block block, String line, Snapshot snapshot) {
    Snapshot known = snapshots.computeIfAbsent(snapshot.id(), key -> snapshot);
    if (known != snapshot) {
      problem(block, line + ": two snapshots are named " + snapshot);
    }
    if (snapshot.frames().isEmpty() || snapshot.cost() < 0) {
      problem(block, line + ": " + snapshot + " has no frame or a negative cost");
    }
    for (PendingWrite write : snapshot.writes()) {
      if (write.op().writes().isEmpty()
          || !AttributeKinds.fits(write.op().attribute(), write.attribute())
          || !AttributeKinds.argumentTypes(write.op(), write.attribute())
              .equals(write.args().stream().map(Value::type).toList())) {
        problem(block, line + ": a bad write in " + Printer.print(snapshot));
      }
    }
  }

  private void checkTargets(Block block, Instruction instruction) {
    int expected = instruction.op() == Op.BRANCH ? 2 : instruction.op() == Op.JUMP ? 1 : 0;
    if (instruction.targets().size() != expected) {
      problem(block, instruction, "must have " + expected + " targets");
    }
    instruction.targets().forEach(target -> checkTarget(block, instruction, target, 0));
    instruction
        .handler()
        .ifPresent(
            target -> {
              if (!instruction.mayRaise()) {
                problem(block, instruction, "a handler where nothing raises");
              }
              if (target.block().parameters().isEmpty()
                  || target.block().parameters().get(0).type() != Type.REF) {
                problem(block, instruction, target.block() + " does not take the exception");
              }
              checkTarget(block, instruction, target, 1);
            });
  }

  private void checkTarget(Block block, Instruction instruction, Target target, int skipped) {
    if (!blocks.contains(target.block())) {
      problem(block, instruction, target.block() + " is not in the graph");
    } else if (target.block() == graph.entry()) {
      problem(block, instruction, "nothing may go to the entry");
    }
    List<Type> types = target.block().parameters().stream().map(Value::type).toList();
    List<Type> expected = types.subList(Math.min(skipped, types.size()), types.size());
    if (!target.args().stream().map(Value::type).toList().equals(expected)) {
      problem(block, instruction, target.block() + " takes " + words(expected));
    }
  }

  private void checkUses() {
    Dominators dominators = Dominators.of(graph);
    for (Block block : graph.blocks()) {
      Segment first = dominators.segments().firstOf(block);
      if (!dominators.isReachable(first)) {
        continue;
      }
      Segments.Place start = new Segments.Place(first, 0);
      block
          .entrySnapshot()
          .ifPresent(
              snapshot ->
                  snapshot.forEachUse(
                      use -> checkUse(block, Printer.print(block), use, dominators, start)));
      for (Instruction instruction : block.instructions()) {
        instruction.forEachDirectUse(use -> checkNotVirtual(block, instruction, use));
        Segments.Place place = dominators.segments().placeOf(instruction);
        if (dominators.isReachable(place.segment())) {
          instruction.forEachUse(
              use -> checkUse(block, Printer.print(instruction), use, dominators, place));
        }
      }
    }
  }

  private void checkNotVirtual(Block block, Instruction user, Value use) {
    if (!user.isVirtual() && use instanceof Instruction used && used.isVirtual()) {
      problem(block, user, use + " is made in the exits alone");
    }
  }

  private void checkUse(
      Block block, String line, Value use, Dominators dominators, Segments.Place place) {
    if (!use.isUsable()) {
      problem(block, line + ": uses " + use + ", which gives nothing");
    } else if (use instanceof Constant constant) {
      if (constant.type() == Type.REF && !isInPool(constant.asRef())) {
        problem(block, line + ": the constant " + use + " is not in the pool");
      }
    } else if (!dominators.isVisible(use, place)) {
      problem(block, line + ": " + use + " is not defined on every way here");
    }
  }

  private void problem(Block block, Instruction instruction, String message) {
    problem(block, Printer.print(instruction) + ": " + message);
  }

  private void problem(Block block, String message) {
    problems.add(block + ": " + message);
  }
}
