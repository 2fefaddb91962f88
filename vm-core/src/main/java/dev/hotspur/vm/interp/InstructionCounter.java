package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.CodeBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts every stack instruction that a machine executes: {@code Vm.builder().observer(counter)}.
 * On a machine with a fuel limit the sum is what the program itself has been charged; what builtins
 * are charged comes beside it.
 */
public final class InstructionCounter implements Observer {
  private static final int NONE = -1;

  private final Map<Translation, InstructionCounts> known = new HashMap<>();
  private InstructionCounts current = new InstructionCounts(new CodeBuilder("", "", 0).build());
  private long total;

  // The activation watched last, its last instruction, the one before, and the way between them.
  private Object activation = this;
  private Object translation = this;
  private int last;
  private int beforeLast = NONE;
  private int wayToLast = NONE;

  /** A counter that has counted nothing. */
  public InstructionCounter() {}

  @Override
  public boolean before(Interpreter in, Frame frame, int pc) {
    if (in.isMetered() && in.fuel < 1) {
      return true; // The machine stops before this one.
    }
    Translation entered = frame.translation();
    boolean goesOn = frame == activation && entered == translation;
    if (entered != translation) {
      current = known.computeIfAbsent(entered, key -> new InstructionCounts(key.code()));
      translation = entered;
    }
    total++;
    current.count(pc);
    int way = goesOn ? current.wayBetween(last, pc) : NONE;
    if (way != NONE) {
      current.countPair(last, way);
      if (wayToLast != NONE) {
        current.countTriple(beforeLast, wayToLast, way);
      }
    }
    activation = frame;
    beforeLast = last;
    wayToLast = way;
    last = pc;
    return true;
  }

  /** How many instructions were executed. */
  public long total() {
    return total;
  }

  /** The counts of each function that was executed, in no particular order. */
  public Collection<InstructionCounts> counts() {
    return List.copyOf(known.values());
  }
}
