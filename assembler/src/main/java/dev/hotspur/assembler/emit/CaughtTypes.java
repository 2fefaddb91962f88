package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.value.ExceptionTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The globals that {@code .except} lines name. A misspelt one is found by no run in which nothing
 * is raised, so it is worth a warning where the program itself does not make a global of that name.
 */
final class CaughtTypes {
  private final List<Caught> caught = new ArrayList<>();

  private record Caught(String name, Operand written, Reporter reporter) {}

  /** Notes that a global is named as a type. */
  void add(String name, Operand written, Reporter reporter) {
    caught.add(new Caught(name, written, reporter));
  }

  /** Warns of names that are nearly those of builtin exceptions, once all functions are there. */
  void check(Set<String> functionNames, List<FunctionDefinition> functions) {
    if (caught.isEmpty()) {
      return;
    }
    List<String> builtins = new ArrayList<>();
    ExceptionTypes.all().forEach(type -> builtins.add(type.name()));
    Set<String> known = new HashSet<>(builtins);
    known.addAll(functionNames);
    functions.forEach(function -> addStored(function.code(), known));
    for (Caught type : caught) {
      Optional<String> close =
          known.contains(type.name())
              ? Optional.empty()
              : Suggestions.closest(type.name(), builtins);
      if (close.isPresent()) {
        type.reporter()
            .warning(
                type.written().span(),
                "there is no builtin exception " + type.name() + ", nor does the program store one",
                close);
      }
    }
  }

  private static void addStored(Code code, Set<String> known) {
    for (int pc = 0; pc < code.size(); pc++) {
      if (code.opcode(pc) == Opcode.STORE_GLOBAL) {
        known.add(code.names().get(code.operand(pc)));
      }
    }
  }
}
