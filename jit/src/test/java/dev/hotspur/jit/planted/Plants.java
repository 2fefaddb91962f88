package dev.hotspur.jit.planted;

import static dev.hotspur.jit.planted.Damage.become;
import static dev.hotspur.jit.planted.Damage.constants;
import static dev.hotspur.jit.planted.Damage.drop;
import static dev.hotspur.jit.planted.Damage.each;
import static dev.hotspur.jit.planted.Damage.registers;
import static dev.hotspur.jit.planted.Damage.replace;
import static dev.hotspur.jit.planted.Damage.snapshots;
import static dev.hotspur.jit.planted.Damage.swapArguments;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.PendingWrite;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Trait;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The table of planted miscompilations. */
final class Plants {
  private final List<Plant> all = new ArrayList<>();

  private Plants() {
    guards();
    snapshotsAndExits();
    fuel();
    arithmetic();
    floats();
    memory();
    control();
    loops();
  }

  static List<Plant> all() {
    return List.copyOf(new Plants().all);
  }

  private void early(String name, Predicate<Graph> deed) {
    all.add(new Plant(name, true, true, deed));
  }

  private void late(String name, Predicate<Graph> deed) {
    all.add(new Plant(name, false, true, deed));
  }

  private void inlined(String name, Predicate<Graph> deed) {
    all.add(new Plant(name, false, false, deed));
  }

  private void guards() {
    late("branches not seen are not guarded", drop(Op.GUARD_TRUE, Op.GUARD_FALSE));
    late("the class of objects is not guarded", drop(Op.GUARD_CLASS));
    late("the strategy of lists is not guarded", drop(Op.GUARD_LIST_KIND));
    late("what is called is not guarded", drop(Op.GUARD_SAME));
    late("the code of what is called is not guarded", drop(Op.GUARD_CODE));
    late("a changed global invalidates nothing", drop(Op.GUARD_CELL));
    late(
        "only the first guard on a global stays",
        graph -> {
          List<Instruction> seen = new ArrayList<>();
          graph.forEachInstruction(
              i -> seen.addAll(i.op() == Op.GUARD_CELL ? List.of(i) : List.of()));
          return seen.size() > 1
              && drop(EnumSet.of(Op.GUARD_CELL), i -> i != seen.get(0)).test(graph);
        });
    late(
        "the step of ranges is not guarded",
        replace(i -> i.op() == Op.RANGE_STEP, i -> Constant.of(1L)));
  }

  private void loops() {
    late(
        "the bound of a loop forgets the lengths",
        replace(i -> i.op() == Op.INT_MIN, i -> ((Instruction) i).arg(0)));
    late(
        "counters are kept in 32 bits, whatever they are",
        graph -> {
          boolean found = false;
          for (Block block : graph.blocks()) {
            for (Value parameter : block.parameters()) {
              if (parameter.type() == Type.INT && !parameter.isNarrow()) {
                parameter.setNarrow();
                found = true;
              }
            }
          }
          return found;
        });
    late(
        "strips end one pass too late",
        each(
            EnumSet.of(Op.INT_MAX),
            i -> i.arg(1) instanceof Parameter,
            i -> i.become(Op.INT_ADD_NW, i.arg(0), Constant.of(1L))));
  }

  private static boolean isGuard(Instruction i) {
    return i.has(Trait.GUARD) && i.op() != Op.POLL;
  }

