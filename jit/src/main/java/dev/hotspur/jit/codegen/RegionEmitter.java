package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CompiledLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes a method of a region: its blocks in order, then what is rarely executed. */
final class RegionEmitter {
  private static final String CODE = "dev/hotspur/vm/bytecode/Code";
  private static final String RUNTIME = "dev/hotspur/jit/runtime/RuntimeCalls";
  private static final String ERROR = "dev/hotspur/vm/value/VmError";

  private final List<Block> blocks;
  private final Method method;
  private final CodeWriter out;
  private final Exits exits;
  private final Operations operations;
  private final Optional<Handover> handover;
  private final Map<Block, Label> labels = new HashMap<>();
  private final List<Runnable> later = new ArrayList<>();
  private final List<Runnable> catches = new ArrayList<>();

  /**
   * Writes some blocks.
   *
   * @param blocks in order; the first one is not jumped to if these are all
   * @param forcedExit the number of a side exit that is always taken; -1 for none
   */
  RegionEmitter(List<Block> blocks, Method method, int forcedExit) {
    this.blocks = blocks;
    this.method = method;
    this.handover = method.handover;
    this.out = method.out;
    ExitMethods exitMethods =
        method.region.isLoop() ? new LoopExitMethods(method) : new FunctionExitMethods(method);
    this.exits = new Exits(method, exitMethods, forcedExit);
    this.operations = new Operations(method, exits, this::catchError);
    blocks.forEach(block -> labels.put(block, new Label()));
  }

  /**
   * Writes everything.
   *
   * @param before is told of each instruction before it is written
   * @return the size in bytes
   */
  int write(Consumer<Instruction> before) {
    method.initialise();
    handover.ifPresent(with -> with.enter(method, labels));
    for (int i = 0; i < blocks.size(); i++) {
      writeBlock(i, before);
    }
    later.forEach(Runnable::run);
    catches.forEach(Runnable::run);
    handover.ifPresent(with -> with.write(method));
    exits.write();
    Label last = new Label();
    out.mark(last);
    return last.getOffset();
  }

  private boolean isEntry(Block block) {
    return handover.isEmpty() && block == blocks.get(0);
  }

  private Label labelOf(Block block) {
    Label own = labels.get(block);
    return own == null ? handover.orElseThrow().stubOf(block) : own;
  }

  private void writeBlock(int index, Consumer<Instruction> before) {
    Block block = blocks.get(index);
    if (!isEntry(block)) {
      out.label(labels.get(block));
    }
    operations.beginBlock();
    for (Instruction instruction : block.instructions()) {
      before.accept(instruction);
      switch (instruction.op()) {
        case JUMP -> jump(instruction.targets().get(0), index);
        case BRANCH -> branch(instruction, index);
        case EXIT -> out.jump(Opcodes.GOTO, exits.stubOf(instruction));
        case POLL -> poll(block, instruction);
        case RETURN_INT, RETURN_FLOAT, RETURN_BOOL, RETURN_REF -> {
          giveFuelBack();
          operations.load(instruction.arg(0));
          method.giveBack();
        }
        case THROW -> {
          giveFuelBack();
          operations.load(instruction.arg(0));
          out.callStatic(RUNTIME, "leaving", "(Ljava/lang/Object;)L" + ERROR + ";");
          out.insn(Opcodes.ATHROW);
        }
        case INVOKE_IN_PLACE -> {
          giveFuelBack();
          operations.callInPlace(instruction);
          method.giveBack();
        }
        default -> operations.emit(instruction);
      }
    }
  }

  private void jump(Target target, int from) {
    move(target);
    boolean follows = from + 1 < blocks.size() && blocks.get(from + 1) == target.block();
    if (!follows) {
      out.jump(Opcodes.GOTO, labelOf(target.block()));
    }
  }

  /**
   * Gives a block's parameters their values, all at once: a value may be another's old parameter.
   */
  private void move(Target target) {
    move(target.block(), target.block().parameters(), target.args());
  }

  private boolean isForeign(Block block) {
    return handover.isPresent() && handover.get().isForeign(block);
  }

