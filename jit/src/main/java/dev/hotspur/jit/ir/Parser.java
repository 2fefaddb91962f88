package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the text form of a graph. Names may be used before the line that defines them, so it goes
 * over the lines several times: blocks, routines and constants; then instructions without operands;
 * then snapshots; then operands.
 */
public final class Parser {
  private final Function<String, Object> objects;
  private Graph graph = new Graph(0, "", 0);
  private final Map<Integer, Block> blocks = new HashMap<>();
  private final Map<Integer, Value> values = new HashMap<>();
  private final Map<Integer, Snapshot> snapshots = new HashMap<>();
  private final Map<String, Residual> routines = new HashMap<>();
  private final Map<Tokens, Block> headers = new LinkedHashMap<>();
  private final Map<Tokens, Block> bodies = new LinkedHashMap<>();
  private final Map<Tokens, Instruction> instructions = new LinkedHashMap<>();
  private final List<Tokens> snapshotLines = new ArrayList<>();

  private Parser(Function<String, Object> objects) {
    this.objects = objects;
  }

  /**
   * The graph, whose constants are their own descriptions.
   *
   * @throws IrSyntaxException if the text is none
   */
  public static Graph parse(String text) {
    return parse(text, description -> description);
  }

  /**
   * The graph.
   *
   * @param objects gives the object for the description of a constant
   * @throws IrSyntaxException if the text is none
   */
  public static Graph parse(String text, Function<String, Object> objects) {
    return new Parser(objects).graph(text);
  }