  private void snapshotsAndExits() {
    late(
        "exits forget the first register",
        snapshots(i -> true, registers(m -> Damage.without(m, true))));
    late(
        "exits forget the last register",
        snapshots(i -> true, registers(m -> Damage.without(m, false))));
    inlined(
        "exits within inlined functions forget what waits around them",
        snapshots(i -> true, Plants::withoutOuter));
    inlined(
        "exits within inlined functions return at once",
        snapshots(
            i -> true,
            (graph, s) ->
                s.nesting() == 0
                    ? s
                    : graph.newSnapshot(s.frames().subList(0, s.nesting()), s.cost(), s.writes())));
    late("exits exchange two registers", snapshots(i -> true, registers(Damage::exchanged)));
    late(
        "exits of calls exchange two registers",
        snapshots(i -> i.has(Trait.RAISES), registers(Damage::exchanged)));
    late(
        "exits of overflow exchange two registers",
        snapshots(
            i -> EnumSet.of(Op.INT_ADD, Op.INT_SUB, Op.INT_MUL).contains(i.op()),
            registers(Damage::exchanged)));
    late(
        "exits lead to the other way of their branch",
        snapshots(i -> i.op() == Op.GUARD_TRUE || i.op() == Op.GUARD_FALSE, Plants::otherWay));
    late(
        "exits forget the position of iterators",
        snapshots(
            i -> true,
            (graph, s) ->
                s.writes().isEmpty() ? s : graph.newSnapshot(s.frames(), s.cost(), List.of())));
    late("exits have the position of iterators one off", snapshots(i -> true, Plants::offByOne));
    late(
        "guards leave by the exit before",
        graph -> {
          boolean found = false;
          for (Block block : graph.blocks()) {
            Optional<Instruction> before = Optional.empty();
            for (Instruction i : block.instructions()) {
              if (isGuard(i) && block != graph.entry()) {
                found |= before.filter(b -> !b.snapshot().equals(i.snapshot())).isPresent();
                Optional<Instruction> last = before;
                before = Optional.of(i);
                last.flatMap(Instruction::snapshot).ifPresent(i::setSnapshot);
              }
            }
          }
          return found;
        });
  }

  private static Snapshot withoutOuter(Graph graph, Snapshot snapshot) {
    if (snapshot.nesting() == 0) {
      return snapshot;
    }
    List<FrameState> frames = new ArrayList<>(snapshot.frames());
    frames.set(0, frames.get(0).with(Map.of()));
    return graph.newSnapshot(frames, snapshot.cost(), snapshot.writes());
  }

  private static Snapshot otherWay(Graph graph, Snapshot snapshot) {
    FrameState frame = Damage.frame(snapshot);
    Code code = (Code) frame.code();
    for (int pc = 0; pc < code.size(); pc++) {
      boolean pops =
          code.opcode(pc) == Opcode.POP_JUMP_IF_FALSE || code.opcode(pc) == Opcode.POP_JUMP_IF_TRUE;
      if (pops && (frame.pc() == pc + 1 || frame.pc() == code.operand(pc))) {
        int other = frame.pc() == pc + 1 ? code.operand(pc) : pc + 1;
        return Damage.with(graph, snapshot, frame.at(other));
      }
    }
    return snapshot;
  }

  private static Snapshot offByOne(Graph graph, Snapshot snapshot) {
    List<PendingWrite> writes = new ArrayList<>();
    for (PendingWrite write : snapshot.writes()) {
      boolean known = write.args().get(1) instanceof Constant;
      writes.add(
          known
              ? PendingWrite.of(
                  write.op(),
                  write.args().get(0),
                  Constant.of(((Constant) write.args().get(1)).asInt() + 1))
              : write);
    }
    return writes.equals(snapshot.writes())
        ? snapshot
        : graph.newSnapshot(snapshot.frames(), snapshot.cost(), writes);
  }

  private void fuel() {
    late(
        "exits charge one instruction too many",
        snapshots(
            i -> true, (graph, s) -> graph.newSnapshot(s.frames(), s.cost() + 1, s.writes())));
    late(
        "exits of calls charge one instruction too few",
        snapshots(
            i -> i.has(Trait.RAISES),
            (graph, s) -> graph.newSnapshot(s.frames(), s.cost() - 1, s.writes())));
    late(
        "long blocks are charged one instruction too few",
        graph -> {
          boolean found = false;
          for (Block block : graph.blocks()) {
            for (Instruction i : block.instructions()) {
              if (i.op() == Op.CHARGE && i.number() > 9) {
                i.become(Op.CHARGE, Attribute.of(i.number() - 1), List.of());
                found = true;
              }
            }
          }
          return found;
        });
    late("the fuel is not looked at", drop(Op.POLL));
  }

