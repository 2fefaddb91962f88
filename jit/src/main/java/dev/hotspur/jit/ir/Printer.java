package dev.hotspur.jit.ir;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Prints a graph in the text form that {@link Parser} reads; its grammar is in the package's
 * documentation.
 */
public final class Printer {
  private final boolean origins;
  private final StringBuilder out = new StringBuilder();

  private Printer(boolean origins) {
    this.origins = origins;
  }

  /** The graph as text. */
  public static String print(Graph graph) {
    return new Printer(false).graph(graph);
  }

  /** The graph as text, each instruction with the place in the program that it comes from. */
  public static String printWithOrigins(Graph graph) {
    return new Printer(true).graph(graph);
  }

  /** One instruction, without indentation. */
  public static String print(Instruction instruction) {
    return new Printer(false).instruction(instruction);
  }

  /** One snapshot, as its line in the graph. */
  public static String print(Snapshot snapshot) {
    return snapshotLine(snapshot);
  }

  /** The first line of a block. */
  public static String print(Block block) {
    return header(block);
  }

  private String graph(Graph graph) {
    String signature = graph.signature().map(each -> " " + each).orElse("");
    line(
        "region "
            + graph.number()
            + " "
            + Words.name(graph.name())
            + " pc "
            + graph.anchor()
            + signature);
    TreeMap<String, Residual> routines = new TreeMap<>();
    for (Block block : graph.blocks()) {
      line(header(block));
      for (Instruction instruction : block.instructions()) {
        line("  " + instruction(instruction));
        if (instruction.attribute() instanceof Residual residual) {
          routines.put(residual.name(), residual);
        }
      }
    }
    graph.snapshots().forEach(snapshot -> line(snapshotLine(snapshot)));
    routines.values().forEach(routine -> line(routineLine(routine)));
    for (PoolConstant constant : graph.pool().entries()) {
      line("#" + constant.index() + " " + Words.quoted(constant.description()));
    }
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String header(Block block) {
    StringBuilder text = new StringBuilder(block.toString());
    if (!block.parameters().isEmpty()) {
      StringJoiner parameters = new StringJoiner(", ", "(", ")");
      block.parameters().forEach(each -> parameters.add(each + ":" + each.typeWord()));
      text.append(parameters);
    }
    text.append(':');
    if (block.isLoopHeader()) {
      text.append(" loop");
    }
    block.entrySnapshot().ifPresent(snapshot -> text.append(" @").append(snapshot));
    return text.toString();
  }

  private String instruction(Instruction instruction) {
    StringBuilder text = new StringBuilder();
    if (instruction.isUsable()) {
      text.append(instruction).append(':').append(instruction.typeWord()).append(" = ");
    }
    text.append(instruction.isVirtual() ? "virtual " : "");
    text.append(operation(instruction.op(), instruction.attribute(), instruction.args()));
    String separator = instruction.args().isEmpty() ? " " : ", ";
    for (Target target : instruction.targets()) {
      text.append(separator).append(target(target));
      separator = ", ";
    }
    instruction.snapshot().ifPresent(snapshot -> text.append(" @").append(snapshot));
    instruction.handler().ifPresent(target -> text.append(" catch ").append(target(target)));
    if (origins && instruction.origin().isKnown()) {
      text.append(" ; pc ").append(instruction.origin().pc());
      if (!instruction.origin().path().isEmpty()) {
        text.append(" in ").append(Words.name(instruction.origin().path()));
        text.append(" pc ").append(instruction.origin().inner());
      }
    }
    return text.toString();
  }

  private static String operation(Op op, Attribute attribute, List<Value> args) {
    if (attribute instanceof Residual residual) {
      return op.mnemonic() + " " + Words.name(residual.name()) + list(args);
    }
    StringJoiner operands = new StringJoiner(", ", " ", "").setEmptyValue("");
    if (attribute instanceof Attribute.Numeric number) {
      operands.add(Integer.toString(number.value()));
    } else if (attribute instanceof PoolConstant constant) {
      operands.add("#" + constant.index());
    }
    args.forEach(arg -> operands.add(arg.toString()));
    return op.mnemonic() + operands;
  }

  private static String list(List<Value> values) {
    StringJoiner joiner = new StringJoiner(", ", "(", ")");
    values.forEach(value -> joiner.add(value.toString()));
    return joiner.toString();
  }

  private static String target(Target target) {
    return target.block() + (target.args().isEmpty() ? "" : list(target.args()));
  }

  private static String snapshotLine(Snapshot snapshot) {
    StringJoiner frames = new StringJoiner(" > ", snapshot + ": ", "");
    for (FrameState frame : snapshot.frames()) {
      StringJoiner registers = new StringJoiner(", ", "{", "}");
      frame.registers().forEach((register, value) -> registers.add(register + "=" + value));
      String function = frame.function().map(inlined -> " #" + inlined.index()).orElse("");
      frames.add(Words.name(frame.name()) + function + " pc " + frame.pc() + " " + registers);
    }
    String text = frames + " cost " + snapshot.cost();
    if (snapshot.writes().isEmpty()) {
      return text;
    }
    StringJoiner writes = new StringJoiner("; ", " writes {", "}");
    for (PendingWrite write : snapshot.writes()) {
      writes.add(operation(write.op(), write.attribute(), write.args()));
    }
    return text + writes;
  }

  private static String routineLine(Residual routine) {
    StringJoiner arguments = new StringJoiner(" ", "(", ")");
    routine.arguments().forEach(type -> arguments.add(type.word()));
    return "routine "
        + Words.name(routine.name())
        + ": "
        + routine.owner()
        + "."
        + routine.method()
        + " "
        + Words.quoted(routine.descriptor())
        + " "
        + arguments
        + " -> "
        + routine.result().word()
        + heaps(" reads ", routine.reads())
        + heaps(" writes ", routine.writes())
        + (routine.raises() ? " raises" : "")
        + (routine.pure() ? " pure" : "");
  }

  private static String heaps(String title, Set<Heap> heaps) {
    if (heaps.isEmpty()) {
      return "";
    }
    StringJoiner names = new StringJoiner(" ", title + "{", "}");
    for (Heap heap : EnumSet.copyOf(heaps)) {
      names.add(heap.name().toLowerCase(Locale.ROOT));
    }
    return names.toString();
  }
}
