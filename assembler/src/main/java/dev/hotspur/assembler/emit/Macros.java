package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.vm.bytecode.Opcode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The macros of a program, and how functions get rid of their uses before anything is emitted. A
 * use becomes the macro's lines with the operands in place of the parameters; what becomes of the
 * names in the macro is said in {@link Hygiene}.
 */
final class Macros {
  private static final int DEEPEST = 100;

  private final Budget budget;
  private final Map<String, Definition> macros = new LinkedHashMap<>();
  private int uses;
  private boolean endless;
  private boolean sound;

  private record Definition(Item.Macro macro, Reporter reporter) {}

  /**
   * A function's lines without uses of macros.
   *
   * @param body the lines
   * @param sound whether all macros used were read without errors
   */
  record Expanded(List<Statement> body, boolean sound) {}

  Macros(Budget budget) {
    this.budget = budget;
  }

  /** Makes a macro known. */
  void define(Item.Macro macro, Reporter reporter) {
    String name = macro.name().text();
    if (Opcode.ofMnemonic(name).isPresent()) {
      reporter.error(macro.name().span(), "there is an instruction " + name);
      return;
    }
    Definition other = macros.putIfAbsent(name, new Definition(macro, reporter));
    if (other != null) {
      reporter.error(
          macro.name().span(),
          "there is another macro " + name,
          other.macro().name().span(),
          other.reporter(),
          "the first one is here");
    }
  }

  /** The macros' names. */
  Set<String> names() {
    return macros.keySet();
  }

  /** The lines of a function without uses of macros. */
  Expanded expand(Item.Function function, Reporter reporter) {
    if (macros.isEmpty()) {
      return new Expanded(function.body(), true);
    }
    sound = true;
    endless = false;
    int before = uses;
    List<Statement> body = expand(function.body(), reporter, 0);
    if (budget.isExceeded()) {
      return new Expanded(List.of(), false);
    }
    boolean used = uses > before;
    return new Expanded(used ? Hygiene.apply(function, body, reporter) : body, sound);
  }

  private List<Statement> expand(List<Statement> statements, Reporter reporter, int depth) {
    List<Statement> result = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      endless &= depth > 0;
      if (endless || budget.isExceeded() || reporter.diagnostics().isFull()) {
        break;
      }
      if (statement instanceof Statement.Instruction use && isUse(use)) {
        result.addAll(use(use, reporter, depth + 1));
      } else if (statement instanceof Statement.Try block) {
        result.add(within(block, reporter, depth));
      } else {
        result.add(statement);
      }
    }
    return result;
  }

  private boolean isUse(Statement.Instruction instruction) {
    return macros.containsKey(instruction.mnemonic());
  }

  private Statement within(Statement.Try block, Reporter reporter, int depth) {
    List<Statement.Except> handlers = new ArrayList<>();
    List<Statement> body = expand(block.body(), reporter, depth);
    for (Statement.Except handler : block.handlers()) {
      handlers.add(
          new Statement.Except(
              handler.type(),
              handler.variable(),
              expand(handler.body(), reporter, depth),
              handler.span()));
    }
    return new Statement.Try(
        body,
        handlers,
        block.last().map(last -> expand(last, reporter, depth)),
        block.span(),
        block.end());
  }

  private List<Statement> use(Statement.Instruction use, Reporter reporter, int depth) {
    Definition definition = macros.get(use.mnemonic());
    Item.Macro macro = definition.macro();
    if (!macro.sound()) {
      sound = false;
      return List.of();
    }
    int wanted = macro.parameters().size();
    if (use.operands().size() != wanted) {
      reporter.error(
          use.span(),
          "the macro %s takes %d operand%s, found %d"
              .formatted(use.mnemonic(), wanted, wanted == 1 ? "" : "s", use.operands().size()),
          macro.name().span(),
          definition.reporter(),
          "the macro is here");
      return List.of();
    }
    if (depth > DEEPEST) {
      reporter.error(
          use.span(),
          "the macro "
              + use.mnemonic()
              + " has no end: macros use each other more than "
              + DEEPEST
              + " deep");
      endless = true;
      return List.of();
    }
    Expansion expansion =
        new Expansion(use.mnemonic(), definition.reporter().source(), use.span(), ++uses);
    MacroBody body = new MacroBody(macro, use.operands(), expansion, reporter);
    List<Statement> lines = body.statements();
    budget.take(body.size() + 1);
    return expand(lines, reporter, depth);
  }
}
