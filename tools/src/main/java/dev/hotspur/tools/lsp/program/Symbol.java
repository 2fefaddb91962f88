package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something with a name, and all the places that name it. Two symbols are equal if they are one.
 */
public final class Symbol {
  /** What kinds of things have names. */
  public enum Kind {
    /** A function of the program. */
    FUNCTION,
    /** A global variable. */
    GLOBAL,
    /** A function, type or exception that programs find without defining it. */
    BUILTIN,
    /** A parameter of a function. */
    PARAMETER,
    /** Another local variable of a function, shared with inner functions or not. */
    LOCAL,
    /** A label of a function, of a .finally part or of a macro. */
    LABEL,
    /** A named constant. */
    CONSTANT,
    /** A macro. */
    MACRO,
    /** A parameter of a macro. */
    MACRO_PARAMETER,
    /** A class. */
    CLASS;

    /** How people call it. */
    public String word() {
      return switch (this) {
        case LOCAL -> "local variable";
        case GLOBAL -> "global variable";
        case MACRO_PARAMETER -> "parameter";
        default -> name().toLowerCase(java.util.Locale.ROOT);
      };
    }
  }

  /** What a place does with the symbol. */
  public enum Role {
    /** It makes the symbol known. */
    DEFINITION,
    /** It gives it a value. */
    WRITE,
    /** It looks at it. */
    READ
  }

  /**
   * A place that names a symbol.
   *
   * @param symbol what is named
   * @param source the text
   * @param span where in the text
   * @param role what is done with it
   * @param macro the macro whose lines the place is in
   * @param partial whether the name is a part of a name with dots
   */
  public record Use(
      Symbol symbol,
      SourceText source,
      Span span,
      Role role,
      Optional<Item.Macro> macro,
      boolean partial) {}

  private final Kind kind;
  private final String name;
  private final Scope scope;
  private final List<Use> uses = new ArrayList<>();

  Symbol(Kind kind, String name, Scope scope) {
    this.kind = kind;
    this.name = name;
    this.scope = scope;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** Its name, without quotes. */
  public String name() {
    return name;
  }

  /** Where its name means this. */
  public Scope scope() {
    return scope;
  }

  /** All places that name it, in the order in which they were found. */
  public List<Use> uses() {
    return List.copyOf(uses);
  }

  /**
   * Whether it is a macro's own, so that each use of the macro has another one: a parameter, a
   * label that the macro sets, or a local variable that it stores into, declares or deletes. A
   * label or variable that a macro only refers to is the function's.
   */
  public boolean isMacrosOwn() {
    return switch (kind) {
      case LOCAL -> scope.own().contains(this);
      case LABEL -> scope.macro().isPresent() && first(Role.DEFINITION).isPresent();
      case MACRO_PARAMETER -> true;
      default -> false;
    };
  }

  void add(Use use) {
    uses.add(use);
  }

  /** The place that makes it known: the definition, or else the first that gives it a value. */
  public Optional<Use> definition() {
    Optional<Use> definition = first(Role.DEFINITION);
    return definition.isPresent() ? definition : first(Role.WRITE);
  }

  private Optional<Use> first(Role role) {
    return uses.stream().filter(use -> use.role() == role).findFirst();
  }

  @Override
  public String toString() {
    return kind.word() + " " + name;
  }
}
