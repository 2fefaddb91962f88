package dev.hotspur.tools.listing;

import dev.hotspur.assembler.print.Remarks;
import dev.hotspur.jit.region.Region;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.FunctionEntry;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Translation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run has left at the entries of functions and the heads of loops: how often the interpreter
 * passed them, and the compiled region that is entered there. Listens to the machine in front of
 * its compiler.
 */
public final class AnchorRemarks implements HotSpotListener, Remarks {
  private final HotSpotListener compiler;
  private final List<Anchor> anchors = new ArrayList<>();
  private final List<Code> translated = new ArrayList<>();

  /** Remarks on what a compiler and its machine are going to do. */
  public AnchorRemarks(HotSpotListener compiler) {
    this.compiler = compiler;
  }

  @Override
  public void translated(Translation translation) {
    compiler.translated(translation);
    translated.add(translation.code());
    anchors.add(translation.entry());
    anchors.addAll(translation.loops());
  }

  @Override
  public void begun() {
    compiler.begun();
  }

  @Override
  public Insn hot(Interpreter in, Anchor anchor) {
    return compiler.hot(in, anchor);
  }

  @Override
  public List<String> on(Code code, int pc) {
    List<String> lines = new ArrayList<>();
    if (pc == 0 && translated.stream().noneMatch(other -> isSame(other, code))) {
      lines.add("never called");
    }
    for (Anchor anchor : anchors) {
      if (anchor.pc() == pc && isSame(anchor.translation().code(), code)) {
        String passed = anchor instanceof FunctionEntry ? "function: called " : "loop: passed ";
        lines.add(passed + times(anchor.passes()) + " in the interpreter");
        if (anchor.next() instanceof Region region) {
          region(region, lines);
        }
      }
    }
    return lines;
  }

  private static boolean isSame(Object a, Object b) {
    return a == b;
  }

  private static void region(Region region, List<String> lines) {
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
