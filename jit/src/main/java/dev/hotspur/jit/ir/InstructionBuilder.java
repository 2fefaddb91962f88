package dev.hotspur.jit.ir;

import java.util.List;
import java.util.Optional;

/** Collects the parts of an instruction; begun by {@link Graph#instruction}. */
public final class InstructionBuilder {
  final Op op;
  Attribute attribute = Attribute.NONE;
  List<Value> args = List.of();
  Optional<Snapshot> snapshot = Optional.empty();
  List<Target> targets = List.of();
  Optional<Target> handler = Optional.empty();
  Origin origin = Origin.NONE;
  private final Graph graph;

  InstructionBuilder(Graph graph, Op op) {
    this.graph = graph;
    this.op = op;
  }

  /** Sets the arguments. */
  public InstructionBuilder args(Value... values) {
    return args(List.of(values));
  }

  /** Sets the arguments. */
  public InstructionBuilder args(List<Value> values) {
    this.args = values;
    return this;
  }

  /** Sets the attribute. */
  public InstructionBuilder attribute(Attribute value) {
    this.attribute = value;
    return this;
  }

  /** Sets the attribute to a number. */
  public InstructionBuilder number(int value) {
    return attribute(Attribute.of(value));
  }

  /** Sets the snapshot. */
  public InstructionBuilder snapshot(Snapshot value) {
    return snapshot(Optional.of(value));
  }

  /** Sets or leaves out the snapshot. */
  public InstructionBuilder snapshot(Optional<Snapshot> value) {
    this.snapshot = value;
    return this;
  }

  /** Sets the targets of a terminator. */
  public InstructionBuilder targets(Target... values) {
    return targets(List.of(values));
  }

  /** Sets the targets of a terminator. */
  public InstructionBuilder targets(List<Target> values) {
    this.targets = values;
    return this;
  }

  /** Sets where control goes when the instruction raises. */
  public InstructionBuilder handler(Target value) {
    this.handler = Optional.of(value);
    return this;
  }

  /** Sets the place in the program. */
  public InstructionBuilder origin(Origin value) {
    this.origin = value;
    return this;
  }

  /** Makes the instruction, with a new name if it has a result. */
  public Instruction build() {
    return build(type() == Type.NONE ? Value.NO_ID : graph.nextValueId());
  }

  /** Makes the instruction with a given name. */
  Instruction build(int id) {
    return new Instruction(id, type(), this);
  }

  /** Makes the instruction and puts it at the end of a block. */
  public Instruction appendTo(Block block) {
    Instruction result = build();
    block.instructions().add(result);
    return result;
  }

  Type type() {
    return attribute instanceof Residual residual ? residual.result() : op.result();
  }
}
