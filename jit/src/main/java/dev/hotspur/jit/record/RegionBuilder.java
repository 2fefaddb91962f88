package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.value.FunctionValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a region's graph from the profile of a loop or function, by abstract interpretation:
 * blocks in an order in which every block comes after those that lead to it, loops excepted. What
 * loops do to a register is assumed to be nothing until the way back shows otherwise; then the
 * graph is built again with what was learnt. A way that was never recorded becomes a side exit.
 */
public final class RegionBuilder {
  /** Attempts after which a loop is given up; each widens at least one assumption. */
  private static final int MAX_ATTEMPTS = 60;

  private final Profile profile;
  private final Basis basis;
  private final int variables;
  private final boolean metered;
  private final Assumptions assumptions = new Assumptions();
  private final Points points;
  private final LoopWrites writes;
  private Emitter emitter;
  private Map<Integer, Joint> joints = new HashMap<>();

  /** Ways to blocks that are still to be built, by where these begin. */
  private final Map<Integer, List<Way>> waiting = new HashMap<>();

  /** Whether a way leads back to the loop's head, in this attempt. */
  private boolean loops;

  /** Whether a way returns from the function. */
  private boolean returns;

  /** A block of the graph that several ways may lead to, with the frame at its beginning. */
  private record Joint(Block block, Slots slots) {}

  /** A way to a block: the block it comes from, not ended yet, and the frame at its end. */
  private record Way(Block from, Slots slots) {}

  private RegionBuilder(Profile profile, Basis basis, boolean metered) {
    this.profile = profile;
    this.basis = basis;
    this.metered = metered;
    this.points = new Points(profile);
    this.variables = profile.facts().code().variables();
    this.writes = new LoopWrites(profile, points, variables + profile.facts().code().maxStack());
  }

