package dev.hotspur.jit.ir;

import java.util.List;
import java.util.Set;

/**
 * A routine of the runtime that compiled code calls, with a summary of its effects.
 *
 * @param name what the printed IR shows; in one graph it stands for one routine
 * @param owner the internal name of the class that has the method
 * @param method the name of the static method
 * @param descriptor the descriptor of the method, which may take more than the arguments below
 * @param arguments the types of the arguments in the IR
 * @param result the type of the result, {@link Type#NONE} if there is none
 * @param reads the parts of the heap that it depends on
 * @param writes the parts of the heap that it changes
 * @param raises whether it may raise an error of the program
 * @param pure whether it may be left out when its result is unused, and done once instead of twice
 *     with the same arguments; a pure routine does not raise and has no effects on the heap
 */
public record Residual(
    String name,
    String owner,
    String method,
    String descriptor,
    List<Type> arguments,
    Type result,
    Set<Heap> reads,
    Set<Heap> writes,
    boolean raises,
    boolean pure)
    implements Attribute {
  /** The owner of the routines that {@link Op#INVOKE} calls: functions of the program. */
  public static final String PROGRAM = "program";

  /** Copies the collections. */
  public Residual {
    arguments = List.copyOf(arguments);
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
    if (pure && (raises || !writes.isEmpty())) {
      throw new IllegalArgumentException(name + " is declared pure but raises or writes");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Residual that
        && name.equals(that.name)
        && owner.equals(that.owner)
        && method.equals(that.method)
        && descriptor.equals(that.descriptor)
        && arguments.equals(that.arguments)
        && result == that.result
        && reads.equals(that.reads)
        && writes.equals(that.writes)
        && raises == that.raises
        && pure == that.pure;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
