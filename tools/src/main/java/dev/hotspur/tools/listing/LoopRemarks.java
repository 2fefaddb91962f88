package dev.hotspur.tools.listing;

import dev.hotspur.assembler.print.Remarks;
import dev.hotspur.jit.region.RegionEntry;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.LoopHeader;
import dev.hotspur.vm.interp.Translation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run has left at the heads of loops: how often the interpreter passed them, and the
 * compiled region that is entered there. Listens to the machine in front of its compiler.
 */
public final class LoopRemarks implements HotSpotListener, Remarks {
  private final HotSpotListener compiler;
  private final List<LoopHeader> loops = new ArrayList<>();
  private final List<Code> translated = new ArrayList<>();

  /** Remarks on what a compiler and its machine are going to do. */
  public LoopRemarks(HotSpotListener compiler) {
    this.compiler = compiler;
  }

  @Override
  public void translated(Translation translation) {
    compiler.translated(translation);
    translated.add(translation.code());
    loops.addAll(translation.loops());
  }

  @Override
  public void begun() {
    compiler.begun();
  }

  @Override
  public Insn hot(Interpreter in, LoopHeader header) {
    return compiler.hot(in, header);
  }

  @Override
  public List<String> on(Code code, int pc) {
    List<String> lines = new ArrayList<>();
    if (pc == 0 && translated.stream().noneMatch(other -> isSame(other, code))) {
      lines.add("never called");
    }
    for (LoopHeader loop : loops) {
      if (loop.pc() == pc && isSame(loop.translation().code(), code)) {
        lines.add("loop: passed " + times(loop.passes()) + " in the interpreter");
        if (loop.next() instanceof RegionEntry region) {
          region(region, lines);
        }
      }
    }
    return lines;
  }

  private static boolean isSame(Object a, Object b) {
    return a == b;
  }

  private static void region(RegionEntry region, List<String> lines) {
    lines.add("region " + region.number() + ": entered " + times(region.entries()));
    for (SideExit exit : region.exits()) {
      if (exit.count() > 0) {
        String why = exit.isPoll() ? ", to look up from work" : "";
        lines.add(
            "  left "
                + times(exit.count())
                + " by exit "
                + exit.number()
                + " to "
                + exit.pc()
                + why);
      }
    }
  }

  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }
}