  private void move(Block to, List<Parameter> parameters, List<Value> values) {
    if (isForeign(to)) {
      for (int i = 0; i < values.size(); i++) {
        Value value = values.get(i);
        handover.get().pass(parameters.get(i), () -> operations.load(value), out);
      }
      return;
    }
    List<Parameter> moved = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Parameter parameter = parameters.get(i);
      Value value = values.get(i);
      if (value != parameter) {
        if (parameter.isNarrow()) {
          operations.loadNarrow(value);
        } else {
          operations.load(value);
        }
        moved.add(parameter);
      }
    }
    for (int i = moved.size() - 1; i >= 0; i--) {
      out.store(method.placement.local(moved.get(i)), Placement.storage(moved.get(i)));
    }
  }

  /** Jumps right to a target that needs no moves, if there is one. */
  private void branch(Instruction branch, int from) {
    Target yes = branch.targets().get(0);
    Target no = branch.targets().get(1);
    if (!moves(no)) {
      operations.conditions().jumpUnless(branch.arg(0), labelOf(no.block()));
      jump(yes, from);
    } else if (!moves(yes)) {
      operations.conditions().jumpIf(branch.arg(0), labelOf(yes.block()));
      jump(no, from);
    } else {
      Label toNo = new Label();
      operations.conditions().jumpUnless(branch.arg(0), toNo);
      move(yes);
      out.jump(Opcodes.GOTO, labelOf(yes.block()));
      out.label(toNo);
      jump(no, from);
    }
  }

  private static boolean moves(Target target) {
    return !target.block().parameters().equals(target.args());
  }

  private void giveFuelBack() {
    if (method.region.metered) {
      method.loadMachine();
      out.load(method.fuel, Type.INT);
      out.field(Opcodes.PUTFIELD, Method.INTERPRETER, "fuel", "J");
    }
  }

  /** Counts passes; every so often, out of line, the region looks up from work. */
  private void poll(Block block, Instruction poll) {
    boolean atHead = block.isLoopHeader() && block.instructions().get(0) == poll;
    Label look = new Label();
    Label goOn = atHead ? labels.get(block) : new Label();
    out.increment(method.strip, -1);
    out.load(method.strip, Type.BOOL);
    out.jump(Opcodes.IFLE, look);
    if (!atHead) {
      out.label(goOn);
    }
    if (method.region.metered) {
      out.load(method.fuel, Type.INT);
      out.number(method.region.greatestCharge);
      out.insn(Opcodes.LCMP);
      out.jump(Opcodes.IFLT, exits.stubOf(poll));
    }
    // The head of a loop counts the pass again.
    later.add(() -> look(poll, look, atHead ? CompiledLoop.STRIP + 1 : CompiledLoop.STRIP, goOn));
  }

  /**
   * Leaves when the machine is asked to stop, or a loop after so many strips. There is no call in
   * it: across one, however rare, HotSpot keeps no floats in registers.
   *
   * <p>It goes back to the head of a loop, not to where it came from. So HotSpot sees a loop with a
   * frequent and a rare way back and makes two of it, the inner one without this look, whose
   * volatile load would keep all other loads in the loop. Matrix product, sieve and fannkuch take
   * two thirds of the time so.
   */
  private void look(Instruction poll, Label look, int strip, Label goOn) {
    out.label(look);
    method.loadMachine();
    out.field(Opcodes.GETFIELD, Method.INTERPRETER, "alarmed", "Z");
    out.jump(Opcodes.IFNE, exits.stubOf(poll));
    out.number(strip);
    out.store(method.strip, Type.BOOL);
    if (method.region.functionExits.isEmpty()) {
      out.increment(method.strips, -1);
      out.load(method.strips, Type.BOOL);
      out.jump(Opcodes.IFLE, exits.stubOf(poll));
    }
    out.jump(Opcodes.GOTO, goOn);
  }

  /** Lets an error that a call raises go on in the block that handles it. */
  private void catchError(Instruction call, Label start, Label end) {
    Label handler = new Label();
    out.handler(start, end, handler, ERROR);
    catches.add(() -> writeCatch(handler, call));
  }

  private void writeCatch(Label label, Instruction call) {
    Target target = call.handler().orElseThrow();
    out.label(label, ERROR);
    out.store(method.scratch, Type.REF);
    if (method.region.metered) {
      method.takeFuelAfter(call);
    }
    Parameter exception = target.block().parameters().get(0);
    method.loadMachine();
    out.load(method.scratch, Type.REF);
    out.type(Opcodes.CHECKCAST, ERROR);
    FrameState frame = call.snapshot().orElseThrow().innermost();
    method.region.constants.load(frame.code(), method.region.owner, out);
    out.number(call.origin().inner());
    out.callVirtual(
        Method.INTERPRETER, "caught", "(L" + ERROR + ";L" + CODE + ";I)Ljava/lang/Object;");
    List<Parameter> others = target.block().parameters();
    if (isForeign(target.block())) {
      out.store(method.scratch, Type.REF);
      handover.get().pass(exception, () -> out.load(method.scratch, Type.REF), out);
      move(target.block(), others.subList(1, others.size()), target.args());
    } else {
      move(target.block(), others.subList(1, others.size()), target.args());
      out.store(method.placement.local(exception), Type.REF);
    }
    out.jump(Opcodes.GOTO, labelOf(target.block()));
  }
}
