package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.ProgramAnalysis.EmittedFunction;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.StackDepths;
import dev.hotspur.vm.bytecode.StackEffect;
import dev.hotspur.vm.bytecode.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How many values are on the stack at the lines of a program, where that can be told. */
public final class Depths {
  private final Map<String, Map<Integer, Depth>> byStart = new HashMap<>();

  /**
   * The depth at an instruction, or at the instructions that a macro stands for.
   *
   * @param before how many values there are before it
   * @param after how many there are when the next line follows; nothing if none does
   */
  public record Depth(int before, OptionalInt after) {}

  private Depths() {}

  /** The depths in these functions. */
  public static Depths of(List<EmittedFunction> functions) {
    Depths depths = new Depths();
    functions.forEach(depths::add);
    return depths;
  }

  /** The depth at the instruction whose text begins at an offset of a file. */
  public Optional<Depth> at(String file, int start) {
    return Optional.ofNullable(byStart.getOrDefault(file, Map.of()).get(start));
  }

  private void add(EmittedFunction function) {
    Code code = function.code();
    Map<Integer, Depth> found =
        byStart.computeIfAbsent(function.source().file(), file -> new HashMap<>());
    int[] before = StackDepths.before(code);
    int pc = 0;
    while (pc < code.size()) {
      int last = pc;
      Span span = function.spans().get(pc);
      while (last + 1 < code.size() && function.spans().get(last + 1).equals(span)) {
        last++;
      }
      // A .finally part is emitted more than once; the first time is the way without an exception.
      if (before[pc] >= 0) {
        found.putIfAbsent(span.start(), new Depth(before[pc], after(code, last, before[last])));
      }
      pc = last + 1;
    }
  }

  private static OptionalInt after(Code code, int pc, int before) {
    Opcode opcode = code.opcode(pc);
    if (before < 0 || opcode.has(Trait.ENDS)) {
      return OptionalInt.empty();
    }
    StackEffect effect = opcode.effect();
    int operand = code.operand(pc);
    int left = before - effect.taken(operand) + effect.left(operand);
    return left < 0 ? OptionalInt.empty() : OptionalInt.of(left);
  }
}
