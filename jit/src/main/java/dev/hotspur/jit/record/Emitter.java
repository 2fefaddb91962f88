package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Origin;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CellExpectation;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.GlobalCell;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Operations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts operations into the graph at the current program point: knows the abstract frame there,
 * makes the snapshots, and reads registers in the entry block when they are first needed.
 */
final class Emitter {
  private final Profile profile;
  private final Graph graph;
  private final Block entry;
  private final boolean metered;
  private final HandlerWays handlerWays;
  private final Basis basis;
  private final Object code;
  private final int stackBase;
  private final int registers;
  private final EntryValues entryValues;
  private final Snapshots snapshots;
  private final Map<GlobalCell, CellExpectation> expectations = new HashMap<>();
  private final Optional<Inlining> inlined;
  private Block block;
  private Slots slots;
  private int pc;
  private int cost;
  private Optional<Snapshot> before = Optional.empty();

  Emitter(Profile profile, Graph graph, Basis basis, boolean metered, HandlerWays handlerWays) {
    this(profile, graph, basis, metered, handlerWays, graph.newBlock(), Optional.empty());
  }

  private Emitter(
      Profile profile,
      Graph graph,
      Basis basis,
      boolean metered,
      HandlerWays handlerWays,
      Block entry,
      Optional<Inlining> inlined) {
    this.basis = basis;
    this.metered = metered;
    this.handlerWays = handlerWays;
    this.profile = profile;
    this.graph = graph;
    this.inlined = inlined;
    this.code = profile.facts().code();
    this.stackBase = profile.facts().code().variables();
    this.registers = stackBase + profile.facts().code().maxStack();
    this.entry = entry;
    this.entryValues = new EntryValues(profile, graph, registers);
    this.snapshots = new Snapshots(profile, graph, entryValues, inlined);
    this.block = entry;
    this.slots = new Slots(profile.registers(), registers);
  }

  /**
   * An emitter for a function that the current instruction calls, inlined in a block of the same
   * graph. What is called in place of its caller leaves no frame of that behind which could wait:
   * then the call is made again.
   *
   * @param ways is told about ways to the function's own handlers
   */
  Emitter inline(
      FunctionValue function, Profile callee, HandlerWays ways, Block first, List<Value> args) {
    boolean isAgain = profile.facts().code().opcode(pc) == Opcode.TAIL_CALL || leavesBefore();
    Inlining inlining = new Inlining(this, constant(function, function.name()), isAgain);
    Emitter inner = new Emitter(callee, graph, basis, false, ways, entry, Optional.of(inlining));
    inner.block = first;
    for (int i = 0; i < args.size(); i++) {
      inner.slots.set(i, args.get(i));
    }
    return inner;
  }

  /** Whether an error of the current instruction is handled here, or around an inlined call. */
  boolean isErrorHandled() {
    return profile.handler(pc).isPresent()
        || inlined.filter(each -> each.caller().isErrorHandled()).isPresent();
  }

  /** Whether compiled code is left before the call of what is inlined here. */
  private boolean leavesBefore() {
    return inlined.filter(Inlining::isAgain).isPresent();
  }

  /** How many inlined calls are around. */
  int nesting() {
    return inlined.map(inlining -> 1 + inlining.caller().nesting()).orElse(0);
  }

  /** Whether a function is being built, here or around an inlined call. */
  boolean isBuilding(Object other) {
    return code == other || inlined.filter(each -> each.caller().isBuilding(other)).isPresent();
  }

  /** Whether instructions are charged to the fuel. */
  boolean isMetered() {
    return metered;
  }

  /** What an inlined function gives, by the blocks that end with it. */
  List<Inlining.Given> given() {
    return inlined.orElseThrow().given();
  }

  Basis basis() {
    return basis;
  }

  Profile profile() {
    return profile;
  }

  Graph graph() {
    return graph;
  }

  Block entry() {
    return entry;
  }

  Slots slots() {
    return slots;
  }

  Block block() {
    return block;
  }

  int pc() {
    return pc;
  }

  /** Goes on in a block, whose first instruction is at {@code newPc}, with the frame as given. */
  void begin(Block newBlock, Slots newSlots, int newPc) {
    block = newBlock;
    slots = newSlots;
    cost = 0;
    at(newPc);
  }

  /** Goes on in the midst of the current instruction, in a block of its own. */
  void forkTo(Block newBlock, Slots newSlots) {
    block = newBlock;
    slots = newSlots;
    before = Optional.empty();
  }

  /** Goes on after the current instruction, which has been charged, in a block of its own. */
  void continueIn(Block newBlock, Slots newSlots) {
    block = newBlock;
    slots = newSlots;
    cost = -1;
    before = Optional.empty();
  }

  private void at(int newPc) {
    pc = newPc;
    before = Optional.empty();
  }

