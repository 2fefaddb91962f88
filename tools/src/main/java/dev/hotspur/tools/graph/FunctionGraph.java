package dev.hotspur.tools.graph;

import dev.hotspur.assembler.edit.BasicBlock;
import dev.hotspur.assembler.edit.ControlEdge;
import dev.hotspur.assembler.edit.ControlFlowGraph;
import dev.hotspur.assembler.print.InstructionText;
import dev.hotspur.tools.program.Functions;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A function's control-flow graph with the words in which all its forms speak of it.
 *
 * @param path the function's name
 * @param graph the graph
 */
public record FunctionGraph(String path, ControlFlowGraph graph) {
  private static final int OPERAND_COLUMN = 13;

  /** The graph of a function. */
  public static FunctionGraph of(Functions.Function function) {
    return new FunctionGraph(function.path(), ControlFlowGraph.of(function.code()));
  }

  Code code() {
    return graph.verified().code();
  }

  static String name(int block) {
    return "b" + block;
  }

  /** A block's instructions, each with its offset; jumps name blocks. */
  List<String> lines(BasicBlock block) {
    int width = Integer.toString(Math.max(0, code().size() - 1)).length();
    InstructionText text = new InstructionText(code(), pc -> name(graph.blockAt(pc).number()));
    int column = OPERAND_COLUMN;
    for (int pc = block.start(); pc < block.end(); pc++) {
      boolean hasOperand = code().opcode(pc).operand() != OperandKind.NONE;
      int least = code().opcode(pc).mnemonic().length() + 1;
      column = hasOperand ? Math.max(column, least) : column;
    }
    List<String> lines = new ArrayList<>();
    for (int pc = block.start(); pc < block.end(); pc++) {
      String offset = Integer.toString(pc);
      lines.add(" ".repeat(width - offset.length()) + offset + "  " + text.line(pc, column));
    }
    return lines;
  }

  /** What a block is, beside its name: empty for an ordinary one. */
  String role(BasicBlock block) {
    List<String> words = new ArrayList<>();
    if (block.number() == 0) {
      words.add("entry");
    }
    if (!graph.isReachable(block)) {
      words.add("never reached");
    }
    if (graph.predecessors(block).stream()
        .anyMatch(edge -> edge.kind() == ControlEdge.Kind.EXCEPTION)) {
      words.add("handler");
    }
    if (graph.loops().isHead(block.number())) {
      words.add(
          graph.loops().isIrreducible(block.number()) ? "head of irreducible loop" : "loop head");
    }
    return String.join(", ", words);
  }

  /** The source lines of a block: {@code line 3}, {@code lines 3-5}, or nothing if unknown. */
  String sourceLines(BasicBlock block) {
    int first = Integer.MAX_VALUE;
    int last = 0;
    for (int pc = block.start(); pc < block.end(); pc++) {
      int line = code().line(pc);
      first = line > 0 ? Math.min(first, line) : first;
      last = Math.max(last, line);
    }
    return last == 0 ? "" : first == last ? "line " + first : "lines " + first + "-" + last;
  }
}