  private Graph graph(String text) {
    List<String> lines = text.lines().toList();
    boolean begun = false;
    Optional<Block> current = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.stripLeading().startsWith(";")) {
        continue;
      }
      Tokens tokens = new Tokens(i + 1, line);
      if (!begun) {
        region(tokens);
        begun = true;
      } else if (Character.isWhitespace(line.charAt(0))) {
        bodies.put(tokens, current.orElseThrow(() -> tokens.error("no block has begun")));
      } else if (tokens.peek().startsWith("b")) {
        current = Optional.of(block(tokens));
      } else {
        definition(tokens);
      }
    }
    if (!begun) {
      throw new IrSyntaxException(1, "no region");
    }
    finish();
    return graph;
  }

  private void finish() {
    bodies.forEach(this::instruction);
    snapshotLines.forEach(this::snapshot);
    instructions.forEach(this::operands);
    headers.forEach(this::marks);
  }

  private void region(Tokens tokens) {
    tokens.expect("region");
    int number = tokens.number();
    String name = tokens.word();
    tokens.expect("pc");
    graph = new Graph(number, name, tokens.number());
    if (tokens.accept("(")) {
      List<Type> parameters = new ArrayList<>();
      while (!tokens.accept(")")) {
        parameters.add(type(tokens));
      }
      tokens.expect("->");
      graph.setSignature(new Signature(parameters, type(tokens)));
    }
    tokens.expectEnd();
  }

  private Block block(Tokens tokens) {
    int id = tokens.id('b');
    if (blocks.containsKey(id)) {
      throw tokens.error("b" + id + " is defined twice");
    }
    Block block = graph.addBlock(id);
    blocks.put(id, block);
    if (tokens.accept("(") && !tokens.accept(")")) {
      do {
        int value = tokens.id('v');
        tokens.expect(":");
        boolean narrow = tokens.peek().equals(Value.NARROW);
        Parameter parameter = block.addParameter(value, type(tokens));
        markNarrow(parameter, narrow);
        define(tokens, value, parameter);
      } while (tokens.accept(","));
      tokens.expect(")");
    }
    tokens.expect(":");
    headers.put(tokens, block);
    return block;
  }

  private void marks(Tokens tokens, Block block) {
    block.setLoopHeader(tokens.accept("loop"));
    block.setEntrySnapshot(snapshotMark(tokens));
    tokens.expectEnd();
  }

  private void define(Tokens tokens, int id, Value value) {
    graph.useValueId(id);
    if (values.put(id, value) != null) {
      throw tokens.error("v" + id + " is defined twice");
    }
  }

  private static void markNarrow(Value value, boolean narrow) {
    if (narrow) {
      value.setNarrow();
    }
  }

  private static Type type(Tokens tokens) {
    if (tokens.accept(Value.NARROW)) {
      return Type.INT;
    }
    String word = tokens.word();
    for (Type type : Type.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    throw tokens.error("no type " + word);
  }

  private void definition(Tokens tokens) {
    if (tokens.peek().startsWith("#")) {
      int index = tokens.id('#');
      if (index != graph.pool().entries().size()) {
        throw tokens.error("#" + index + " is out of order");
      }
      String description = tokens.word();
      graph.pool().append(objects.apply(description), description);
      tokens.expectEnd();
    } else if (tokens.accept("routine")) {
      Residual routine = RoutineParser.parse(tokens, Parser::type);
      if (routines.put(routine.name(), routine) != null) {
        throw tokens.error("the routine " + routine.name() + " is defined twice");
      }
    } else {
      snapshotLines.add(tokens);
    }
  }

  private void instruction(Tokens tokens, Block block) {
    Optional<String> name = Optional.empty();
    Type type = Type.NONE;
    boolean narrow = false;
    if (tokens.peek().matches("v[0-9]+")) {
      name = Optional.of(tokens.word());
      tokens.expect(":");
      narrow = tokens.peek().equals(Value.NARROW);
      type = type(tokens);
      tokens.expect("=");
    }
    boolean virtual = tokens.accept("virtual");
    Op op = op(tokens);
    Attribute attribute = attribute(tokens, op);
    InstructionBuilder builder = graph.instruction(op).attribute(attribute);
    if (builder.type() != type) {
      throw tokens.error(
          op.mnemonic() + " gives " + builder.type().word() + ", not " + type.word());
    }
    int id = name.isPresent() ? tokens.id('v', name.get()) : Value.NO_ID;
    Instruction instruction = builder.origin(tokens.takeOrigin(objects)).build(id);
    instruction.setVirtual(virtual);
    markNarrow(instruction, narrow);
    name.ifPresent(word -> define(tokens, id, instruction));
    block.instructions().add(instruction);
    instructions.put(tokens, instruction);
  }

  private static Op op(Tokens tokens) {
    String mnemonic = tokens.word();
    return Op.ofMnemonic(mnemonic).orElseThrow(() -> tokens.error("no operation " + mnemonic));
  }

  private Attribute attribute(Tokens tokens, Op op) {
    switch (op.attribute()) {
      case "" -> {
        return Attribute.NONE;
      }
      case "residual" -> {
        String name = tokens.word();
        if (!routines.containsKey(name)) {
          throw tokens.error("no routine " + name);
        }
        return routines.get(name);
      }
      case "constant" -> {
        Attribute constant = constant(tokens, tokens.word());
        tokens.accept(",");
        return constant;
      }
      default -> {
        Attribute number = Attribute.of(tokens.number());
        tokens.accept(",");
        return number;
      }
    }
  }

  private PoolConstant constant(Tokens tokens, String word) {
    int index = tokens.id('#', word);
    if (index >= graph.pool().entries().size()) {
      throw tokens.error("no constant " + word);
    }
    return graph.pool().get(index);
  }

  private void operands(Tokens tokens, Instruction instruction) {
    List<Value> args = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    if (instruction.op().isVariadic()) {
      tokens.expect("(");
      args = arguments(tokens);
    } else if (!tokens.atEnd() && !tokens.isNext("@") && !tokens.isNext("catch")) {
      do {
        if (tokens.peek().matches("b[0-9]+")) {
          targets.add(target(tokens));
        } else {
          args.add(value(tokens));
        }
      } while (tokens.accept(","));
    }
    instruction.setArgs(args);
    instruction.setTargets(targets);
    snapshotMark(tokens).ifPresent(instruction::setSnapshot);
    if (tokens.accept("catch")) {
      instruction.setHandler(Optional.of(target(tokens)));
    }
    tokens.expectEnd();
  }

  private Optional<Snapshot> snapshotMark(Tokens tokens) {
    if (!tokens.accept("@")) {
      return Optional.empty();
    }
    int id = tokens.id('s');
    if (!snapshots.containsKey(id)) {
      throw tokens.error("no snapshot s" + id);
    }
    return Optional.of(snapshots.get(id));
  }

  private Target target(Tokens tokens) {
    int id = tokens.id('b');
    if (!blocks.containsKey(id)) {
      throw tokens.error("no block b" + id);
    }
    return new Target(blocks.get(id), tokens.accept("(") ? arguments(tokens) : List.of());
  }

  private List<Value> arguments(Tokens tokens) {
    List<Value> result = new ArrayList<>();
    if (!tokens.accept(")")) {
      do {
        result.add(value(tokens));
      } while (tokens.accept(","));
      tokens.expect(")");
    }
    return result;
  }

  private Value value(Tokens tokens) {
    String word = tokens.word();
    if (word.startsWith("v")) {
      int id = tokens.id('v', word);
      if (!values.containsKey(id)) {
        throw tokens.error("no value " + word);
      }
      return values.get(id);
    }
    if (word.startsWith("#")) {
      return Constant.of(constant(tokens, word));
    }
    return Literals.parse(word).orElseThrow(() -> tokens.error("no value " + word));
  }

  private void snapshot(Tokens tokens) {
    int id = tokens.id('s');
    tokens.expect(":");
    List<FrameState> frames = new ArrayList<>();
    do {
      frames.add(frame(tokens));
    } while (tokens.accept(">"));
    tokens.expect("cost");
    int cost = tokens.number();
    List<PendingWrite> writes = new ArrayList<>();
    if (tokens.accept("writes")) {
      tokens.expect("{");
      do {
        writes.add(write(tokens));
      } while (tokens.accept(";"));
      tokens.expect("}");
    }
    tokens.expectEnd();
    if (snapshots.put(id, graph.addSnapshot(id, frames, cost, writes)) != null) {
      throw tokens.error("s" + id + " is defined twice");
    }
  }

  private FrameState frame(Tokens tokens) {
    String name = tokens.word();
    Optional<PoolConstant> function = Optional.empty();
    if (!tokens.isNext("pc")) {
      function = Optional.of(constant(tokens, tokens.word()));
    }
    tokens.expect("pc");
    int pc = tokens.number();
    Map<Integer, Value> registers = new TreeMap<>();
    tokens.expect("{");
    while (!tokens.accept("}")) {
      int register = tokens.number();
      tokens.expect("=");
      if (registers.put(register, value(tokens)) != null) {
        throw tokens.error("register " + register + " is given twice");
      }
      if (!tokens.isNext("}")) {
        tokens.expect(",");
      }
    }
    return new FrameState(objects.apply(name), name, function, pc, registers);
  }

  private PendingWrite write(Tokens tokens) {
    Op op = op(tokens);
    Attribute attribute = attribute(tokens, op);
    List<Value> args = new ArrayList<>();
    if (!tokens.isNext(";") && !tokens.isNext("}")) {
      do {
        args.add(value(tokens));
      } while (tokens.accept(","));
    }
    return new PendingWrite(op, attribute, args);
  }
}
