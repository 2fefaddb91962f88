package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Item.ParameterKind;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.vm.builtin.Builtins;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.ExceptionTypes;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.TypeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words about things, as hovers and completions show them. */
final class Describe {
  private Describe() {}

  /** A piece of a program in Markdown. */
  static String code(String text) {
    return "```spur\n" + text + "\n```";
  }

  /** How an instruction is written, for example {@code COPY n}. */
  static String form(Opcode opcode) {
    return opcode.operand() == OperandKind.NONE
        ? opcode.mnemonic()
        : opcode.mnemonic() + " " + opcode.operand().placeholder();
  }

  /** The effect of an instruction on the stack, for example {@code left right -- result}. */
  static String effect(Opcode opcode) {
    return opcode.jumpNotation().equals(opcode.notation())
        ? opcode.notation()
        : opcode.notation() + "; if it jumps: " + opcode.jumpNotation();
  }

  /** How a directive is written. */
  static String form(Directive directive) {
    return (directive + " " + directive.operands()).strip();
  }

  /** Name and parameters of a function. */
  static String signature(Item.Function function, SourceText source) {
    return Words.written(function.name().text())
        + "("
        + String.join(", ", parameters(function, source))
        + ")";
  }

  /** The parameters of a function as they are written, the marks between them included. */
  static List<String> parameters(Item.Function function, SourceText source) {
    List<String> words = new ArrayList<>();
    boolean slash = false;
    boolean star = false;
    for (Item.Parameter parameter : function.parameters()) {
      ParameterKind kind = parameter.kind();
      if (slash && kind != ParameterKind.POSITIONAL_ONLY) {
        words.add("/");
      }
      slash = kind == ParameterKind.POSITIONAL_ONLY;
      if (kind == ParameterKind.KEYWORD_ONLY && !star) {
        words.add("*");
      }
      star |= kind == ParameterKind.VARIADIC || kind == ParameterKind.KEYWORD_ONLY;
      String prefix =
          switch (kind) {
            case VARIADIC -> "*";
            case VARIADIC_KEYWORDS -> "**";
            default -> "";
          };
      String value = parameter.defaultValue().map(v -> "=" + source.text(v.span())).orElse("");
      words.add(prefix + Words.written(parameter.name().text()) + value);
    }
    if (slash) {
      words.add("/");
    }
    return words;
  }

  /** Name and parameters of a macro. */
  static String signature(Item.Macro macro) {
    List<String> parameters =
        macro.parameters().stream().map(p -> Words.written(p.text())).toList();
    return Words.written(macro.name().text()) + "(" + String.join(", ", parameters) + ")";
  }

  /** The builtins by name. */
  static Map<String, Object> builtins() {
    Globals globals = new Globals();
    Builtins.install(globals);
    return globals.snapshot();
  }

  /** What a builtin is. */
  static String builtin(Object value) {
    if (value instanceof TypeValue type) {
      return type.isSubtypeOf(ExceptionTypes.BASE_EXCEPTION)
          ? "built-in exception"
          : "built-in type";
    }
    return value instanceof BuiltinValue ? "built-in function" : "builtin";
  }

  /** A number of values. */
  static String values(int count) {
    return count == 1 ? "1 value" : count + " values";
  }
}
