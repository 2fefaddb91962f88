package dev.hotspur.assembler.print;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import java.util.List;
import java.util.Optional;

/** Says where two modules differ first; where they come from does not count. */
public final class ModuleDifference {
  private ModuleDifference() {}

  /** The first difference, in one line; empty if {@link ModuleComparison} finds none. */
  public static Optional<String> between(Module a, Module b) {
    return ModuleComparison.sameProgram(a, b) ? Optional.empty() : Optional.of(ofModules(a, b));
  }

  private static String ofModules(Module a, Module b) {
    if (!a.name().equals(b.name())) {
      return differ("the module's names", a.name(), b.name());
    }
    if (!a.entry().equals(b.entry())) {
      return differ("the entries", a.entry(), b.entry());
    }
    if (a.functions().size() != b.functions().size()) {
      return differ("the numbers of functions", a.functions().size(), b.functions().size());
    }
    for (int i = 0; i < a.functions().size(); i++) {
      FunctionDefinition left = a.functions().get(i);
      FunctionDefinition right = b.functions().get(i);
      if (!ModuleComparison.sameCode(left.code(), right.code())) {
        return "in function " + left.name() + ": " + ofCodes(left.code(), right.code());
      }
      if (!left.defaults().equals(right.defaults())) {
        return differ("the defaults of " + left.name(), left.defaults(), right.defaults());
      }
    }
    return "the defaults of keyword-only parameters differ";
  }

  private static String ofCodes(Code a, Code b) {
    if (!a.name().equals(b.name())) {
      return differ("the names", a.name(), b.name());
    }
    if (!a.parameters().equals(b.parameters())) {
      return differ("the parameters", a.parameters(), b.parameters());
    }
    List<Optional<String>> pools =
        List.of(
            ofLists("the local variables", a.locals(), b.locals()),
            ofLists("the names used", a.names(), b.names()),
            ofLists("the cells", a.cells(), b.cells()),
            ofLists("the free variables", a.frees(), b.frees()),
            ofInstructions(a, b),
            ofLists("the rows of the exception table", a.exceptionTable(), b.exceptionTable()),
            ofConstants(a, b));
    return pools.stream()
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(
            () ->
                a.maxStack() == b.maxStack()
                    ? differ("the flags", a.flags(), b.flags())
                    : differ("the sizes of the stack", a.maxStack(), b.maxStack()));
  }

  private static Optional<String> ofInstructions(Code a, Code b) {
    for (int pc = 0; pc < Math.min(a.size(), b.size()); pc++) {
      if (a.word(pc) != b.word(pc)) {
        String what = "the instructions at " + pc;
        return Optional.of(differ(what, instruction(a, pc), instruction(b, pc)));
      }
    }
    return a.size() == b.size()
        ? Optional.empty()
        : Optional.of(differ("the numbers of instructions", a.size(), b.size()));
  }

  private static String instruction(Code code, int pc) {
    return InstructionText.withLabels(code).line(pc, 0);
  }

  private static Optional<String> ofConstants(Code a, Code b) {
    for (int i = 0; i < Math.min(a.constants().size(), b.constants().size()); i++) {
      Object left = a.constants().get(i);
      Object right = b.constants().get(i);
      if (left instanceof Code inner && right instanceof Code other) {
        if (!ModuleComparison.sameCode(inner, other)) {
          return Optional.of("in function " + inner.name() + ": " + ofCodes(inner, other));
        }
      } else if (!left.equals(right)) {
        return Optional.of(differ("the constants with number " + i, left, right));
      }
    }
    return a.constants().size() == b.constants().size()
        ? Optional.empty()
        : Optional.of(
            differ("the numbers of constants", a.constants().size(), b.constants().size()));
  }

  private static Optional<String> ofLists(String what, List<?> a, List<?> b) {
    return a.equals(b) ? Optional.empty() : Optional.of(differ(what, a, b));
  }

  private static String differ(String what, Object a, Object b) {
    return what + " differ: " + a + " and " + b;
  }
}