  private void arithmetic() {
    late("additions do not check overflow", become(Op.INT_ADD, Op.INT_ADD_NW));
    late("subtractions do not check overflow", become(Op.INT_SUB, Op.INT_SUB_NW));
    late("multiplications do not check overflow", become(Op.INT_MUL, Op.INT_MUL_NW));
    late(
        "adding one does not check overflow",
        each(
            EnumSet.of(Op.INT_ADD),
            i -> i.arg(1).equals(Constant.of(1L)),
            i -> i.become(Op.INT_ADD_NW, i.arg(0), i.arg(1))));
    late(
        "negation does not check overflow",
        each(Op.INT_NEG, i -> i.become(Op.INT_SUB_NW, Constant.of(0L), i.arg(0))));
    early("x - y becomes y - x", swapArguments(Op.INT_SUB, 0, 1));
    early("x // y becomes y // x", swapArguments(Op.INT_FLOOR_DIV, 0, 1));
    early("x < y becomes x <= y", become(Op.INT_LT, Op.INT_LE));
    early("x >= y becomes x > y", become(Op.INT_GE, Op.INT_GT));
    early("x & y becomes x | y", become(Op.INT_AND, Op.INT_OR));
    early("x ^ y becomes x | y", become(Op.INT_XOR, Op.INT_OR));
    early(
        "x // 2 rounds towards zero",
        each(
            EnumSet.of(Op.INT_FLOOR_DIV),
            i -> i.arg(1).equals(Constant.of(2L)),
            i -> i.become(Op.INT_SHR, i.arg(0), Constant.of(2L))));
    early("moduli are one too great", constants(Op.INT_MOD, c -> Constant.of(c.asInt() + 1)));
    early(
        "constants added are one too great",
        constants(Op.INT_ADD, c -> Constant.of(c.asInt() + 1)));
    early("x << y becomes x >> y", become(Op.INT_SHL, Op.INT_SHR));
    early(
        "ints are compared with floats by rounding them",
        become(Op.INT_TO_FLOAT_EXACT, Op.INT_TO_FLOAT));
  }

  private void floats() {
    early("x - y of floats becomes y - x", swapArguments(Op.FLOAT_SUB, 0, 1));
    early("x % y of floats becomes x // y", become(Op.FLOAT_MOD, Op.FLOAT_FLOOR_DIV));
    early(
        "x + 0.0 becomes x",
        replace(
            i -> i.op() == Op.FLOAT_ADD && i.args().contains(Constant.of(0.0)),
            i -> ((Instruction) i).arg(0)));
    early(
        "x == x of floats is always true",
        replace(i -> i.op() == Op.FLOAT_EQ && i.arg(0).equals(i.arg(1)), i -> Constant.TRUE));
    early("not x < y of floats becomes x >= y", replace(Plants::isNegated, Plants::turned));
    early(
        "x < y of floats becomes not x >= y",
        graph -> {
          boolean[] found = new boolean[1];
          for (Block block : graph.blocks()) {
            for (Instruction i : List.copyOf(block.instructions())) {
              if (i.op() == Op.FLOAT_LT || i.op() == Op.FLOAT_GT) {
                Op opposite = i.op() == Op.FLOAT_LT ? Op.FLOAT_GE : Op.FLOAT_LE;
                Instruction made = graph.instruction(opposite).args(i.args()).build();
                block.instructions().add(block.instructions().indexOf(i), made);
                i.become(Op.BOOL_NOT, made);
                found[0] = true;
              }
            }
          }
          return found[0];
        });
    early(
        "-x of floats becomes 0.0 - x",
        each(Op.FLOAT_NEG, i -> i.become(Op.FLOAT_SUB, Constant.of(0.0), i.arg(0))));
  }

  private static boolean isNegated(Instruction i) {
    return i.op() == Op.BOOL_NOT
        && i.arg(0) instanceof Instruction inner
        && EnumSet.of(Op.FLOAT_LT, Op.FLOAT_LE, Op.FLOAT_GT, Op.FLOAT_GE).contains(inner.op());
  }

  private static Value turned(Value not) {
    Instruction negation = (Instruction) not;
    Instruction inner = (Instruction) negation.arg(0);
    Op opposite =
        switch (inner.op()) {
          case FLOAT_LT -> Op.FLOAT_GE;
          case FLOAT_LE -> Op.FLOAT_GT;
          case FLOAT_GT -> Op.FLOAT_LE;
          default -> Op.FLOAT_LT;
        };
    negation.become(opposite, inner.arg(0), inner.arg(1));
    return negation;
  }

