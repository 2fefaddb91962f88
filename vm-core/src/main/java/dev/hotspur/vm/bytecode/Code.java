package dev.hotspur.vm.bytecode;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An immutable code object: what a function is before it runs. It can be shared by any number of
 * machines; translations, counters and caches belong to a machine, never to the code.
 *
 * <p>Every instruction is one word with the opcode in the low eight bits and the operand above it,
 * so an offset (pc) is the instruction's number. Made by {@link CodeBuilder}; checked by {@link
 * Verifier}.
 */
public final class Code {
  private final CodeHeader header;
  private final List<Object> constants;
  private final int[] words;
  private final int maxStack;
  private final List<ExceptionEntry> exceptionTable;
  private final int[] positions;

  Code(
      CodeHeader header,
      List<Object> constants,
      int[] words,
      int maxStack,
      List<ExceptionEntry> exceptionTable,
      int[] positions) {
    this.header = header;
    this.constants = List.copyOf(constants);
    this.words = words.clone();
    this.maxStack = maxStack;
    this.exceptionTable = List.copyOf(exceptionTable);
    this.positions = positions.clone();
  }

  private Code(Code other, int maxStack) {
    this.header = other.header;
    this.constants = other.constants;
    this.words = other.words;
    this.maxStack = maxStack;
    this.exceptionTable = other.exceptionTable;
    this.positions = other.positions;
  }

  /** The same code with another greatest number of values on the stack. */
  Code withStack(int greatest) {
    return new Code(this, greatest);
  }

  /**
   * A code object of these parts, which are taken as they are; {@link CodeBuilder} computes most of
   * them.
   *
   * @param words the instructions, as {@link #word(Opcode, int)} makes them
   * @param maxStack the greatest number of values on the stack
   * @param exceptionTable its rows, inner blocks first
   * @param positions four numbers for each instruction, in the order of {@link Position}
   * @throws IllegalArgumentException if a word is no instruction, or the positions are not four
   *     numbers for each
   */
  public static Code of(
      CodeHeader header,
      List<Object> constants,
      int[] words,
      int maxStack,
      List<ExceptionEntry> exceptionTable,
      int[] positions) {
    for (int word : words) {
      if (Opcode.ofCode(word & 0xFF).isEmpty()) {
        throw new IllegalArgumentException("there is no opcode " + (word & 0xFF));
      }
    }
    if (positions.length != 4L * words.length) {
      throw new IllegalArgumentException(
          words.length + " instructions have " + positions.length + " numbers as positions");
    }
    return new Code(header, constants, words, maxStack, exceptionTable, positions);
  }

  /** The word of an instruction; {@code operand} is from 0 to {@link Opcode#MAX_OPERAND}. */
  public static int word(Opcode opcode, int operand) {
    return opcode.code() | operand << 8;
  }

  /** Name, parameters, names of variables and the like. */
  public CodeHeader header() {
    return header;
  }

  /** The function's name. */
  public String name() {
    return header.name();
  }

  /** The file the function came from. */
  public String file() {
    return header.file();
  }

  /** The line of the function's beginning. */
  public int firstLine() {
    return header.firstLine();
  }

  /** The kinds of the parameters. */
  public Parameters parameters() {
    return header.parameters();
  }

  /** Names of the local variables, parameters first. */
  public List<String> locals() {
    return header.locals();
  }

  /** Names of globals, attributes and modules. */
  public List<String> names() {
    return header.names();
  }

  /** Variables that inner functions use. */
  public List<String> cells() {
    return header.cells();
  }

  /** Variables of enclosing functions. */
  public List<String> frees() {
    return header.frees();
  }

  /**
   * How many variables the function has: locals, cells and frees. A machine keeps them in this
   * order in the first registers of a frame, and the operand stack in those after them.
   */
  public int variables() {
    return locals().size() + cells().size() + frees().size();
  }

  /** Whether the function shares variables with others. */
  public boolean sharesVariables() {
    return !cells().isEmpty() || !frees().isEmpty();
  }

  /** The parameter whose argument a cell variable begins with, if it is one. */
  public OptionalInt parameterOf(int cell) {
    int index = locals().subList(0, parameters().count()).indexOf(cells().get(cell));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The name of a cell or free variable, by the operand of the instructions on them. */
  public String sharedVariable(int index) {
    int cells = cells().size();
    return index < cells ? cells().get(index) : frees().get(index - cells);
  }

  /** The function's flags. */
  public Set<CodeFlag> flags() {
    return header.flags();
  }

  /**
   * The constants: None, Boolean, Long, BigInteger, Double, Str, TupleValue of these, or a {@link
   * FunctionDefinition} for a function within this one.
   */
  public List<Object> constants() {
    return constants;
  }

  /** The number of instructions; offsets are below it. */
  public int size() {
    return words.length;
  }

  /** The instruction at an offset. */
  public Opcode opcode(int pc) {
    return Opcode.ofWord(words[pc]);
  }

  /** The operand of the instruction at an offset; 0 when it has none. */
  public int operand(int pc) {
    return words[pc] >>> 8;
  }

  /** The word at an offset, opcode and operand. */
  public int word(int pc) {
    return words[pc];
  }

  /** The greatest number of values on the stack at any time. */
  public int maxStack() {
    return maxStack;
  }

  /** The exception table, inner blocks first. */
  public List<ExceptionEntry> exceptionTable() {
    return exceptionTable;
  }

  /** Where the instruction stands in its source. */
  public Position position(int pc) {
    int at = 4 * pc;
    return new Position(positions[at], positions[at + 1], positions[at + 2], positions[at + 3]);
  }

  /** The line of the instruction, 0 if unknown. */
  public int line(int pc) {
    return positions[4 * pc];
  }

  /** Structural equality: same header, constants, instructions, tables and positions. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Code that
        && header.equals(that.header)
        && maxStack == that.maxStack
        && java.util.Arrays.equals(words, that.words)
        && constants.equals(that.constants)
        && exceptionTable.equals(that.exceptionTable)
        && java.util.Arrays.equals(positions, that.positions);
  }

  @Override
  public int hashCode() {
    return 31 * header.hashCode() + java.util.Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return "<code " + name() + " at " + file() + ":" + firstLine() + ">";
  }
}
