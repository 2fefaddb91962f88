package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.FunctionEntry;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.IteratorValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that was recorded of a loop or a function: the program points passed, the steps between them,
 * and what was seen at them. The union of any number of traces; it only grows.
 */
public final class Profile {
  private final CodeFacts facts;
  private final int anchor;
  private final Globals globals;
  private final Globals builtins;
  private final Body body;

  /** Not as bits: they are few, and may lie far from the beginning of a large function. */
  private final Set<Integer> passed = new TreeSet<>();

  private final Map<Integer, Set<Integer>> successors = new HashMap<>();
  private final Map<Integer, Integer> raises = new HashMap<>();
  private final Map<Integer, Fact> seen = new HashMap<>();
  private final Map<Integer, Seen<Type>> entryTypes = new TreeMap<>();
  private final Map<Integer, Seen<Class<?>>> entryIterators = new TreeMap<>();
  private final BitSet negative = new BitSet();
  private final Set<Integer> returns = new TreeSet<>();
  private final Seen<Type> result = new Seen<>();
  private final boolean function;
  private int[] registers;

  /** How often what was seen at an instruction gave way to what an inner loop has seen there. */
  private int replaced;

  /** An empty profile. */
  public Profile(CodeFacts facts, Anchor anchor) {
    this.facts = facts;
    this.anchor = anchor.pc();
    this.function = anchor instanceof FunctionEntry;
    this.globals = anchor.translation().globals();
    this.builtins = anchor.translation().builtins();
    this.body = function ? Body.of(facts.code()) : facts.loop(anchor.pc());
    this.registers = body.registers();
  }

  /** Whether it is of a function, else of a loop. */
  public boolean isOfFunction() {
    return function;
  }

  /** What is known of the code. */
  public CodeFacts facts() {
    return facts;
  }

  /** The head of the loop, or the function's first instruction. */
  public int anchor() {
    return anchor;
  }

  /** Whether an instruction is part of the loop or function. */
  public boolean contains(int pc) {
    return body.contains(pc);
  }

  /** The registers of the frame that what was recorded can name, in order. */
  int[] registers() {
    return registers;
  }

  /** The globals that the code sees. */
  Globals globals() {
    return globals;
  }

  /** The builtins that the code sees. */
  Globals builtins() {
    return builtins;
  }

  /** Control reached an instruction. */
  void passed(int pc) {
    passed.add(pc);
  }

  /** Control went from one instruction to another. */
  void stepped(int from, int to) {
    passed(from);
    passed(to);
    successors.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
  }

  /** The instruction raised an exception, which was handled in the same function. */
  void raised(int from, int handler) {
    passed(from);
    passed(handler);
    raises.put(from, handler);
  }

  /** The function returned something of a type. */
  void returned(int from, Type type) {
    passed(from);
    returns.add(from);
    result.add(type);
  }

  /** The function raised an exception, which left it. */
  void raised(int from) {
    passed(from);
    returns.add(from);
  }

  /**
   * The function called something else in its own place, which may give anything.
   *
   * @param from where
   */
  void calledInPlace(int from) {
    returned(from, Type.REF);
  }

  /** Whether something that is called is the function itself, with the same variables. */
  boolean isItself(Object callee) {
    return function
        && callee instanceof FunctionValue called
        && !called.code().sharesVariables()
        && called.code().equals(facts.code())
        && called.globals() == globals;
  }

  /** The types of a function's parameters and of what it returns. */
  public Signature signature() {
    List<Type> parameters = new ArrayList<>();
    for (int i = 0; i < facts.code().parameters().count(); i++) {
      parameters.add(entryType(i) == Type.NONE ? Type.REF : entryType(i));
    }
    if (!facts.code().frees().isEmpty()) {
      // The function itself, which has the cells.
      parameters.add(Type.REF);
    }
    return new Signature(parameters, result.always().orElse(Type.REF));
  }

  /** A register held something of a type at the loop's head. */
  void sawAtEntry(int register, Type type) {
    entryTypes.computeIfAbsent(register, key -> new Seen<>()).add(type);
  }

  /** A register held a negative int, or an iterator at one. */
  void sawNegativeAtEntry(int register) {
    negative.set(register);
  }