  private void memory() {
    late("stores to globals are lost", drop(Op.GLOBAL_STORE));
    late("stores into lists are lost", drop(Op.LIST_PUT_INT, Op.LIST_PUT_FLOAT, Op.LIST_PUT_REF));
    late("iterators are not moved", drop(Op.RANGE_SET_NEXT));
    late(
        "negative indices of tuples count from the beginning",
        each(
            EnumSet.of(Op.TUPLE_GET),
            i -> i.arg(1) instanceof Constant index && index.asInt() == -1,
            i -> i.become(Op.TUPLE_AT, i.arg(0), Constant.of(0L))));
    late(
        "loops over tuples end after one item",
        replace(i -> i.op() == Op.TUPLE_SIZE, i -> Constant.of(1L)));
    late(
        "calls whose result is not used are left out",
        graph -> {
          boolean[] used = new boolean[graph.valueIdBound()];
          graph.forEachInstruction(i -> i.forEachUse(v -> mark(used, v)));
          return drop(
                  EnumSet.of(Op.CALL),
                  i -> (!i.isUsable() || !used[i.id()]) && i.handler().isEmpty())
              .test(graph);
        });
    late("globals are loaded once in a block", Damage.mergeLoads(Op.GLOBAL_LOAD));
    late(
        "items of lists are loaded once in a block",
        Damage.mergeLoads(Op.LIST_ITEM_INT, Op.LIST_ITEM_FLOAT, Op.LIST_ITEM_REF));
    late("calls are made once in a block", Damage.mergeLoads(Op.CALL));
    late("loads of globals are moved out of loops", Damage.hoist(Op.GLOBAL_LOAD));
    late("guards on globals are moved out of loops", Damage.hoist(Op.GUARD_CELL));
    late("items are stored at the index of the item", swapArguments(Op.LIST_PUT_INT, 1, 2));
    late(
        "guards are moved behind calls",
        Damage.reorder(i -> isGuard(i) && !i.has(Trait.RAISES), i -> i.op() == Op.CALL));
    late(
        "guards are moved behind stores",
        Damage.reorder(
            Plants::isGuard,
            i ->
                EnumSet.of(Op.GLOBAL_STORE, Op.LIST_PUT_INT, Op.LIST_PUT_FLOAT, Op.LIST_PUT_REF)
                    .contains(i.op())));
  }

  private static void mark(boolean[] used, Value value) {
    if (value instanceof Instruction instruction && instruction.isUsable()) {
      used[instruction.id()] = true;
    }
  }

  private void control() {
    late(
        "branches go the other way",
        each(
            EnumSet.of(Op.BRANCH),
            i -> true,
            i -> i.setTargets(List.of(i.targets().get(1), i.targets().get(0)))));
    late("values are exchanged on the way back of loops", Damage.jumps(Block::isLoopHeader));
    late("values are exchanged where ways join", Damage.jumps(block -> !block.isLoopHeader()));
    late(
        "closures take the cell of another variable",
        each(
            EnumSet.of(Op.CLOSURE_CELL),
            i -> i.number() > 0,
            i -> i.become(Op.CLOSURE_CELL, Attribute.of(0), i.args())));
    late("arguments of calls are exchanged", swapArguments(Op.INVOKE, 1, 2));
    late(
        "parameters of functions are exchanged",
        each(
            EnumSet.of(Op.ARG_INT),
            i -> i.number() > 0,
            i -> i.become(Op.ARG_INT, Attribute.of(i.number() == 1 ? 2 : 1), List.of())));
    late(
        "functions return the negative",
        each(
            EnumSet.of(Op.RETURN_INT),
            i -> i.arg(0) instanceof Constant,
            i -> i.setArgs(List.of(Constant.of(-((Constant) i.arg(0)).asInt())))));
    late(
        "handlers receive values exchanged",
        graph -> {
          boolean[] found = new boolean[1];
          graph.forEachInstruction(
              i ->
                  i.handler()
                      .filter(t -> t.args().size() > 1)
                      .ifPresent(
                          t -> {
                            List<Value> args = new ArrayList<>(t.args());
                            for (int a = 1; a < args.size(); a++) {
                              if (args.get(0).type() == args.get(a).type()
                                  && !args.get(0).equals(args.get(a))) {
                                Collections.swap(args, 0, a);
                                found[0] = true;
                                break;
                              }
                            }
                            i.setHandler(Optional.of(new Target(t.block(), args)));
                          }));
          return found[0];
        });
    late(
        "the same object is never found", replace(i -> i.op() == Op.REF_SAME, i -> Constant.FALSE));
    late(
        "truth values are boxed the wrong way round",
        each(
            EnumSet.of(Op.BOX_BOOL),
            i -> i.arg(0) instanceof Constant && i.arg(0).type() == Type.BOOL,
            i -> i.setArgs(List.of(Constant.of(!((Constant) i.arg(0)).asBool())))));
  }
}