  /** Goes on at the next instruction of the block. */
  void advance(int newPc) {
    cost++;
    at(newPc);
  }

  // Registers

  /** The register of the n-th value from the top of the stack before the current instruction. */
  int register(int fromTop) {
    return stackBase + profile.facts().depth(pc) - fromTop;
  }

  /** The register that keeps the position of the iterator in a register. */
  int position(int register) {
    return slots.position(register);
  }

  /** The value of a register. */
  Value read(int register) {
    return slots.isValue(register) ? slots.value(register) : entryLoad(register);
  }

  /** Whether a register is as it was when the region was entered. */
  boolean isUntouched(int register) {
    return slots.kind(register) == Slots.Kind.UNTOUCHED;
  }

  /** Forgets a register that is popped, and the position of an iterator in it. */
  void drop(int register) {
    slots.lose(register);
    slots.lose(position(register));
  }

  /** Whether a register certainly has a value. */
  boolean isReadable(int register) {
    if (profile.isOfFunction()) {
      return slots.isValue(register);
    }
    boolean hadValue = profile.entryType(register) != Type.NONE || profile.entryVaries(register);
    return slots.isValue(register) || (isUntouched(register) && hadValue);
  }

  /** The value that a register had when the region was entered. */
  Value entryLoad(int register) {
    return entryValues.load(register);
  }

  /** Has the region left at once where positions in lists are negative that never were. */
  void guardIndices() {
    IndexGuards.add(graph, entryValues);
  }

  // Iterators

  /**
   * Whether the position of the iterator in a register is a variable of the region, or can become
   * one now, since the iterator is as it was at the entry.
   */
  boolean hasPosition(int register) {
    boolean untouched =
        !profile.isOfFunction()
            && isUntouched(register)
            && isUntouched(position(register))
            && profile.entryIterator(register).isPresent();
    return untouched || slots.isValue(position(register));
  }

  /** What an iterator that has a position walks over; only those over ranges come from calls. */
  Walk walk(Value iterator) {
    return entryValues.walkOf(iterator);
  }

  /** Moves the iterator in a register to where the region has it, and keeps that no longer. */
  void settle(int register) {
    if (slots.isValue(position(register))) {
      Value iterator = read(register);
      List<Value> args = List.of(iterator, slots.value(position(register)));
      make(walk(iterator).setter(), Attribute.NONE, args, Optional.empty());
      slots.lose(position(register));
    }
  }

  // Constants

  PoolConstant constant(Object value, String description) {
    return graph.pool().intern(value, description);
  }

  Value ref(Object value, String description) {
    return Constant.of(constant(value, description));
  }

  /** A value of the machine. */
  Value constant(Object value) {
    if (value instanceof Long number) {
      return Constant.of(number);
    } else if (value instanceof Double number) {
      return Constant.of(number);
    } else if (value instanceof Boolean flag) {
      return Constant.of(flag);
    }
    return ref(value, value == None.NONE ? "None" : Operations.repr(value).value());
  }

  Globals globals() {
    return profile.globals();
  }

  Globals builtins() {
    return profile.builtins();
  }

  /** What is relied on of a cell, the same object each time. */
  CellExpectation expectation(GlobalCell cell, Object value) {
    return inlined
        .map(inlining -> inlining.caller().expectation(cell, value))
        .orElseGet(
            () -> expectations.computeIfAbsent(cell, key -> new CellExpectation(cell, value)));
  }

  // Operations

  /** An operation at the current instruction; guards get the state before the instruction. */
  Instruction emit(Op op, Value... args) {
    return emit(op, Attribute.NONE, args);
  }

  /** An operation with an attribute. */
  Instruction emit(Op op, Attribute attribute, Value... args) {
    boolean leaves = op.has(Trait.GUARD) || op.has(Trait.RAISES);
    return make(op, attribute, List.of(args), leaves ? Optional.of(before()) : Optional.empty());
  }

  private Instruction make(
      Op op, Attribute attribute, List<Value> args, Optional<Snapshot> snapshot) {
    boolean changes =
        attribute instanceof Residual routine
            ? routine.raises() || !routine.writes().isEmpty()
            : !op.writes().isEmpty();
    if (changes && leavesBefore()) {
      throw new Inlining.ImpossibleException("it changes something before a call in its place");
    }
    return graph
        .instruction(op)
        .attribute(attribute)
        .args(args)
        .snapshot(snapshot)
        .origin(origin())
        .appendTo(block);
  }

  /** The current instruction, and the calls that lead to it if it is inlined. */
  Origin origin() {
    Code code = profile.facts().code();
    return inlined
        .map(inlining -> inlining.caller().origin().inlined(code, code.name(), pc))
        .orElseGet(() -> Origin.of(pc));
  }