  /**
   * Builds the graph of a loop or a function.
   *
   * @param number the region's number
   * @param basis what it is built from
   * @param metered whether instructions are charged to the fuel
   * @return the graph, and whether it is of use
   */
  public static Built build(Profile profile, int number, Basis basis, boolean metered) {
    RegionBuilder builder = new RegionBuilder(profile, basis, metered);
    for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
      Graph graph = builder.attempt(number);
      if (!builder.assumptions.takeChanged()) {
        builder.emitter.guardIndices();
        return new Built(
            builder.isWorthwhile() ? Built.Outcome.BUILT : Built.Outcome.ALWAYS_LEAVES,
            graph,
            attempt);
      }
    }
    return new Built(Built.Outcome.UNSTABLE, builder.attempt(number), MAX_ATTEMPTS);
  }

  /**
   * Puts a function into the graph of its caller in place of a call.
   *
   * @param caller builds the graph, at the call
   * @param args the values of the function's parameters
   * @return what the function gives, at the ends of which blocks
   * @throws Inlining.ImpossibleException if it cannot be; then the blocks added are of no use
   */
  static List<Inlining.Given> inline(
      Emitter caller, FunctionValue function, Profile callee, Block first, List<Value> args) {
    RegionBuilder builder = new RegionBuilder(callee, caller.basis(), false);
    int blocks = builder.points.order().size();
    if (builder.points.hasLoops()) {
      throw new Inlining.ImpossibleException("it has a loop");
    } else if (blocks > caller.basis().inlining().blocks()) {
      throw new Inlining.ImpossibleException("it has " + blocks + " blocks (inline-blocks)");
    }
    Emitter inner = caller.inline(function, callee, builder::handle, first, args);
    builder.emitter = inner;
    builder.translateAll(first);
    if (inner.given().isEmpty()) {
      throw new Inlining.ImpossibleException("no way was recorded on which it returns");
    }
    return inner.given();
  }

  private boolean isWorthwhile() {
    return joints.containsKey(profile.anchor()) && (loops || returns);
  }

  private Graph attempt(int number) {
    basis.begun();
    Graph graph = new Graph(number, profile.facts().code().name(), profile.anchor());
    if (profile.isOfFunction()) {
      graph.setSignature(profile.signature());
    }
    emitter = new Emitter(profile, graph, basis, metered, this::handle);
    joints = new HashMap<>();
    waiting.clear();
    loops = false;
    returns = false;
    if (profile.isOfFunction()) {
      // No frame has been made: what there is of one comes from the arguments.
      int locals = profile.facts().code().locals().size();
      int parameters = profile.facts().code().parameters().count();
      for (int i = 0; i < profile.facts().code().variables(); i++) {
        if (i < parameters || i >= locals) {
          emitter.slots().set(i, emitter.entryLoad(i));
        }
      }
    }
    Block first = graph.newBlock();
    translateAll(first);
    emitter.entry().jump(first);
    return graph;
  }

  private void translateAll(Block first) {
    arrive(profile.anchor(), new Way(first, emitter.slots()));
    for (int pc : points.order()) {
      if (waiting.containsKey(pc)) {
        Joint joint = join(pc, waiting.remove(pc));
        joints.put(pc, joint);
        translate(pc, joint);
      }
    }
  }

  // Ways and joints

  /** Goes on at a handler with the exception that the current instruction raised. */
  private void handle(Block block, Slots slots, int handler) {
    charge(block);
    arrive(handler, new Way(block, slots));
  }

  /** Notes a way to a program point, or checks a way back against what was assumed. */
  private void arrive(int pc, Way way) {
    Joint joint = joints.get(pc);
    if (joint == null) {
      waiting.computeIfAbsent(pc, key -> new ArrayList<>()).add(way);
    } else {
      loops |= pc == profile.anchor();
      check(pc, joint, way);
      settle(joint, way);
      way.from().jump(joint.block(), arguments(joint, way));
    }
  }

  private void check(int pc, Joint joint, Way way) {
    for (int register : joint.slots().registers()) {
      if (!isNeeded(pc, register)) {
        continue;
      }
      boolean parameter = joint.block().parameters().contains(asParameter(joint, register));
      if (parameter) {
        Type type = joint.slots().value(register).type();
        if (type != Type.REF && typeOf(way, register) != type) {
          assumptions.widen(pc, register, isPosition(register) ? Type.NONE : Type.REF);
        }
      } else if (joint.slots().kind(register) != Slots.Kind.LOST
          && !joint.slots().agrees(register, way.slots())) {
        assumptions.widen(pc, register, widened(pc, register, joint, way));
      }
    }
  }

  private static Object asParameter(Joint joint, int register) {
    return joint.slots().isValue(register) ? joint.slots().value(register) : Slots.Kind.LOST;
  }

  private Type widened(int pc, int register, Joint joint, Way way) {
    if (!isLive(pc, register)) {
      return Type.NONE;
    }
    Type before = typeOf(new Way(joint.block(), joint.slots()), register);
    Type after = typeOf(way, register);
    return isPosition(register) && before != after ? Type.NONE : Assumptions.join(before, after);
  }

  private Type typeOf(Way way, int register) {
    if (way.slots().isValue(register)) {
      return way.slots().value(register).type();
    }
    return isPosition(register) ? positionType(way, register) : entryTypeOf(register);
  }

  /** An iterator that is as it was at the entry has its position there; of others it is lost. */
  private Type positionType(Way way, int position) {
    int register = emitter.slots().iteratorOf(position);
    boolean untouched =
        !profile.isOfFunction()
            && way.slots().kind(position) == Slots.Kind.UNTOUCHED
            && way.slots().kind(register) == Slots.Kind.UNTOUCHED
            && profile.entryIterator(register).isPresent();
    return untouched ? Type.INT : Type.NONE;
  }

  private Type entryTypeOf(int register) {
    Type type = profile.entryType(register);
    return type == Type.NONE ? Type.REF : type;
  }

  private Joint join(int pc, List<Way> ways) {
    Block block = emitter.graph().newBlock();
    Slots merged = emitter.slots().untouched();
    for (int register : merged.registers()) {
      Optional<Type> parameter =
          isNeeded(pc, register) ? parameterType(pc, register, ways) : Optional.empty();
      if (isPosition(register) && !isOneIterator(block, merged, register)) {
        // Of several iterators it is not known where each of them is.
        merged.lose(register);
      } else if (parameter.isPresent()) {
        merged.set(register, block.addParameter(parameter.get()));
      } else if (isNeeded(pc, register) && stays(pc, register, ways)) {
        merged.take(register, ways.get(0).slots());
      } else {
        merged.lose(register);
      }
    }
    Joint joint = new Joint(block, merged);
    for (Way way : ways) {
      settle(joint, way);
      way.from().jump(block, arguments(joint, way));
    }
    return joint;
  }

  /** Whether an iterator is there at a joint, and the same on all ways. */
  private boolean isOneIterator(Block block, Slots merged, int position) {
    int register = emitter.slots().iteratorOf(position);
    boolean isJoined =
        merged.isValue(register)
            && merged.value(register) instanceof Parameter parameter
            && parameter.block() == block;
    return !isJoined && merged.kind(register) != Slots.Kind.LOST;
  }

  /** Moves the iterators whose positions are not known any more where ways come together. */
  private void settle(Joint joint, Way way) {
    for (int position : joint.slots().registers()) {
      if (emitter.slots().isPosition(position)
          && way.slots().isValue(position)
          && !joint.slots().isValue(position)) {
        Value iterator = valueOf(way, emitter.slots().iteratorOf(position));
        emitter
            .graph()
            .instruction(emitter.walk(iterator).setter())
            .args(iterator, way.slots().value(position))
            .appendTo(way.from());
      }
    }
  }

  /** Whether nothing is known to change a register at a joint, or in the loop that begins there. */
  private boolean stays(int pc, int register, List<Way> ways) {
    return assumptions.at(pc, register).isEmpty()
        && !writes.contains(pc, register)
        && agree(register, ways);
  }

  /** The type of the parameter that a register needs at a joint, if it needs one. */
  private Optional<Type> parameterType(int pc, int register, List<Way> ways) {
    if (stays(pc, register, ways)) {
      return Optional.empty();
    }
    Optional<Type> assumed = assumptions.at(pc, register);
    if (!isLive(pc, register) || assumed.filter(type -> type == Type.NONE).isPresent()) {
      return Optional.empty();
    }
    Type type = assumed.orElseGet(() -> typeOf(ways.get(0), register));
    for (Way way : ways) {
      type = Assumptions.join(type, typeOf(way, register));
    }
    return isPosition(register) && type != Type.INT ? Optional.empty() : Optional.of(type);
  }

  private static boolean agree(int register, List<Way> ways) {
    Slots first = ways.get(0).slots();
    for (Way way : ways) {
      if (!way.slots().agrees(register, first)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a register means anything at a program point. */
  private boolean isNeeded(int pc, int register) {
    int ofFrame = isPosition(register) ? emitter.slots().iteratorOf(register) : register;
    return ofFrame < variables + profile.facts().depth(pc);
  }

  private boolean isLive(int pc, int register) {
    return register >= profile.facts().code().locals().size()
        || profile.facts().isLive(pc, register);
  }

  private boolean isPosition(int register) {
    return emitter.slots().isPosition(register);
  }

  /** What a way gives for the parameters of the joint it leads to. */
  private Value[] arguments(Joint joint, Way way) {
    List<Value> result = new ArrayList<>();
    for (var parameter : joint.block().parameters()) {
      for (int register : joint.slots().registers()) {
        if (joint.slots().isValue(register) && joint.slots().value(register) == parameter) {
          Value value = valueOf(way, register);
          result.add(parameter.type() == Type.REF ? boxed(value, way.from()) : value);
        }
      }
    }
    return result.toArray(new Value[0]);
  }

  private Value valueOf(Way way, int register) {
    return way.slots().isValue(register)
        ? way.slots().value(register)
        : emitter.entryLoad(register);
  }

  private Value boxed(Value value, Block block) {
    return emitter.boxIn(block, value);
  }

  // Blocks

  private void translate(int start, Joint joint) {
    emitter.begin(joint.block(), joint.slots().copy(), start);
    if (!profile.isExecuted(start)) {
      emitter.leaveUnseen();
      return;
    }
    boolean begins = profile.isOfFunction() && start == profile.anchor();
    if (points.isLoopHead(start)) {
      joint.block().setLoopHeader(true);
      joint.block().setEntrySnapshot(Optional.of(emitter.before()));
      emitter.emit(Op.POLL);
    } else if (begins && metered) {
      emitter.emit(Op.POLL);
    }
    InstructionRules rules = new InstructionRules(emitter);
    int pc = start;
    while (true) {
      Step step = rules.translate(pc);
      if (step instanceof Step.Leave) {
        emitter.leave();
        return;
      } else if (step instanceof Step.Return) {
        returns = true;
        return;
      } else if (step instanceof Step.Handled raised) {
        charge();
        arrive(raised.handler(), new Way(emitter.block(), emitter.slots()));
        return;
      } else if (step instanceof Step.Choice choice) {
        choose(choice);
        return;
      } else if (step instanceof Step.Cases cases) {
        distinguish(cases);
        return;
      }
      int next = ((Step.Go) step).to();
      if (!profile.successors(pc).contains(next)) {
        emitter.leaveAfter(next);
        return;
      } else if (points.isBlockStart(next)) {
        charge();
        arrive(next, new Way(emitter.block(), emitter.slots()));
        return;
      }
      emitter.advance(next);
      pc = next;
    }
  }

  private void charge() {
    charge(emitter.block());
  }

  private void charge(Block block) {
    if (metered) {
      emitter.charge(block);
    }
  }

  /** Goes both ways, or guards that it goes the one that was recorded. */
  private void choose(Step.Choice choice) {
    boolean whenTrue = profile.successors(emitter.pc()).contains(choice.whenTrue().to());
    boolean whenFalse = profile.successors(emitter.pc()).contains(choice.whenFalse().to());
    if (whenTrue && whenFalse) {
      branch(choice);
    } else if (whenTrue || whenFalse) {
      Step.Outcome taken = whenTrue ? choice.whenTrue() : choice.whenFalse();
      Step.Outcome other = whenTrue ? choice.whenFalse() : choice.whenTrue();
      Snapshot snapshot = choice.retries() ? emitter.before() : emitter.afterwards(other);
      emitter.guard(whenTrue ? Op.GUARD_TRUE : Op.GUARD_FALSE, snapshot, choice.condition());
      go(taken);
    } else {
      emitter.leave();
    }
  }

  private void branch(Step.Choice choice) {
    charge();
    Block yes = emitter.graph().newBlock();
    Block no = emitter.graph().newBlock();
    Slots slots = emitter.slots();
    emitter.branch(choice.condition(), yes, no);
    emitter.continueIn(yes, slots.copy());
    follow(choice.whenTrue());
    emitter.continueIn(no, slots.copy());
    follow(choice.whenFalse());
  }

  /** Does what belongs to the first condition that holds. */
  private void distinguish(Step.Cases cases) {
    for (Step.Case each : cases.cases()) {
      Block yes = emitter.graph().newBlock();
      Block no = emitter.graph().newBlock();
      Slots slots = emitter.slots();
      emitter.branch(each.condition().get(), yes, no);
      emitter.forkTo(yes, slots.copy());
      each.action().run();
      goOn(emitter.pc() + 1);
      emitter.forkTo(no, slots.copy());
    }
    emitter.leaveUnseen();
  }

  /** Goes on after an instruction that may have raised each time until now. */
  private void goOn(int next) {
    if (profile.successors(emitter.pc()).contains(next)) {
      charge();
      arrive(next, new Way(emitter.block(), emitter.slots()));
    } else {
      emitter.leaveAfter(next);
    }
  }

  private void follow(Step.Outcome outcome) {
    outcome.effect().accept(emitter);
    outcome.then().accept(emitter);
    arrive(outcome.to(), new Way(emitter.block(), emitter.slots()));
  }

  private void go(Step.Outcome taken) {
    taken.effect().accept(emitter);
    taken.then().accept(emitter);
    charge();
    arrive(taken.to(), new Way(emitter.block(), emitter.slots()));
  }
}
