package dev.hotspur.assembler.edit;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.interp.InstructionCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often instructions occur, or sequences of two or three: in the code, where they follow each
 * other within a basic block, or as they were executed.
 */
public final class Frequencies {
  /** The longest sequence that is counted. */
  public static final int LONGEST = 3;

  private static final List<Boolean> WAYS = List.of(false, true);

  private final int length;
  private final Map<List<Opcode>, Long> counts = new HashMap<>();

  /**
   * A sequence of instructions and its number.
   *
   * @param sequence the instructions, one to three
   * @param count how often it occurs
   */
  public record Row(List<Opcode> sequence, long count) {
    /** The mnemonics, separated by blanks. */
    public String text() {
      return sequence.stream().map(Opcode::mnemonic).collect(Collectors.joining(" "));
    }
  }

  /**
   * Frequencies of nothing yet.
   *
   * @param length of the sequences: 1, 2 or 3
   */
  public Frequencies(int length) {
    if (length < 1 || length > LONGEST) {
      throw new IllegalArgumentException("sequences have 1 to 3 instructions, not " + length);
    }
    this.length = length;
  }

  /** Adds what stands in a function; code that cannot be reached stands there too. */
  public void addStatic(ControlFlowGraph graph) {
    Code code = graph.verified().code();
    for (BasicBlock block : graph.blocks()) {
      for (int pc = block.start(); pc + length <= block.end(); pc++) {
        List<Opcode> sequence = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
          sequence.add(code.opcode(pc + i));
        }
        add(sequence, 1);
      }
    }
  }

  /** Adds what was executed of a function. */
  public void addExecuted(InstructionCounts executed) {
    Code code = executed.code();
    for (int pc = 0; pc < code.size(); pc++) {
      switch (length) {
        case 1 -> add(List.of(code.opcode(pc)), executed.executed(pc));
        case 2 -> addPairs(executed, pc);
        default -> addTriples(executed, pc);
      }
    }
  }

  private void addPairs(InstructionCounts executed, int pc) {
    Code code = executed.code();
    for (boolean jumped : WAYS) {
      long count = executed.pairs(pc, jumped);
      if (count > 0) {
        add(List.of(code.opcode(pc), code.opcode(executed.following(pc, jumped))), count);
      }
    }
  }

  private void addTriples(InstructionCounts executed, int pc) {
    Code code = executed.code();
    for (boolean jumped : WAYS) {
      for (boolean secondJumped : WAYS) {
        long count = executed.triples(pc, jumped, secondJumped);
        if (count > 0) {
          int second = executed.following(pc, jumped);
          int third = executed.following(second, secondJumped);
          add(List.of(code.opcode(pc), code.opcode(second), code.opcode(third)), count);
        }
      }
    }
  }

  private void add(List<Opcode> sequence, long count) {
    if (count > 0) {
      counts.merge(sequence, count, Long::sum);
    }
  }

  /** The number of instructions in a sequence. */
  public int length() {
    return length;
  }

  /** The sum over all sequences. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What occurs, the most frequent first, equally frequent ones by their names. */
  public List<Row> rows() {
    return counts.entrySet().stream()
        .map(entry -> new Row(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Row::count).reversed().thenComparing(Row::text))
        .toList();
  }
}
