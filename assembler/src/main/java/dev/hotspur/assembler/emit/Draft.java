package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.bytecode.Position;
import dev.hotspur.vm.bytecode.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A function's instructions before the depth of the stack is known. The rows of its exception table
 * need that depth, and it can only be found when all jumps are there.
 */
final class Draft {
  private static final int UNBOUND = -1;

  private Opcode[] opcodes = new Opcode[16];
  private int[] operands = new int[16];
  private Span[] spans = new Span[16];
  private Position[] positions = new Position[16];
  private int size;
  private int[] labels = new int[16];
  private int labelCount;
  private boolean reachable = true;
  private final List<Region> regions = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<CopyFix> copies = new ArrayList<>();

  /** A COPY of the value that lies above those that were there at a label. */
  private record CopyFix(int pc, int baseLabel) {}

  /** Adds an instruction; the operand of a jump is a label. */
  void add(Opcode opcode, int operand, Span span, Position position) {
    if (size == opcodes.length) {
      opcodes = Arrays.copyOf(opcodes, 2 * size);
      operands = Arrays.copyOf(operands, 2 * size);
      spans = Arrays.copyOf(spans, 2 * size);
      positions = Arrays.copyOf(positions, 2 * size);
    }
    opcodes[size] = opcode;
    operands[size] = operand;
    spans[size] = span;
    positions[size] = position;
    size++;
    reachable = !opcode.has(Trait.ENDS);
  }

  /** Adds a COPY of the value at the depth that the stack has at a label. */
  void addCopyOf(int baseLabel, Span span, Position position) {
    copies.add(new CopyFix(size, baseLabel));
    add(Opcode.COPY, 1, span, position);
  }

  int size() {
    return size;
  }

  Opcode opcode(int pc) {
    return opcodes[pc];
  }

  int operand(int pc) {
    return operands[pc];
  }

  Span span(int pc) {
    return spans[pc];
  }

  /** The spans of all instructions. */
  List<Span> spans() {
    return List.of(Arrays.copyOf(spans, size));
  }

  /** Whether the next instruction can follow the last one. */
  boolean isReachable() {
    return reachable;
  }

  int newLabel() {
    if (labelCount == labels.length) {
      labels = Arrays.copyOf(labels, 2 * labelCount);
    }
    labels[labelCount] = UNBOUND;
    return labelCount++;
  }

  /** Binds a label to the next instruction. */
  void bind(int label) {
    labels[label] = size;
    reachable = true;
  }

  /** A new label at the next instruction that nothing jumps to. */
  int mark() {
    int label = newLabel();
    labels[label] = size;
    return label;
  }

  int target(int label) {
    return labels[label];
  }

  /** Makes known a region, whose handler is entered from the depth at its base. */
  void add(Region region) {
    regions.add(region);
  }

  List<Region> regions() {
    return regions;
  }

  /** Adds a row to the exception table; inner rows first. */
  void add(Row row) {
    rows.add(row);
  }

  List<Row> rows() {
    return rows;
  }

  /** Adds everything to a builder that has the pools already. */
  void build(CodeBuilder builder) {
    boolean plain = regions.isEmpty() && copies.isEmpty();
    int[] depths = plain ? new int[0] : DraftDepths.of(this);
    for (CopyFix copy : copies) {
      int base = depths[labels[copy.baseLabel()]];
      operands[copy.pc()] = Math.max(1, depths[copy.pc()] - base);
    }
    List<Row> finished = new ArrayList<>();
    for (Row row : rows) {
      row.resolve(this, depths, finished);
    }
    int[] builderLabels = new int[labelCount];
    for (int label = 0; label < labelCount; label++) {
      builderLabels[label] = builder.newLabel();
    }
    feed(builder, builderLabels);
    for (Row row : finished) {
      builder.handler(
          builderLabels[row.start()],
          builderLabels[row.end()],
          builderLabels[row.handler()],
          row.depth());
    }
  }

  private void feed(CodeBuilder builder, int[] builderLabels) {
    int[] firstAt = new int[size + 1];
    int[] nextAt = new int[labelCount];
    Arrays.fill(firstAt, UNBOUND);
    for (int label = 0; label < labelCount; label++) {
      if (labels[label] != UNBOUND) {
        nextAt[label] = firstAt[labels[label]];
        firstAt[labels[label]] = label;
      }
    }
    for (int pc = 0; pc <= size; pc++) {
      for (int label = firstAt[pc]; label != UNBOUND; label = nextAt[label]) {
        builder.bind(builderLabels[label]);
      }
      if (pc < size) {
        boolean jump = opcodes[pc].operand() == OperandKind.LABEL;
        int operand = jump ? builderLabels[operands[pc]] : operands[pc];
        builder.add(opcodes[pc], operand, positions[pc]);
      }
    }
  }

  /** A label at an offset that may lie before the end. */
  int labelAt(int pc) {
    int label = newLabel();
    labels[label] = pc;
    return label;
  }
}
