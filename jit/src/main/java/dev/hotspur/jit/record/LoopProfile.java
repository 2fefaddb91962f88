package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Type;
import dev.hotspur.vm.interp.LoopHeader;
import dev.hotspur.vm.value.Globals;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that was recorded of a loop: the program points passed, the steps between them, and what was
 * seen at them. The union of any number of traces; it only grows.
 */
public final class LoopProfile {
  private final CodeFacts facts;
  private final int anchor;
  private final Globals globals;
  private final Globals builtins;
  private final Map<Integer, Set<Integer>> successors = new TreeMap<>();
  private final Map<Integer, Integer> raises = new TreeMap<>();
  private final Map<Integer, Fact> seen = new TreeMap<>();
  private final Map<Integer, Seen<Type>> entryTypes = new TreeMap<>();

  /** An empty profile of a loop. */
  public LoopProfile(CodeFacts facts, LoopHeader header) {
    this.facts = facts;
    this.anchor = header.pc();
    this.globals = header.translation().globals();
    this.builtins = header.translation().builtins();
  }

  /** What is known of the code. */
  public CodeFacts facts() {
    return facts;
  }

  /** The head of the loop. */
  public int anchor() {
    return anchor;
  }

  /** The globals that the code sees. */
  Globals globals() {
    return globals;
  }

  /** The builtins that the code sees. */
  Globals builtins() {
    return builtins;
  }

  void passed(int pc) {
    successors.computeIfAbsent(pc, key -> new TreeSet<>());
  }

  void stepped(int from, int to) {
    passed(from);
    passed(to);
    successors.get(from).add(to);
  }

  /** The instruction raised an exception, which was handled in the same function. */
  void raised(int from, int handler) {
    passed(from);
    passed(handler);
    raises.put(from, handler);
  }

  void sawAtEntry(int register, Type type) {
    entryTypes.computeIfAbsent(register, key -> new Seen<>()).add(type);
  }

  /** Adds everything that another loop of the same function, inside this one, has recorded. */
  public void include(LoopProfile inner) {
    inner.successors.forEach(
        (from, all) -> {
          passed(from);
          all.forEach(to -> stepped(from, to));
        });
    seen.putAll(inner.seen);
    raises.putAll(inner.raises);
  }

  /**
   * Learns from a side exit that is taken often: either control goes another way than was seen, or
   * the instruction gives something of another type. Nothing if the instruction is to be executed
   * again, since then it will be recorded.
   *
   * @param origin the instruction whose guard failed; negative if none did
   * @param exit where the interpreter goes on
   */
  public void learnExit(int origin, int exit) {
    if (origin < 0 || exit == origin) {
      return;
    }
    if (successors(origin).contains(exit)) {
      fact(origin).widenResult();
    } else {
      stepped(origin, exit);
    }
  }

  /** Whether control was seen to pass the point. */
  public boolean hasPassed(int pc) {
    return successors.containsKey(pc);
  }

  /** Where control was seen to go from a point. */
  Set<Integer> successors(int pc) {
    return successors.getOrDefault(pc, Set.of());
  }

  /** Where exceptions of an instruction were seen to be handled. */
  Optional<Integer> handler(int pc) {
    return Optional.ofNullable(raises.get(pc));
  }

  /** Whether the instruction was executed while recording, and not just reached. */
  boolean isExecuted(int pc) {
    return !successors(pc).isEmpty() || raises.containsKey(pc);
  }

  /** Where control was seen to go from a point, handlers included. */
  Set<Integer> allSuccessors(int pc) {
    Set<Integer> result = new TreeSet<>(successors(pc));
    handler(pc).ifPresent(result::add);
    return result;
  }

  /** The points passed, in the order of the code. */
  Set<Integer> points() {
    return successors.keySet();
  }

  Fact fact(int pc) {
    return seen.computeIfAbsent(pc, key -> new Fact());
  }

  /** The type of a register at the loop's head: NONE if unset or never seen, REF if it varies. */
  Type entryType(int register) {
    Seen<Type> types = entryTypes.get(register);
    return types == null ? Type.NONE : types.always().orElse(Type.REF);
  }

  /** Whether a register held things of different types at the loop's head. */
  boolean entryVaries(int register) {
    return entryTypes.containsKey(register) && entryTypes.get(register).isVaried();
  }
}
