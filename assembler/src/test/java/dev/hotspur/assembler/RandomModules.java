package dev.hotspur.assembler;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.bytecode.Position;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes modules that pass the verifier and otherwise have everything that modules can have. Every
 * instruction of the table appears, also those added later.
 */
public final class RandomModules {
  private static final List<String> NAMES =
      List.of(
          "x",
          "total",
          "a.b",
          "ß",
          "数",
          "None",
          "inf",
          "two words",
          "",
          "`",
          "\\",
          "L1",
          "line\nbreak",
          "\uD800",
          "😀",
          "ADD",
          "1x",
          "_",
          "é.ü",
          "a.",
          "\"",
          ";",
          "a:");
  private static final List<Object> CONSTANTS =
      List.of(
          None.NONE,
          true,
          false,
          0L,
          1L,
          -1L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          0.0,
          -0.0,
          1.0,
          0.1,
          1e300,
          Double.MIN_VALUE,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          BigInteger.TWO.pow(63),
          BigInteger.TWO.pow(63).negate().subtract(BigInteger.ONE),
          BigInteger.TWO.pow(20_000),
          BigInteger.TEN.pow(4299).negate(),
          Str.of(""),
          Str.of("a\"'`\\\n\r\t\0\u0085\u2028\uFEFF"),
          Str.of("😀\uDC00"),
          TupleValue.EMPTY,
          TupleValue.of(List.of(1L)),
          TupleValue.of(List.of(1L, 1.0, true, TupleValue.of(List.of(Str.of("x"), -0.0)))));
  private static final List<Opcode> OPCODES = List.of(Opcode.values());
  private static final int DEEPEST = 12;
  private static final int MOST_NESTED = 3;

  private final Random random;
  private CodeBuilder builder = new CodeBuilder("", "", 0);
  private int depth;
  // What a handler keeps must not be taken by the lines it protects.
  private int floor;
  private Position position = Position.UNKNOWN;
  // How many functions are around the present one, its cells and frees, and those within it.
  private int level;
  private List<String> shared = List.of();
  private List<FunctionDefinition> inner = List.of();

  private RandomModules(long seed) {
    this.random = new Random(seed);
  }

  /** The module of a seed. */
  public static Module of(long seed) {
    return new RandomModules(seed).module();
  }

  private Module module() {
    List<FunctionDefinition> functions = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      shared = List.of();
      functions.add(function(pick(NAMES) + i));
    }
    String entry = functions.get(random.nextInt(count)).name();
    return new Module(pick(NAMES), "some \"file\"", functions, entry);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A function within the present one, which goes on afterwards where it was. */
  private FunctionDefinition nested(String name) {
    CodeBuilder outerBuilder = builder;
    List<String> outerShared = shared;
    List<FunctionDefinition> outerInner = inner;
    level++;
    FunctionDefinition function = function(name);
    level--;
    builder = outerBuilder;
    shared = outerShared;
    inner = outerInner;
    return function;
  }

  /**
   * Cells, some of them parameters, free variables of the function around, and functions within.
   */
  private void within(List<String> parameters) {
    List<String> visible = shared;
    List<String> cells = new ArrayList<>();
    List<String> frees = new ArrayList<>();
    for (int i = random.nextInt(3) * random.nextInt(2); i > 0; i--) {
      boolean parameter = random.nextBoolean() && !parameters.isEmpty();
      cells.add(parameter ? pick(parameters) : pick(NAMES) + "c" + level);
    }
    for (String variable : visible) {
      if (random.nextBoolean()) {
        frees.add(variable);
      }
    }
    cells.forEach(builder::cell);
    frees.forEach(builder::free);
    shared = new ArrayList<>(new LinkedHashSet<>(cells));
    shared.addAll(frees);
    inner = new ArrayList<>();
    for (int i = level < MOST_NESTED ? random.nextInt(3) * random.nextInt(2) : 0; i > 0; i--) {
      inner.add(nested(pick(NAMES) + i));
    }
  }

