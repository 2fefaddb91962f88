package dev.hotspur.assembler.syntax;

import java.util.List;
import java.util.Optional;

/** A line of a function, or a block of lines. */
public sealed interface Statement {
  /** Where it stands; of a block the first line. */
  Span span();

  /** A label: a name for the place of the next instruction. */
  record Label(String name, Span span) implements Statement {}

  /**
   * An instruction, or a use of a macro: which of the two is not known here.
   *
   * @param mnemonic the first word
   * @param operands what follows
   * @param mnemonicSpan where the first word stands
   * @param span where the whole stands
   */
  record Instruction(String mnemonic, List<Operand> operands, Span mnemonicSpan, Span span)
      implements Statement {
    /** Copies the list. */
    public Instruction {
      operands = List.copyOf(operands);
    }
  }

  /**
   * A {@code .try} block.
   *
   * @param body what is tried
   * @param handlers the {@code .except} parts
   * @param last the {@code .finally} part
   * @param span where {@code .try} stands
   * @param end where its {@code .end} stands
   */
  record Try(
      List<Statement> body,
      List<Except> handlers,
      Optional<List<Statement>> last,
      Span span,
      Span end)
      implements Statement {
    /** Copies the lists. */
    public Try {
      body = List.copyOf(body);
      handlers = List.copyOf(handlers);
      last = last.map(List::copyOf);
    }
  }

  /**
   * An {@code .except} part.
   *
   * @param type a name or a tuple of names; without it everything is caught
   * @param variable the local variable that holds the exception
   * @param body the handler
   * @param span where {@code .except} stands
   */
  record Except(
      Optional<Operand> type, Optional<Operand.Name> variable, List<Statement> body, Span span) {
    /** Copies the list. */
    public Except {
      body = List.copyOf(body);
    }
  }

  /**
   * A declaration that puts entries into a pool of the function before its instructions do.
   *
   * @param pool {@code LOCAL}, {@code CELL}, {@code FREE}, {@code NAME} or {@code CONSTANT}
   * @param entries names, or literals for {@code CONSTANT}
   */
  record Declaration(Directive pool, List<Operand> entries, Span span) implements Statement {
    /** Copies the list. */
    public Declaration {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A row of the exception table.
   *
   * @param start label of the first instruction covered
   * @param end label after the last one
   * @param handler label of the handler
   * @param depth the number of values that the handler keeps
   */
  record Handler(
      Operand.Name start, Operand.Name end, Operand.Name handler, Operand.Value depth, Span span)
      implements Statement {}

  /** The place in another language's source that the following instructions come from. */
  record Location(SourceLocation location, Span span) implements Statement {}

  /** A function within a function. */
  record Nested(Item.Function function) implements Statement {
    @Override
    public Span span() {
      return function.span();
    }
  }

  /** A class within a function. */
  record NestedClass(Item.ClassBlock block) implements Statement {
    @Override
    public Span span() {
      return block.span();
    }
  }
}
