package dev.hotspur.vm.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a code object together: instructions in order, labels for jumps, and pools for constants and
 * names that keep each entry once. The greatest stack is computed.
 */
public final class CodeBuilder {
  /** The greatest number of instructions of a function: as many as a jump can tell apart. */
  public static final int MAX_SIZE = Opcode.MAX_OPERAND + 1;

  private static final int UNBOUND = -1;

  private final String name;
  private final String file;
  private final int firstLine;
  private Parameters parameters = Parameters.of(0);
  private Set<CodeFlag> flags = Set.of();
  private final Map<String, Integer> locals = new LinkedHashMap<>();
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final Map<String, Integer> cells = new LinkedHashMap<>();
  private final Map<String, Integer> frees = new LinkedHashMap<>();
  private final Map<Object, Integer> constants = new LinkedHashMap<>();
  private int[] words = new int[16];
  private int[] positions = new int[64];
  private int size;
  private int[] labels = new int[4];
  private int labelCount;
  private int[] jumps = new int[4];
  private int jumpCount;
  private final List<int[]> handlers = new ArrayList<>();

  /** Begins a function. */
  public CodeBuilder(String name, String file, int firstLine) {
    this.name = name;
    this.file = file;
    this.firstLine = firstLine;
  }

  /**
   * Declares the parameters; their names become the first locals, in the order of {@link
   * Parameters}.
   */
  public CodeBuilder parameters(Parameters kinds, List<String> parameterNames) {
    parameters = kinds;
    parameterNames.forEach(this::local);
    return this;
  }

  /** Sets the flags. */
  public CodeBuilder flags(Set<CodeFlag> newFlags) {
    flags = newFlags;
    return this;
  }

  /** The index of a local variable, added when it is new. */
  public int local(String variable) {
    return index(locals, variable);
  }

  /** The index of a global, attribute or module name, added when it is new. */
  public int name(String global) {
    return index(names, global);
  }

  /** The index of a variable that inner functions use, added when it is new. */
  public int cell(String variable) {
    return index(cells, variable);
  }

  /**
   * The index of an enclosing function's variable among the free variables, added when it is new.
   */
  public int free(String variable) {
    return index(frees, variable);
  }

  /** The index of a constant, added when it is new; 1, 1.0 and True are three constants. */
  public int constant(Object value) {
    return index(constants, value);
  }

  private static <T> int index(Map<T, Integer> pool, T entry) {
    Integer known = pool.putIfAbsent(entry, pool.size());
    return known == null ? pool.size() - 1 : known;
  }

  /** A new label, not yet bound to a place. */
  public int newLabel() {
    labels = withRoom(labels, labelCount);
    labels[labelCount] = UNBOUND;
    return labelCount++;
  }

  /** Binds a label to the next instruction. */
  public CodeBuilder bind(int label) {
    labels[label] = size;
    return this;
  }

  /** The offset of the next instruction. */
  public int size() {
    return size;
  }

  /** Adds an instruction without a position. */
  public CodeBuilder add(Opcode opcode, int operand) {
    return add(opcode, operand, Position.UNKNOWN);
  }

  /** Adds an instruction without an operand and without a position. */
  public CodeBuilder add(Opcode opcode) {
    return add(opcode, 0, Position.UNKNOWN);
  }

  /**
   * Adds an instruction. For an operand of kind {@link OperandKind#LABEL} the operand is a label.
   *
   * @throws IllegalArgumentException when the operand has no room in an instruction
   */
  public CodeBuilder add(Opcode opcode, int operand, Position position) {
    boolean jump = opcode.operand() == OperandKind.LABEL;
    if (operand < 0 || (operand > Opcode.MAX_OPERAND && !jump)) {
      throw new IllegalArgumentException(
          opcode + " has an operand of " + operand + ", the limit is " + Opcode.MAX_OPERAND);
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      positions = Arrays.copyOf(positions, 8 * size);
    }
    if (jump) {
      jumps = withRoom(jumps, jumpCount + 1);
      jumps[jumpCount++] = size;
      jumps[jumpCount++] = operand;
    }
    words[size] = Code.word(opcode, jump ? 0 : operand);
    positions[4 * size] = position.line();
    positions[4 * size + 1] = position.column();
    positions[4 * size + 2] = position.endLine();
    positions[4 * size + 3] = position.endColumn();
    size++;
    return this;
  }

  /** Adds a row to the exception table; inner blocks are added before outer ones. */
  public CodeBuilder handler(int startLabel, int endLabel, int handlerLabel, int depth) {
    handlers.add(new int[] {startLabel, endLabel, handlerLabel, depth});
    return this;
  }

  /**
   * The code object. Rows of the exception table that cover nothing are left out.
   *
   * @throws IllegalStateException when a label that is used was never bound, or when there are more
   *     than {@link #MAX_SIZE} instructions
   */
  public Code build() {
    if (size > MAX_SIZE) {
      throw new IllegalStateException(name + " has more than " + MAX_SIZE + " instructions");
    }
    int[] finished = Arrays.copyOf(words, size);
    for (int i = 0; i < jumpCount; i += 2) {
      finished[jumps[i]] |= target(jumps[i + 1]) << 8;
    }
    List<ExceptionEntry> table = new ArrayList<>();
    for (int[] row : handlers) {
      ExceptionEntry entry =
          new ExceptionEntry(target(row[0]), target(row[1]), target(row[2]), row[3]);
      if (entry.start() < entry.end()) {
        table.add(entry);
      }
    }
    CodeHeader header =
        new CodeHeader(
            name,
            file,
            firstLine,
            parameters,
            List.copyOf(locals.keySet()),
            List.copyOf(names.keySet()),
            List.copyOf(cells.keySet()),
            List.copyOf(frees.keySet()),
            flags);
    List<Object> pool = List.copyOf(constants.keySet());
    int[] places = Arrays.copyOf(positions, 4 * size);
    Code draft = new Code(header, pool, finished, Verifier.MAX_STACK, table, places);
    return draft.withStack(greatestStack(draft));
  }

  /** The array, or a larger copy, with room for an entry at an index. */
  private static int[] withRoom(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
  }

  /** The stack the code needs; of code that cannot be measured what its reachable part needs. */
  private static int greatestStack(Code draft) {
    for (int pc = 0; pc < draft.size(); pc++) {
      if (draft.opcode(pc).operand() == OperandKind.LABEL && draft.operand(pc) >= draft.size()) {
        return 0;
      }
    }
    for (ExceptionEntry entry : draft.exceptionTable()) {
      if (entry.end() > draft.size() || entry.handler() >= draft.size()) {
        return 0;
      }
    }
    return draft.size() == 0 ? 0 : StackDepths.of(draft).greatest();
  }

  private int target(int label) {
    int target = labels[label];
    if (target == UNBOUND) {
      throw new IllegalStateException("label " + label + " of " + name + " was never bound");
    }
    return target;
  }
}
