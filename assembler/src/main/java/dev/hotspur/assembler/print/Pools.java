package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Literals;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The declarations that a function needs so that its pools come out in their order. The assembler
 * fills pools by first use, so most functions need none.
 */
final class Pools {
  private final Code code;

  Pools(Code code) {
    this.code = code;
  }

  /** The lines, without line ends. */
  List<String> declarations() {
    List<String> lines = new ArrayList<>();
    int parameters = code.parameters().count();
    List<String> own = code.locals().subList(parameters, code.locals().size());
    if (!isByFirstUse(OperandKind.LOCAL, parameters, code.locals().size()) || !allStored()) {
      lines.add(names(Directive.LOCAL, own));
    }
    if (!code.cells().isEmpty()) {
      lines.add(names(Directive.CELL, code.cells()));
    }
    if (!code.frees().isEmpty()) {
      lines.add(names(Directive.FREE, code.frees()));
    }
    if (!isByFirstUse(OperandKind.NAME, 0, code.names().size())) {
      lines.add(names(Directive.NAME, code.names()));
    }
    if (!isByFirstUse(OperandKind.CONSTANT, 0, code.constants().size())) {
      for (Object constant : code.constants()) {
        lines.add(Directive.CONSTANT + " " + written(constant));
      }
    }
    return lines;
  }

  /** A constant as an operand: a function by its name. */
  static String written(Object constant) {
    return constant instanceof FunctionDefinition function
        ? Words.written(function.name())
        : Literals.written(constant);
  }

  private static String names(Directive directive, List<String> names) {
    return directive + " " + names.stream().map(Words::written).collect(Collectors.joining(", "));
  }

  /** Whether the entries after the given ones first appear in the code in their order. */
  private boolean isByFirstUse(OperandKind kind, int given, int size) {
    int next = given;
    for (int pc = 0; pc < code.size(); pc++) {
      if (code.opcode(pc).operand() == kind) {
        int operand = code.operand(pc);
        if (operand > next) {
          return false;
        }
        next += operand == next ? 1 : 0;
      }
    }
    return next == size;
  }

  /** Whether every local variable but the parameters is stored into. */
  private boolean allStored() {
    BitSet stored = new BitSet();
    for (int pc = 0; pc < code.size(); pc++) {
      boolean local = code.opcode(pc).operand() == OperandKind.LOCAL;
      if (local && code.opcode(pc).effect().takes() > 0) {
        stored.set(code.operand(pc));
      }
    }
    int parameters = code.parameters().count();
    return stored.nextClearBit(parameters) >= code.locals().size();
  }
}
