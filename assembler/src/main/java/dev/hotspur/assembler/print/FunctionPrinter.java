package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Escapes;
import dev.hotspur.assembler.syntax.Literals;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.ExceptionEntry;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.bytecode.Position;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints one function. */
final class FunctionPrinter {
  private static final int NESTING_WIDTH = 8;
  private static final int OPERAND_WIDTH = 16;

  private final Code code;
  private final PrintOptions options;
  private final VerifiedDepths depths;
  private final Remarks remarks;
  private final Optional<VerifiedCode> verified;
  private final StringBuilder out;
  private final LabelNames labels;
  private final InstructionText text;
  private final String margin;
  private final String indent;
  private final int mnemonicWidth;

  FunctionPrinter(
      Code code,
      PrintOptions options,
      VerifiedDepths depths,
      Remarks remarks,
      int nesting,
      StringBuilder out) {
    this.code = code;
    this.options = options;
    this.depths = depths;
    this.remarks = remarks;
    this.verified = depths.of(code);
    this.out = out;
    this.labels = new LabelNames(code);
    this.text = new InstructionText(code, labels::at);
    this.margin = " ".repeat(NESTING_WIDTH * nesting);
    this.indent = margin + " ".repeat(labels.width());
    this.mnemonicWidth = mnemonicWidth();
  }

  private int mnemonicWidth() {
    int width = Spacing.MNEMONIC_WIDTH;
    for (int pc = 0; pc < code.size(); pc++) {
      if (code.opcode(pc).operand() != OperandKind.NONE) {
        width = Math.max(width, code.opcode(pc).mnemonic().length() + 1);
      }
    }
    return width;
  }

  /** Prints the function with the defaults of its definition. */
  void print(FunctionDefinition definition) {
    List<Object> defaults = definition.defaults();
    Map<String, Object> keywordDefaults = definition.keywordDefaults();
    if (options.locations()) {
      out.append(margin).append(location(new Position(code.firstLine(), 0, 0, 0))).append('\n');
    }
    out.append(margin).append(Directive.FUNC).append(' ').append(Words.written(code.name()));
    out.append('(').append(String.join(", ", parameters(defaults, keywordDefaults))).append(')');
    for (CodeFlag flag : CodeFlag.values()) {
      if (code.flags().contains(flag)) {
        out.append(' ').append(flag.word());
      }
    }
    out.append('\n');
    for (String line : new Pools(code).declarations()) {
      out.append(indent).append(line).append('\n');
    }
    inner();
    instructions();
    for (ExceptionEntry row : code.exceptionTable()) {
      out.append(indent).append(Directive.HANDLER).append(' ').append(labels.at(row.start()));
      out.append(' ').append(labels.at(row.end())).append(' ').append(labels.at(row.handler()));
      out.append(' ').append(row.depth()).append('\n');
    }
    out.append(margin).append(Directive.END).append('\n');
  }

  private List<String> parameters(List<Object> defaults, Map<String, Object> keywordDefaults) {
    Parameters kinds = code.parameters();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < kinds.byPosition(); i++) {
      int at = i - (kinds.byPosition() - defaults.size());
      String name = Words.written(code.locals().get(i));
      written.add(at < 0 ? name : name + "=" + Literals.written(defaults.get(at)));
      if (i + 1 == kinds.positionalOnly()) {
        written.add("/");
      }
    }
    int next = kinds.byPosition() + kinds.keywordOnly();
    if (kinds.variadic()) {
      written.add("*" + Words.written(code.locals().get(next)));
      next++;
    } else if (kinds.keywordOnly() > 0) {
      written.add("*");
    }
    for (int i = kinds.byPosition(); i < kinds.byPosition() + kinds.keywordOnly(); i++) {
      String name = code.locals().get(i);
      Object value = keywordDefaults.getOrDefault(name, "");
      boolean required = !keywordDefaults.containsKey(name);
      written.add(Words.written(name) + (required ? "" : "=" + Literals.written(value)));
    }
    if (kinds.variadicKeywords()) {
      written.add("**" + Words.written(code.locals().get(next)));
    }
    return written;
  }

  private void inner() {
    for (Object constant : code.constants()) {
      if (constant instanceof FunctionDefinition nested) {
        int nesting = margin.length() / NESTING_WIDTH + 1;
        new FunctionPrinter(nested.code(), options, depths, remarks, nesting, out).print(nested);
      }
    }
  }

  private void instructions() {
    Optional<Position> current = Optional.empty();
    for (int pc = 0; pc < code.size(); pc++) {
      Position position = code.position(pc);
      if (options.locations() && !current.equals(Optional.of(position))) {
        out.append(indent).append(location(position)).append('\n');
        current = Optional.of(position);
      }
      for (String remark : remarks.on(code, pc)) {
        out.append(indent).append("; ").append(remark).append('\n');
      }
      instruction(pc);
    }
    if (labels.has(code.size())) {
      out.append(margin).append(labels.at(code.size())).append(":\n");
    }
  }

  private String location(Position at) {
    return "%s %s %d %d %d %d"
        .formatted(
            Directive.LOC,
            Escapes.quote(code.file(), '"'),
            at.line(),
            at.column(),
            at.endLine(),
            at.endColumn());
  }

  private void instruction(int pc) {
    int lineStart = out.length();
    out.append(margin);
    if (labels.has(pc)) {
      out.append(labels.at(pc)).append(':');
    }
    pad(lineStart + indent.length());
    Opcode opcode = code.opcode(pc);
    String operand = text.operand(pc);
    out.append(opcode.mnemonic());
    if (!operand.isEmpty()) {
      pad(lineStart + indent.length() + mnemonicWidth);
      out.append(operand);
    }
    if (options.hasComments()) {
      pad(lineStart + indent.length() + mnemonicWidth + OPERAND_WIDTH);
      out.append(" ;").append(comment(pc));
    }
    out.append('\n');
  }

  private void pad(int length) {
    while (out.length() < length) {
      out.append(' ');
    }
  }

  private String comment(int pc) {
    StringBuilder comment = new StringBuilder();
    if (options.offsets()) {
      comment.append(String.format(" %5d", pc));
    }
    if (options.depths() && verified.isPresent()) {
      int depth = verified.get().depth(pc);
      comment.append(depth < 0 ? "  unreached" : "  depth " + depth);
    }
    if (options.positions()) {
      Position at = code.position(pc);
      comment.append("  ").append(at.line()).append(':').append(at.column());
      comment.append('-').append(at.endLine()).append(':').append(at.endColumn());
    }
    return comment.toString();
  }
}
