package dev.hotspur.tools.count;

import dev.hotspur.assembler.edit.ControlFlowGraph;
import dev.hotspur.assembler.edit.Frequencies;
import dev.hotspur.tools.program.Functions;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.InstructionCounter;
import dev.hotspur.vm.interp.InstructionCounts;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Frequencies of a module's instructions or sequences of them.
 *
 * @param isDynamic whether executed instructions were counted
 * @param length of the sequences
 * @param groups for the whole module, or for each function
 */
public record Counts(boolean isDynamic, int length, List<Group> groups) {
  /**
   * Frequencies of one function, or of all.
   *
   * @param function the function's path; empty for the whole module
   */
  public record Group(Optional<String> function, Frequencies frequencies) {}

  /** Copies the list. */
  public Counts {
    groups = List.copyOf(groups);
  }

  /** What stands in the code. */
  public static Counts inCode(VerifiedModule module, int length, boolean byFunction) {
    Grouping grouping = new Grouping(length, byFunction);
    for (Functions.Function function : Functions.of(module)) {
      grouping.of(function.path()).addStatic(ControlFlowGraph.of(function.code()));
    }
    return new Counts(false, length, grouping.groups);
  }

  /** What was executed. */
  public static Counts inRun(
      VerifiedModule module, InstructionCounter counter, int length, boolean byFunction) {
    IdentityHashMap<Code, List<InstructionCounts>> executed = new IdentityHashMap<>();
    for (InstructionCounts counts : counter.counts()) {
      executed.computeIfAbsent(counts.code(), code -> new ArrayList<>()).add(counts);
    }
    Grouping grouping = new Grouping(length, byFunction);
    for (Functions.Function function : Functions.of(module)) {
      for (InstructionCounts counts : executed.getOrDefault(function.code().code(), List.of())) {
        grouping.of(function.path()).addExecuted(counts);
      }
    }
    return new Counts(true, length, grouping.groups);
  }

  /** Makes the groups as they are needed. */
  private static final class Grouping {
    private final List<Group> groups = new ArrayList<>();
    private final int length;
    private final boolean byFunction;

    Grouping(int length, boolean byFunction) {
      this.length = length;
      this.byFunction = byFunction;
      if (!byFunction) {
        groups.add(new Group(Optional.empty(), new Frequencies(length)));
      }
    }

    Frequencies of(String function) {
      Optional<String> wanted = byFunction ? Optional.of(function) : Optional.empty();
      for (Group group : groups) {
        if (group.function().equals(wanted)) {
          return group.frequencies();
        }
      }
      groups.add(new Group(wanted, new Frequencies(length)));
      return groups.get(groups.size() - 1).frequencies();
    }
  }
}
