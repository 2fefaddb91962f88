package dev.hotspur.assembler.binary;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.CodeHeader;
import dev.hotspur.vm.bytecode.ExceptionEntry;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.bytecode.Parameters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the functions. Those within others stand before them, and each is used once: so they are
 * trees, as deep as the reader allows, and nothing here calls itself.
 */
final class FunctionReader {
  /** How deep functions may be nested, as the verifier allows. */
  static final int DEEPEST = 100;

  private static final int HIGHEST = Integer.MAX_VALUE;

  /** A function, how deep others are nested in it, how many, and whether it has been used. */
  private static final class Entry {
    private final FunctionDefinition function;
    private final int nesting;
    private final int within;
    private boolean isUsed;

    private Entry(FunctionDefinition function, int nesting, int within) {
      this.function = function;
      this.nesting = nesting;
      this.within = within;
    }
  }

  private final ByteSource in;
  private final ByteSource constants;
  private final ByteSource instructions;
  private final Optional<ByteSource> positions;
  private final StringTable strings;
  private final ConstantReader constantReader;
  private final List<Opcode> opcodes;
  private final List<Entry> entries = new ArrayList<>();
  private int nesting;
  private int within;

  FunctionReader(SectionTable sections, StringTable strings) throws BinaryException {
    this.in = sections.get(Section.FUNCTIONS);
    this.constants = sections.get(Section.CONSTANTS);
    this.instructions = sections.get(Section.INSTRUCTIONS);
    this.positions =
        sections.has(Section.POSITIONS)
            ? Optional.of(sections.get(Section.POSITIONS))
            : Optional.empty();
    this.strings = strings;
    this.constantReader = new ConstantReader(strings, this::take);
    this.opcodes = opcodes(sections.get(Section.OPCODES), strings);
  }

  /** The instructions that the file uses. Their numbers are the file's own, so they are named. */
  private static List<Opcode> opcodes(ByteSource in, StringTable strings) throws BinaryException {
    List<Opcode> opcodes = new ArrayList<>();
    while (!in.isAtEnd()) {
      int start = in.at();
      String mnemonic = strings.read(in);
      Optional<Opcode> opcode = Opcode.ofMnemonic(mnemonic);
      if (opcode.isEmpty()) {
        throw new BinaryException(
            start, "this version does not know the instruction " + shown(mnemonic));
      }
      opcodes.add(opcode.get());
    }
    return opcodes;
  }

  /** A word of the file, short enough for a message. */
  private static String shown(String word) {
    int longest = 40;
    return word.codePointCount(0, word.length()) <= longest
        ? word
        : word.substring(0, word.offsetByCodePoints(0, longest)) + "...";
  }

  /** Reads all functions. */
  void readAll() throws BinaryException {
    while (!in.isAtEnd()) {
      int start = in.at();
      nesting = 0;
      within = 0;
      FunctionDefinition function = new FunctionDefinition(code(), defaults(), keywordDefaults());
      if (nesting > DEEPEST) {
        throw new BinaryException(start, "functions are nested more than " + DEEPEST + " deep");
      }
      // The name is a part of the qualified names of all functions within.
      strings.use(start, (long) within * function.name().length());
      entries.add(new Entry(function, nesting, within));
    }
  }

  /** Reads the number of a function that was read before; the function, which is used then. */
  FunctionDefinition take(ByteSource from) throws BinaryException {
    int start = from.at();
    int number = from.index(entries.size(), "function");
    Entry entry = entries.get(number);
    if (entry.isUsed) {
      throw new BinaryException(start, "the function " + number + " is used twice");
    }
    entry.isUsed = true;
    nesting = Math.max(nesting, entry.nesting + 1);
    within += entry.within + 1;
    return entry.function;
  }

  /** Checks that everything has been read and used. */
  void finish() throws BinaryException {
    for (int number = 0; number < entries.size(); number++) {
      if (!entries.get(number).isUsed) {
        throw new BinaryException(in.at(), "the function " + number + " is never used");
      }
    }
    constants.finish();
    instructions.finish();
    if (positions.isPresent()) {
      positions.get().finish();
    }
  }

  private List<Object> defaults() throws BinaryException {
    List<Object> values = new ArrayList<>();
    for (int i = in.count("defaults"); i > 0; i--) {
      values.add(constantReader.readValue(in));
    }
    return values;
  }

