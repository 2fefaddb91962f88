package dev.hotspur.assembler.print;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeHeader;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import java.util.List;

/** Compares modules but for where they come from: files, lines and positions do not count. */
public final class ModuleComparison {
  private ModuleComparison() {}

  /** Whether two modules have the same name, the same entry and the same functions. */
  public static boolean sameProgram(Module a, Module b) {
    if (!a.name().equals(b.name())
        || !a.entry().equals(b.entry())
        || a.functions().size() != b.functions().size()) {
      return false;
    }
    for (int i = 0; i < a.functions().size(); i++) {
      if (!same(a.functions().get(i), b.functions().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(FunctionDefinition a, FunctionDefinition b) {
    return a.defaults().equals(b.defaults())
        && a.keywordDefaults().equals(b.keywordDefaults())
        && sameCode(a.code(), b.code());
  }

  /** Whether two code objects are equal but for where they come from. */
  public static boolean sameCode(Code a, Code b) {
    return placeless(a.header()).equals(placeless(b.header()))
        && a.maxStack() == b.maxStack()
        && sameInstructions(a, b)
        && a.exceptionTable().equals(b.exceptionTable())
        && sameConstants(a.constants(), b.constants());
  }

  private static CodeHeader placeless(CodeHeader header) {
    return new CodeHeader(
        header.name(),
        "",
        0,
        header.parameters(),
        header.locals(),
        header.names(),
        header.cells(),
        header.frees(),
        header.flags());
  }

  private static boolean sameInstructions(Code a, Code b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int pc = 0; pc < a.size(); pc++) {
      if (a.word(pc) != b.word(pc)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameConstants(List<Object> a, List<Object> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!sameConstant(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameConstant(Object a, Object b) {
    if (a instanceof FunctionDefinition one && b instanceof FunctionDefinition other) {
      return same(one, other);
    }
    return a.equals(b);
  }
}
