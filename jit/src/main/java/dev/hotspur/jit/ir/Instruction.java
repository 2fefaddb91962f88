package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An operation in a block; also the value that it gives, if its type is not {@link Type#NONE}.
 *
 * <p>Made by {@link Graph#instruction}. Passes change it in place by {@link #become} and the
 * setters, which keeps its name and its uses.
 */
public final class Instruction extends Value {
  private Op op;
  private Attribute attribute;
  private List<Value> args;
  private Optional<Snapshot> snapshot;
  private List<Target> targets;
  private Optional<Target> handler;
  private final Origin origin;
  private boolean virtual;

  Instruction(int id, Type type, InstructionBuilder parts) {
    super(id, type);
    this.op = parts.op;
    this.attribute = parts.attribute;
    this.args = List.copyOf(parts.args);
    this.snapshot = parts.snapshot;
    this.targets = List.copyOf(parts.targets);
    this.handler = parts.handler;
    this.origin = parts.origin;
  }

  /** The operation. */
  public Op op() {
    return op;
  }

  /** What it has beside its arguments. */
  public Attribute attribute() {
    return attribute;
  }

  /** The attribute of an operation whose attribute is a register or a number. */
  public int number() {
    return ((Attribute.Numeric) attribute).value();
  }

  /** The attribute of an operation whose attribute is a constant. */
  public PoolConstant constant() {
    return (PoolConstant) attribute;
  }

  /** The attribute of {@link Op#CALL}. */
  public Residual residual() {
    return (Residual) attribute;
  }

  /** The arguments, without those of targets. */
  public List<Value> args() {
    return args;
  }

  /** An argument. */
  public Value arg(int index) {
    return args.get(index);
  }

  /** How to leave, where it may leave or raise. */
  public Optional<Snapshot> snapshot() {
    return snapshot;
  }

  /**
   * Where a terminator goes: one target of a jump, two of a branch (true first), none of an exit.
   */
  public List<Target> targets() {
    return targets;
  }

  /** Where control goes when the operation raises; if empty, the error leaves the region. */
  public Optional<Target> handler() {
    return handler;
  }

  /** The place in the program that it comes from. */
  public Origin origin() {
    return origin;
  }

  /** Whether the operation has the trait, by the table. */
  public boolean has(Trait trait) {
    return op.has(trait);
  }

  /** Whether it ends a block. */
  public boolean isTerminator() {
    return op.has(Trait.TERMINATOR);
  }

  /** Whether it may raise an error of the program. */
  public boolean mayRaise() {
    return attribute instanceof Residual residual ? residual.raises() : op.has(Trait.RAISES);
  }

  /**
   * Whether its result depends on its arguments and attribute alone and it can neither leave nor
   * raise.
   */
  public boolean isPure() {
    return attribute instanceof Residual residual
        ? residual.pure() && residual.reads().isEmpty()
        : op.has(Trait.PURE);
  }

  /**
   * Whether it may be left out when nothing uses its result. That holds for pure operations and
   * loads, and for guards that leave for the sake of the result's representation alone: an int of
   * more than 64 bits that nobody wants need not be computed. Other guards stay, since the
   * interpreter may raise an error there: {@code 1 // x} where x is 0, {@code x - x} where x is no
   * number.
   *
   * <p>So nothing may be concluded from an overflow that did not happen, except about what is
   * computed from the result.
   */
  public boolean isRemovable() {
    if (attribute instanceof Residual residual) {
      return residual.pure();
    }
    if (!isUsable() || op.has(Trait.PINNED)) {
      return false;
    }
    if (op == Op.INT_TO_FLOAT) {
      // Raises for ints of more than 1,024 bits: whatever checks that it has none must stay.
      return arg(0) instanceof Constant
          || (arg(0) instanceof Instruction instruction && !instruction.isRemovable());
    }
    return !op.has(Trait.GUARD) || leavesForRepresentation();
  }

  private boolean leavesForRepresentation() {
    return switch (op) {
      case INT_ADD, INT_SUB, INT_MUL, INT_NEG, INT_ABS -> true;
      case INT_FLOOR_DIV, INT_MOD ->
          isConstant(1, 1, Long.MAX_VALUE) || isConstant(1, Long.MIN_VALUE, -1);
      case INT_SHL -> isConstant(1, 0, Long.SIZE - 1);
      case INT_SHR -> isConstant(1, 0, Long.MAX_VALUE);
      default -> false;
    };
  }

  private boolean isConstant(int index, long low, long high) {
    return arg(index) instanceof Constant constant
        && constant.asInt() >= low
        && constant.asInt() <= high;
  }

  /** The parts of the heap that it depends on. */
  public Set<Heap> reads() {
    return attribute instanceof Residual residual
        ? union(op.reads(), residual.reads())
        : op.reads();
  }

  /** The parts of the heap that it changes. */
  public Set<Heap> writes() {
    return attribute instanceof Residual residual
        ? union(op.writes(), residual.writes())
        : op.writes();
  }

  private static Set<Heap> union(Set<Heap> first, Set<Heap> second) {
    if (first.isEmpty()) {
      return second;
    }
    Set<Heap> result = EnumSet.noneOf(Heap.class);
    result.addAll(first);
    result.addAll(second);
    return result;
  }

  /** Turns it into another operation with the same type of result, without attribute. */
  public void become(Op newOp, Value... newArgs) {
    become(newOp, Attribute.NONE, List.of(newArgs));
  }

  /** Turns it into another operation with the same type of result; the snapshot stays. */
  public void become(Op newOp, Attribute newAttribute, List<Value> newArgs) {
    Type newType = newAttribute instanceof Residual residual ? residual.result() : newOp.result();
    if (newType != type()) {
      throw new IllegalArgumentException(op + " gives " + type() + ", " + newOp + " " + newType);
    }
    this.op = newOp;
    this.attribute = newAttribute;
    this.args = List.copyOf(newArgs);
    if (newOp.has(Trait.PURE)) {
      this.snapshot = Optional.empty();
    }
  }

  /** Turns a branch into a jump. */
  public void becomeJump(Target target) {
    become(Op.JUMP);
    this.snapshot = Optional.empty();
    this.targets = List.of(target);
  }

  /**
   * Whether the object that it makes is made in the exits alone, from the arguments: nothing but
   * snapshots uses it, so each exit makes it once.
   */
  public boolean isVirtual() {
    return virtual;
  }

  /** Says whether the object is made in the exits alone. */
  public void setVirtual(boolean nowVirtual) {
    this.virtual = nowVirtual;
  }

  /** Whether it makes an object of its arguments alone, which might be done later as well. */
  public boolean canBeVirtual() {
    return op.has(Trait.ALLOCATES)
        || op == Op.BOX_INT
        || op == Op.BOX_FLOAT
        || op == Op.BOX_BOOL
        || (op == Op.CALL && isPure() && type() == Type.REF);
  }

  /** Replaces the arguments. */
  public void setArgs(List<Value> newArgs) {
    this.args = List.copyOf(newArgs);
  }

  /** Replaces the snapshot. */
  public void setSnapshot(Snapshot newSnapshot) {
    this.snapshot = Optional.of(newSnapshot);
  }

  /** Replaces the targets. */
  public void setTargets(List<Target> newTargets) {
    this.targets = List.copyOf(newTargets);
  }

  /** Replaces the handler. */
  public void setHandler(Optional<Target> newHandler) {
    this.handler = newHandler;
  }

  /**
   * Passes every use of a value: arguments, those of targets and of the handler; not the
   * snapshot's.
   */
  public void forEachDirectUse(Consumer<Value> consumer) {
    for (Value value : args) {
      consumer.accept(value);
    }
    for (Target target : targets) {
      target.args().forEach(consumer);
    }
    if (handler.isPresent()) {
      handler.get().args().forEach(consumer);
    }
  }

  /** Passes every use of a value, those of the snapshot too. */
  public void forEachUse(Consumer<Value> consumer) {
    forEachDirectUse(consumer);
    snapshot.ifPresent(state -> state.forEachUse(consumer));
  }

  /** Replaces every use but those of the snapshot, which may be shared. */
  public void replaceDirectUses(UnaryOperator<Value> replacement) {
    args = Value.map(args, replacement);
    if (!targets.isEmpty()) {
      List<Target> mapped = new ArrayList<>();
      for (Target target : targets) {
        mapped.add(target.map(replacement));
      }
      targets = List.copyOf(mapped);
    }
    if (handler.isPresent()) {
      handler = Optional.of(handler.get().map(replacement));
    }
  }

  /** The name of its value, or its mnemonic. */
  @Override
  public String toString() {
    return isUsable() ? "v" + id() : op.mnemonic();
  }
}
