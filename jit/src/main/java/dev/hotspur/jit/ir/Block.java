package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Instructions that are executed one after the other, the last of which is a terminator. A raising
 * instruction with a handler may leave a block in its midst.
 */
public final class Block {
  private final int id;
  private final Graph graph;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Parameter> parametersView = Collections.unmodifiableList(parameters);
  private final List<Instruction> instructions = new ArrayList<>();
  private boolean loopHeader;
  private Optional<Snapshot> entrySnapshot = Optional.empty();

  Block(Graph graph, int id) {
    this.graph = graph;
    this.id = id;
  }

  /** The number in the printed name, unique in the graph. */
  public int id() {
    return id;
  }

  /** The graph that it belongs to. */
  public Graph graph() {
    return graph;
  }

  /** The parameters, which every target that names this block has arguments for. */
  public List<Parameter> parameters() {
    return parametersView;
  }

  /** Adds a parameter at the end. Targets are the caller's to complete. */
  public Parameter addParameter(Type type) {
    return addParameter(graph.nextValueId(), type);
  }

  Parameter addParameter(int valueId, Type type) {
    Parameter result = new Parameter(valueId, type, this);
    parameters.add(result);
    return result;
  }

  /** Removes a parameter. Targets are the caller's to shorten. */
  public void removeParameter(int index) {
    parameters.remove(index);
  }

  /** The instructions in order, to be changed freely. */
  public List<Instruction> instructions() {
    return instructions;
  }

  /** The last instruction, which must be a terminator. */
  public Instruction terminator() {
    Instruction last = instructions.get(instructions.size() - 1);
    if (!last.isTerminator()) {
      throw new IllegalStateException(this + " is not ended");
    }
    return last;
  }

  /** Whether the block ends with a terminator. */
  public boolean isTerminated() {
    return !instructions.isEmpty() && instructions.get(instructions.size() - 1).isTerminator();
  }

  /** Whether the builder made it the header of a loop. */
  public boolean isLoopHeader() {
    return loopHeader;
  }

  /** Marks it as the header of a loop or not. */
  public void setLoopHeader(boolean value) {
    this.loopHeader = value;
  }

  /**
   * How to leave at the very beginning of the block, before its first instruction. It lets guards
   * be hoisted out of the loop that this block is the header of.
   */
  public Optional<Snapshot> entrySnapshot() {
    return entrySnapshot;
  }

  /** Sets or removes the snapshot at the beginning. */
  public void setEntrySnapshot(Optional<Snapshot> snapshot) {
    this.entrySnapshot = snapshot;
  }

  /** Passes every way out, in order: handlers of instructions, then the terminator's targets. */
  public void forEachSuccessor(Consumer<Block> consumer) {
    for (Instruction instruction : instructions) {
      if (instruction.handler().isPresent()) {
        consumer.accept(instruction.handler().get().block());
      }
      for (Target target : instruction.targets()) {
        consumer.accept(target.block());
      }
    }
  }

  /** Ends the block by a jump. */
  public Instruction jump(Block to, Value... args) {
    return graph.instruction(Op.JUMP).targets(Target.of(to, args)).appendTo(this);
  }

  /** Ends the block by a branch. */
  public Instruction branch(Value condition, Target whenTrue, Target whenFalse) {
    return graph.instruction(Op.BRANCH).args(condition).targets(whenTrue, whenFalse).appendTo(this);
  }

  /** Ends the block by leaving the region. */
  public Instruction exit(Snapshot snapshot) {
    return graph.instruction(Op.EXIT).snapshot(snapshot).appendTo(this);
  }

  @Override
  public String toString() {
    return "b" + id;
  }
}