  /** Whether a register once held a negative int, or an iterator at one. */
  boolean wasNegative(int register) {
    return negative.get(register);
  }

  /**
   * An iterator was in a register at the loop's head; nobody else can look at it if it is private.
   */
  void sawIteratorAtEntry(int register, Class<?> type, boolean shared) {
    entryIterators
        .computeIfAbsent(register, key -> new Seen<>())
        .add(shared ? IteratorValue.class : type);
  }

  /** What the iterator in a register at the loop's head walks over, if its position can be kept. */
  Optional<Walk> entryIterator(int register) {
    return Optional.ofNullable(entryIterators.get(register))
        .filter(types -> facts.keepsIterators())
        .flatMap(Seen::always)
        .flatMap(Walk::of);
  }

  /** Adds everything that another loop of the same function, inside this one, has recorded. */
  public void include(Profile inner) {
    passed.addAll(inner.passed);
    registers = Body.merged(registers, inner.registers);
    inner.successors.forEach(
        (from, all) -> successors.computeIfAbsent(from, key -> new TreeSet<>()).addAll(all));
    inner.seen.forEach((pc, fact) -> replaced += seen.put(pc, fact) == fact ? 0 : 1);
    raises.putAll(inner.raises);
  }

  /**
   * Learns from a side exit that is taken often: either control goes another way than was seen, or
   * the instruction gives something of another type. Nothing if the instruction is to be executed
   * again, since then it will be recorded; nor if control does not go there from it, since then its
   * guard was moved to another place.
   *
   * @param origin the instruction whose guard failed; negative if none did
   * @param exit where the interpreter goes on
   */
  public void learnExit(int origin, int exit) {
    if (origin < 0 || exit == origin || !facts.successors(origin).contains(exit)) {
      return;
    }
    if (successors(origin).contains(exit)) {
      fact(origin).widenResult();
    } else {
      stepped(origin, exit);
    }
  }

  /**
   * Learns that an instruction of an inner loop raised an error, which is handled outside of it.
   *
   * @param from the instruction
   * @param handler where it is handled
   */
  public void learnRaise(int from, int handler) {
    raised(from, handler);
  }

  /** The instruction gave something of another type than was seen. */
  public void widenResult(int pc) {
    fact(pc).widenResult();
  }

  /** Learns that compiled code was left too often within a function that was inlined at a call. */
  public void keepCall(int pc) {
    fact(pc).keepCall();
  }

  /** Where control was seen to go from a point. */
  Set<Integer> successors(int pc) {
    return successors.getOrDefault(pc, Set.of());
  }

  /** Where exceptions of an instruction were seen to be handled. */
  Optional<Integer> handler(int pc) {
    return Optional.ofNullable(raises.get(pc));
  }

  /** Whether an instruction that does not return was seen to raise an exception. */
  boolean hasRaised(int pc) {
    return raises.containsKey(pc) || returns.contains(pc);
  }

  /** Whether the instruction was executed while recording, and not just reached. */
  boolean isExecuted(int pc) {
    return !successors(pc).isEmpty() || raises.containsKey(pc) || returns.contains(pc);
  }

  /** Where control was seen to go from a point, handlers included. */
  Set<Integer> allSuccessors(int pc) {
    if (!raises.containsKey(pc)) {
      return successors(pc);
    }
    Set<Integer> result = new TreeSet<>(successors(pc));
    result.add(raises.get(pc));
    return result;
  }

  /**
   * How much is known. It grows with whatever was not known yet, and with nothing else: a profile
   * that knows as much as before is what it was before.
   */
  int knowledge() {
    int known = passed.size() + raises.size() + returns.size() + negative.cardinality();
    known += replaced + registers.length + result.steps();
    for (Set<Integer> next : successors.values()) {
      known += next.size();
    }
    for (Fact fact : seen.values()) {
      known += fact.knowledge();
    }
    for (Seen<Type> type : entryTypes.values()) {
      known += type.steps();
    }
    for (Seen<Class<?>> iterator : entryIterators.values()) {
      known += iterator.steps();
    }
    return known;
  }

  /** The points passed, in the order of the code. */
  List<Integer> points() {
    return List.copyOf(passed);
  }

  /** What was seen at an instruction. */
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