  /** A guard that leaves with the given state. */
  Instruction guard(Op op, Snapshot snapshot, Value... args) {
    return make(op, Attribute.NONE, List.of(args), Optional.of(snapshot));
  }

  /** A residual call. */
  Value call(Residual routine, Value... args) {
    Op op = routine.owner().equals(Residual.PROGRAM) ? Op.INVOKE : Op.CALL;
    Optional<Snapshot> snapshot = routine.raises() ? Optional.of(before()) : Optional.empty();
    Instruction result = make(op, routine, List.of(args), snapshot);
    catchFrom(result);
    return result;
  }

  /** Lets what a call raises go to its handler in the graph, if that was recorded. */
  private void catchFrom(Instruction call) {
    Optional<Integer> handler = profile.handler(pc);
    if (!call.mayRaise() || handler.isEmpty()) {
      return;
    }
    Block receiving = graph.newBlock();
    call.setHandler(Optional.of(Target.of(receiving)));
    Slots caught = slots.copy();
    enterHandler(caught, handler.get(), receiving.addParameter(Type.REF));
    handlerWays.add(receiving, caught, handler.get());
  }

  /** Makes a frame what it is when an exception arrives at a handler. */
  void enterHandler(Slots frame, int handler, Value exception) {
    int depth = profile.facts().depth(handler) - 1;
    for (int register = stackBase + depth; register < registers; register++) {
      frame.lose(register);
      frame.lose(position(register));
    }
    frame.set(stackBase + depth, exception);
  }

  /**
   * Looks at the fuel after a call, which may have taken of it, so that what is left is still
   * enough until the next look.
   */
  void checkFuel() {
    if (metered) {
      guard(Op.POLL, after(pc + 1));
    }
  }

  /** Boxes a value that is not a reference. */
  Value box(Value value) {
    return boxIn(block, value);
  }

  /** Boxes a value at the end of a block. */
  Value boxIn(Block end, Value value) {
    return Boxing.boxing(value.type())
        .<Value>map(op -> graph.instruction(op).args(value).origin(origin()).appendTo(end))
        .orElse(value);
  }

  // Leaving

  /** The state before the current instruction: leaving by it executes the instruction again. */
  Snapshot before() {
    if (leavesBefore()) {
      return inlined.orElseThrow().beforeCall();
    }
    if (before.isEmpty()) {
      before = Optional.of(snapshots.make(slots, pc, profile.facts().depth(pc), cost));
    }
    return before.get();
  }

  /** A state after the current instruction, with the frame as it is now. */
  Snapshot after(int newPc) {
    if (leavesBefore()) {
      return inlined.orElseThrow().beforeCall();
    }
    return snapshots.make(slots, newPc, profile.facts().depth(newPc), cost + 1);
  }

  /** The state after the current instruction if it goes on as said. */
  Snapshot afterwards(Step.Outcome outcome) {
    Slots kept = slots;
    slots = slots.copy();
    outcome.effect().accept(this);
    Snapshot result = after(outcome.to());
    slots = kept;
    return result;
  }

  /** Ends the block by a branch. */
  void branch(Value condition, Block yes, Block no) {
    graph
        .instruction(Op.BRANCH)
        .args(condition)
        .targets(Target.of(yes), Target.of(no))
        .origin(origin())
        .appendTo(block);
  }

  /** Ends the block by leaving after the current instruction. */
  void leaveAfter(int newPc) {
    make(Op.EXIT, Attribute.NONE, List.of(), Optional.of(after(newPc)));
  }

  /** Ends the block by leaving before an instruction that was reached, but not recorded. */
  void leaveUnseen() {
    block.exit(before());
  }

  /** Ends the block by leaving before the current instruction. */
  void leave() {
    make(Op.EXIT, Attribute.NONE, List.of(), Optional.of(before()));
  }

  /** Ends the block by returning a value, which is of the type that the function returns. */
  void giveBack(Value value) {
    if (inlined.isPresent()) {
      given().add(new Inlining.Given(block, value));
      return;
    }
    if (metered) {
      charge(block);
    }
    Op op = Boxing.returning(value.type());
    make(op, Attribute.NONE, List.of(value), Optional.empty());
  }

  /** Ends the block by raising an exception, whose traceback names the function already. */
  void raise(Value exception) {
    if (metered) {
      charge(block);
    }
    make(Op.THROW, Attribute.NONE, List.of(exception), Optional.empty());
  }

  /** Ends the block by a call of a function in place of the one that is compiled. */
  void callInPlace(Residual routine, List<Value> args) {
    if (metered) {
      charge(block);
    }
    make(Op.INVOKE_IN_PLACE, routine, args, Optional.empty());
  }

  /** Takes the instructions of the block, the current one included, from the fuel. */
  void charge(Block charged) {
    graph.instruction(Op.CHARGE).number(cost + 1).origin(origin()).appendTo(charged);
  }
}
