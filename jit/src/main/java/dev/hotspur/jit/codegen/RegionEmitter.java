package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
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
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes the method of a region: its blocks in order, then what is rarely executed. */
final class RegionEmitter {
  private static final String CODE = "dev/hotspur/vm/bytecode/Code";
  private static final String RUNTIME = "dev/hotspur/jit/runtime/RuntimeCalls";
  private static final String ERROR = "dev/hotspur/vm/value/VmError";

  private final Graph graph;
  private final Method method;
  private final CodeWriter out;
  private final Exits exits;
  private final Operations operations;
  private final Map<Block, Label> labels = new HashMap<>();
  private final List<Runnable> later = new ArrayList<>();
  private final List<Runnable> catches = new ArrayList<>();

  RegionEmitter(Graph graph, Method method, ExitMethods exitMethods, int forcedExit) {
    this.graph = graph;
    this.method = method;
    this.out = method.out;
    this.exits = new Exits(graph, method, exitMethods, forcedExit);
    this.operations = new Operations(method, exits, this::catchError);
    graph.blocks().forEach(block -> labels.put(block, new Label()));
  }

  /** What can be charged at most between two looks at the fuel. */
  long greatestCharge() {
    return method.greatestCharge;
  }

  Exits exits() {
    return exits;
  }

  /** Writes everything; the label returned is the end of the code. */
  Label write() {
    method.initialise();
    List<Block> blocks = graph.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      writeBlock(blocks.get(i), i + 1 < blocks.size() ? blocks.get(i + 1) : blocks.get(0));
    }
    later.forEach(Runnable::run);
    catches.forEach(Runnable::run);
    exits.write();
    Label last = new Label();
    out.mark(last);
    return last;
  }

  private void writeBlock(Block block, Block following) {
    if (block != graph.entry()) {
      out.label(labels.get(block));
    }
    operations.beginBlock();
    for (Instruction instruction : block.instructions()) {
      switch (instruction.op()) {
        case JUMP -> jump(instruction.targets().get(0), following);
        case BRANCH -> branch(instruction, following);
        case EXIT -> out.jump(Opcodes.GOTO, exits.stubOf(instruction));
        case POLL -> poll(block, instruction);
        case RETURN_INT -> giveBack(instruction, Opcodes.LRETURN);
        case RETURN_FLOAT -> giveBack(instruction, Opcodes.DRETURN);
        case RETURN_BOOL -> giveBack(instruction, Opcodes.IRETURN);
        case RETURN_REF -> giveBack(instruction, Opcodes.ARETURN);
        case THROW -> {
          giveFuelBack();
          operations.load(instruction.arg(0));
          out.callStatic(RUNTIME, "leaving", "(Ljava/lang/Object;)L" + ERROR + ";");
          out.insn(Opcodes.ATHROW);
        }
        case INVOKE_IN_PLACE -> {
          giveFuelBack();
          operations.callInPlace(instruction);
          out.insn(Opcodes.ARETURN);
        }
        default -> operations.emit(instruction);
      }
    }
  }

  private void jump(Target target, Block following) {
    move(target);
    if (target.block() != following || following == graph.entry()) {
      out.jump(Opcodes.GOTO, labels.get(target.block()));
    }
  }

  /**
   * Gives a block's parameters their values, all at once: a value may be another's old parameter.
   */
  private void move(Target target) {
    move(target.block().parameters(), target.args());
  }

  private void move(List<Parameter> parameters, List<Value> values) {
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
  private void branch(Instruction branch, Block following) {
    Target yes = branch.targets().get(0);
    Target no = branch.targets().get(1);
    if (!moves(no)) {
      operations.conditions().jumpUnless(branch.arg(0), labels.get(no.block()));
      jump(yes, following);
    } else if (!moves(yes)) {
      operations.conditions().jumpIf(branch.arg(0), labels.get(yes.block()));
      jump(no, following);
    } else {
      Label toNo = new Label();
      operations.conditions().jumpUnless(branch.arg(0), toNo);
      move(yes);
      out.jump(Opcodes.GOTO, labels.get(yes.block()));
      out.label(toNo);
      jump(no, following);
    }
  }

  private static boolean moves(Target target) {
    return !target.block().parameters().equals(target.args());
  }

  private void giveBack(Instruction instruction, int opcode) {
    giveFuelBack();
    operations.load(instruction.arg(0));
    out.insn(opcode);
  }

  private void giveFuelBack() {
    if (method.metered) {
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
    if (method.metered) {
      out.load(method.fuel, Type.INT);
      out.number(method.greatestCharge);
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
    if (method.functionExits.isEmpty()) {
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
    if (method.metered) {
      method.takeFuelAfter(call);
    }
    Parameter exception = target.block().parameters().get(0);
    method.loadMachine();
    out.load(method.scratch, Type.REF);
    out.type(Opcodes.CHECKCAST, ERROR);
    FrameState frame = call.snapshot().orElseThrow().innermost();
    method.constants.load(frame.code(), method.owner, out);
    out.number(call.origin().inner());
    out.callVirtual(
        Method.INTERPRETER, "caught", "(L" + ERROR + ";L" + CODE + ";I)Ljava/lang/Object;");
    List<Parameter> others = target.block().parameters();
    move(others.subList(1, others.size()), target.args());
    out.store(method.placement.local(exception), Type.REF);
    out.jump(Opcodes.GOTO, labels.get(target.block()));
  }
}