  private Map<String, Object> keywordDefaults() throws BinaryException {
    Map<String, Object> values = new TreeMap<>();
    for (int i = in.count("defaults by name"); i > 0; i--) {
      int start = in.at();
      if (values.put(strings.read(in), constantReader.readValue(in)) != null) {
        throw new BinaryException(start, "a parameter has two defaults");
      }
    }
    return values;
  }

  private Code code() throws BinaryException {
    CodeHeader header = header();
    int maxStack = in.number(HIGHEST, "the greatest stack");
    List<ExceptionEntry> table = exceptionTable();
    int constantCount = in.number(constants.remaining(), "the number of constants");
    int most = Math.min(instructions.remaining(), CodeBuilder.MAX_SIZE);
    int size = in.number(most, "the number of instructions");
    List<Object> pool = new ArrayList<>();
    for (int i = 0; i < constantCount; i++) {
      pool.add(constantReader.read(constants));
    }
    int[] words = words(size);
    int[] places = new int[4 * size];
    if (positions.isPresent()) {
      positions(positions.get(), header.firstLine(), places);
    }
    return Code.of(header, pool, words, maxStack, table, places);
  }

  private CodeHeader header() throws BinaryException {
    String name = strings.read(in);
    String file = strings.read(in);
    int firstLine = in.number(HIGHEST, "the first line");
    int positionalOnly = in.number(Opcode.MAX_OPERAND, "the number of parameters");
    int positional = in.number(Opcode.MAX_OPERAND, "the number of parameters");
    int keywordOnly = in.number(Opcode.MAX_OPERAND, "the number of parameters");
    boolean variadic = truth();
    boolean variadicKeywords = truth();
    return new CodeHeader(
        name,
        file,
        firstLine,
        new Parameters(positionalOnly, positional, keywordOnly, variadic, variadicKeywords),
        variables("local variables"),
        variables("names"),
        variables("cell variables"),
        variables("free variables"),
        flags());
  }

  private boolean truth() throws BinaryException {
    return in.number(1, "a choice of no and yes") == 1;
  }

  /** Names that are told apart by their number, so none may stand there twice. */
  private List<String> variables(String what) throws BinaryException {
    int start = in.at();
    List<String> names = strings.readList(in, what);
    if (Set.copyOf(names).size() < names.size()) {
      throw new BinaryException(start, "two " + what + " of a function have the same name");
    }
    return names;
  }

  private Set<CodeFlag> flags() throws BinaryException {
    int start = in.at();
    Set<CodeFlag> flags = EnumSet.noneOf(CodeFlag.class);
    for (String word : strings.readList(in, "flags")) {
      Optional<CodeFlag> flag = CodeFlag.ofWord(word);
      if (flag.isEmpty()) {
        throw new BinaryException(start, "this version does not know the flag " + shown(word));
      }
      flags.add(flag.get());
    }
    return flags;
  }

  private List<ExceptionEntry> exceptionTable() throws BinaryException {
    List<ExceptionEntry> rows = new ArrayList<>();
    for (int i = in.count("rows of the exception table"); i > 0; i--) {
      rows.add(
          new ExceptionEntry(
              in.number(HIGHEST, "an offset"),
              in.number(HIGHEST, "an offset"),
              in.number(HIGHEST, "an offset"),
              in.number(HIGHEST, "a depth")));
    }
    return rows;
  }

  private int[] words(int size) throws BinaryException {
    int[] words = new int[size];
    for (int pc = 0; pc < size; pc++) {
      Opcode opcode = opcodes.get(instructions.index(opcodes.size(), "instruction"));
      int operand =
          opcode.operand() == OperandKind.NONE
              ? 0
              : instructions.number(Opcode.MAX_OPERAND, "the operand of " + opcode.mnemonic());
      words[pc] = Code.word(opcode, operand);
    }
    return words;
  }

  private static void positions(ByteSource in, int firstLine, int[] places) throws BinaryException {
    int line = firstLine;
    for (int at = 0; at < places.length; at += 4) {
      line = relative(line, in, "a line");
      places[at] = line;
      places[at + 1] = in.number(HIGHEST, "a column");
      places[at + 2] = relative(line, in, "a line");
      places[at + 3] = relative(places[at + 1], in, "a column");
    }
  }

  /** A number written as its distance from another. */
  private static int relative(int base, ByteSource in, String what) throws BinaryException {
    int start = in.at();
    long distance = in.signed();
    if (distance < -base || distance > (long) HIGHEST - base) {
      throw new BinaryException(start, what + " is negative or too large");
    }
    return (int) (base + distance);
  }
}