  private FunctionDefinition function(String name) {
    builder = new CodeBuilder(name, random.nextBoolean() ? "f.py" : "", random.nextInt(100));
    Parameters kinds =
        new Parameters(
            random.nextInt(3),
            random.nextInt(3),
            random.nextInt(3),
            random.nextBoolean(),
            random.nextBoolean());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < kinds.count(); i++) {
      names.add(pick(NAMES) + i + "p" + level);
    }
    builder.parameters(kinds, names).flags(flags());
    within(names);
    pools();
    depth = 0;
    floor = 0;
    lines(4);
    while (depth > 0 && random.nextBoolean()) {
      add(Opcode.POP, 0);
    }
    add(Opcode.LOAD_CONST, builder.constant(None.NONE));
    add(Opcode.RETURN, 0);
    if (random.nextInt(4) == 0) {
      add(Opcode.ADD, 0);
    }
    Code code = builder.build();
    return new FunctionDefinition(
        code, defaults(kinds.byPosition()), keywordDefaults(kinds, names));
  }

  private Set<CodeFlag> flags() {
    Set<CodeFlag> flags = EnumSet.noneOf(CodeFlag.class);
    for (CodeFlag flag : CodeFlag.values()) {
      if (flag != CodeFlag.GENERATOR && random.nextInt(4) == 0) {
        flags.add(flag);
      }
    }
    return flags;
  }

  /** Entries that nothing uses, or that are used later in another order. */
  private void pools() {
    for (int i = random.nextInt(3) * random.nextInt(2); i > 0; i--) {
      builder.constant(constant());
      builder.local(pick(NAMES));
      builder.name(pick(NAMES));
    }
  }

  private List<Object> defaults(int most) {
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      values.add(pick(CONSTANTS));
    }
    return values;
  }

  private Map<String, Object> keywordDefaults(Parameters kinds, List<String> names) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < kinds.keywordOnly(); i++) {
      if (random.nextBoolean()) {
        values.put(names.get(kinds.byPosition() + i), pick(CONSTANTS));
      }
    }
    return values;
  }

  /** Lines that leave the stack as deep as they found it. */
  private void lines(int nesting) {
    int base = depth;
    for (int i = random.nextInt(8); i > 0; i--) {
      Opcode opcode = pick(OPCODES);
      switch (nesting > 0 ? random.nextInt(8) : 7) {
        case 0 -> loop(nesting);
        case 1 -> protectedLines(nesting);
        default -> any(opcode, nesting);
      }
    }
    settle(base);
  }

  private void settle(int wanted) {
    while (depth > wanted) {
      add(Opcode.POP, 0);
    }
    fill(wanted);
  }

  private void fill(int wanted) {
    while (depth < wanted) {
      add(Opcode.LOAD_CONST, builder.constant(pick(CONSTANTS)));
    }
  }

  private void loop(int nesting) {
    int label = builder.newLabel();
    builder.bind(label);
    lines(nesting - 1);
    fill(depth + 1);
    add(Opcode.POP_JUMP_IF_TRUE, label);
  }

  private void protectedLines(int nesting) {
    int start = builder.newLabel();
    int end = builder.newLabel();
    int handler = builder.newLabel();
    int after = builder.newLabel();
    int before = depth;
    int outerFloor = floor;
    floor = before;
    builder.bind(start);
    lines(nesting - 1);
    floor = outerFloor;
    builder.bind(end);
    add(Opcode.JUMP, after);
    builder.bind(handler);
    depth = before + 1;
    settle(before);
    builder.bind(after);
    builder.handler(start, end, handler, before);
  }

  /** Any instruction, with what it needs on the stack. */
  private void any(Opcode opcode, int nesting) {
    if (opcode.operand() == OperandKind.CELL && shared.isEmpty()) {
      return;
    }
    int operand = opcode.operand() == OperandKind.LABEL ? builder.newLabel() : operand(opcode);
    int needed = Math.max(opcode.effect().taken(operand), opcode.jumpEffect().taken(operand));
    if (depth > DEEPEST || (opcode.has(Trait.ENDS) && nesting == 0)) {
      return;
    }
    int skip = builder.newLabel();
    int before = depth;
    if (opcode.has(Trait.ENDS)) {
      fill(depth + 1);
      add(Opcode.POP_JUMP_IF_FALSE, skip);
    }
    fill(Math.max(depth, floor + needed));
    int atJump = depth - opcode.jumpEffect().taken(operand) + opcode.jumpEffect().left(operand);
    add(opcode, operand);
    if (opcode.operand() == OperandKind.LABEL) {
      if (!opcode.has(Trait.ENDS)) {
        settle(atJump);
      }
      builder.bind(operand);
      depth = atJump;
    }
    if (opcode.has(Trait.ENDS)) {
      settle(before);
      builder.bind(skip);
      depth = before;
    }
  }

  private Object constant() {
    return random.nextBoolean() && !inner.isEmpty() ? pick(inner) : pick(CONSTANTS);
  }

  private int operand(Opcode opcode) {
    return switch (opcode.operand()) {
      case NONE, LABEL -> 0;
      case CONSTANT -> builder.constant(constant());
      case LOCAL -> builder.local(pick(NAMES));
      case NAME -> builder.name(pick(NAMES));
      case CELL -> random.nextInt(shared.size());
      case PARTS -> random.nextInt() & opcode.effect().allParts();
      case COUNT -> Math.min(opcode.maxCount(), opcode.minCount() + random.nextInt(4));
      case COMPARISON -> random.nextInt(Comparison.count());
    };
  }

  private void add(Opcode opcode, int operand) {
    if (random.nextBoolean()) {
      int line = random.nextInt(3);
      position = new Position(line, random.nextInt(3), line + random.nextInt(2), random.nextInt(9));
    }
    builder.add(opcode, operand, position);
    depth += opcode.effect().left(operand) - opcode.effect().taken(operand);
  }
}
