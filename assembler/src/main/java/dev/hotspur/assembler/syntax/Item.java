package dev.hotspur.assembler.syntax;

import java.util.List;
import java.util.Optional;

/** What a program consists of outside of its functions. */
public sealed interface Item {
  /** Where it stands; of a block the first line. */
  Span span();

  /**
   * A function.
   *
   * @param name its name
   * @param parameters its parameters, in the order of the source
   * @param flags the words after the parameters
   * @param body its lines
   * @param sound whether it was read without errors; of a function with errors nobody needs to hear
   *     that a label is missing
   * @param span where its first line stands
   * @param end where its {@code .end} stands
   */
  record Function(
      Operand.Name name,
      List<Parameter> parameters,
      List<Operand.Name> flags,
      List<Statement> body,
      boolean sound,
      Span span,
      Span end)
      implements Item {
    /** Copies the lists. */
    public Function {
      parameters = List.copyOf(parameters);
      flags = List.copyOf(flags);
      body = List.copyOf(body);
    }

    /** The same function, of which something is missing. */
    Function unsound() {
      return new Function(name, parameters, flags, body, false, span, end);
    }
  }

  /** How arguments reach a parameter. */
  enum ParameterKind {
    /** By position only. */
    POSITIONAL_ONLY,
    /** By position or by name. */
    POSITIONAL,
    /** The tuple of further positional arguments. */
    VARIADIC,
    /** By name only. */
    KEYWORD_ONLY,
    /** The dict of further named arguments. */
    VARIADIC_KEYWORDS
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param kind how arguments reach it
   * @param defaultValue its value when there is no argument
   */
  record Parameter(Operand.Name name, ParameterKind kind, Optional<Operand> defaultValue) {}

  /**
   * A class.
   *
   * @param name its name
   * @param bases the names of its bases
   * @param body its lines, functions among them
   * @param span where its first line stands
   */
  record ClassBlock(Operand.Name name, List<Operand> bases, List<Statement> body, Span span)
      implements Item {
    /** Copies the lists. */
    public ClassBlock {
      bases = List.copyOf(bases);
      body = List.copyOf(body);
    }
  }

  /** A named constant. */
  record ConstantDefinition(Operand.Name name, Operand value, Span span) implements Item {}

  /** A named constant whose value could not be read, which has been reported. */
  record BrokenConstant(Operand.Name name, Span span) implements Item {}

  /**
   * A macro: lines that are written once and used often.
   *
   * @param name its name
   * @param parameters names that stand for operands
   * @param body its lines
   * @param sound whether it was read without errors; of one with errors nobody needs to hear that
   *     it is used in the wrong way
   * @param span where its first line stands
   */
  record Macro(
      Operand.Name name,
      List<Operand.Name> parameters,
      List<Statement> body,
      boolean sound,
      Span span)
      implements Item {
    /** Copies the lists. */
    public Macro {
      parameters = List.copyOf(parameters);
      body = List.copyOf(body);
    }
  }

  /** Another file whose items belong here. */
  record Include(String path, Span span) implements Item {}

  /** The module's name. */
  record ModuleName(String name, Span span) implements Item {}

  /** The file that the module is said to come from. */
  record FileName(String name, Span span) implements Item {}

  /** The function to start with. */
  record Entry(Operand.Name name, Span span) implements Item {}

  /** The place in another language's source that the next function comes from. */
  record Location(SourceLocation location, Span span) implements Item {}
}
