package dev.hotspur.jit.random;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Origin;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.runtime.CallCount;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * Lets compiled code count the instructions of the program that it executes: before the first
 * operation of each instruction in a block stands a count. Instructions without operations, such as
 * those that only move values, are not counted.
 */
final class ExecutedOpcodes implements Consumer<Graph> {
  private final Map<Opcode, CallCount> counts = new EnumMap<>(Opcode.class);

  @Override
  public void accept(Graph graph) {
    Optional<Code> code = graph.snapshots().stream().map(ExecutedOpcodes::code).findFirst();
    code.ifPresent(known -> graph.blocks().forEach(block -> count(graph, block, known)));
  }

  private static Code code(Snapshot snapshot) {
    return (Code) snapshot.frames().get(0).code();
  }

  private void count(Graph graph, Block block, Code code) {
    List<Instruction> counted = new ArrayList<>();
    Origin before = Origin.NONE;
    for (Instruction instruction : block.instructions()) {
      Origin origin = instruction.origin();
      // What is inlined is of the code that a snapshot names; what has none is not counted.
      Optional<Code> executed =
          origin.path().isEmpty()
              ? Optional.of(code)
              : instruction.snapshot().map(state -> (Code) state.innermost().code());
      // The look at the head of a loop stays the first operation there; an exit executes nothing.
      boolean executes = instruction.op() != Op.POLL && instruction.op() != Op.EXIT;
      if (origin.isKnown() && !origin.equals(before) && executes && executed.isPresent()) {
        Opcode opcode = executed.get().opcode(origin.inner());
        CallCount count = counts.computeIfAbsent(opcode, key -> new CallCount());
        PoolConstant constant = graph.pool().intern(count, opcode.mnemonic());
        counted.add(graph.instruction(Op.COUNT).attribute(constant).build());
        before = origin;
      }
      counted.add(instruction);
    }
    block.instructions().clear();
    block.instructions().addAll(counted);
  }

  /** How often each instruction was executed. */
  void forEach(ObjLongConsumer<Opcode> action) {
    counts.forEach((opcode, count) -> action.accept(opcode, count.calls));
  }
}
