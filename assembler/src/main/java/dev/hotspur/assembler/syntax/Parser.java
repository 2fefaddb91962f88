package dev.hotspur.assembler.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a program into a syntax tree. After an error it goes on with the next line, so that one run
 * finds many errors.
 */
public final class Parser {
  private final SourceText source;
  private final Tokens tokens;
  private final DirectiveParser directives;
  private final BlockParser blocks;
  private final List<Item> items = new ArrayList<>();
  private boolean complete = true;
  private boolean astray;

  private Parser(SourceText source, Diagnostics diagnostics) {
    this.source = source;
    this.tokens = new Tokens(source, diagnostics);
    OperandParser operands = new OperandParser(tokens);
    this.directives = new DirectiveParser(tokens, operands);
    this.blocks = new BlockParser(tokens, operands, directives);
  }

  /**
   * Reads a whole text.
   *
   * @param source the text
   * @param diagnostics where errors are reported
   * @return what could be read
   */
  public static Unit parse(SourceText source, Diagnostics diagnostics) {
    return new Parser(source, diagnostics).unit();
  }

  private Unit unit() {
    while (!tokens.at(TokenKind.TEXT_END)) {
      try {
        if (tokens.at(TokenKind.DIRECTIVE)) {
          item();
        } else if (!tokens.accept(TokenKind.LINE_END)) {
          throw outside();
        }
      } catch (LineProblem problem) {
        tokens.skipLine();
      }
      if (tokens.isFull()) {
        complete = false;
        break;
      }
    }
    return new Unit(source, items, complete && blocks.complete());
  }

  /** Reports a line that no block is around. */
  private LineProblem outside() {
    if (tokens.atName()) {
      return astray(tokens.span(), "instructions belong in a function; begin one with .func");
    }
    return isAstray() ? new LineProblem() : tokens.unexpected("a directive such as .func");
  }

  /**
   * Reports what belongs in a function or block and is not in one: once for lines that follow each
   * other, and not at all if an unknown directive may have begun the block. A function that ends
   * just before has probably lost these lines.
   */
  private LineProblem astray(Span span, String message) {
    if (isAstray()) {
      return new LineProblem();
    }
    astray = true;
    int last = items.size() - 1;
    if (last >= 0 && items.get(last) instanceof Item.Function function) {
      items.set(last, function.unsound());
    }
    return tokens.problem(span, message);
  }

  private boolean isAstray() {
    return astray || directives.unknownSeen();
  }

  private void item() throws LineProblem {
    Directive directive = directives.known();
    Span span = tokens.span();
    tokens.next();
    switch (directive.where()) {
      case INSIDE -> throw astray(span, directive + " belongs in a function");
      case PART -> throw astray(span, directive + " without a block");
      default -> astray = false;
    }
    switch (directive) {
      case FUNC -> blocks.function(span).ifPresent(items::add);
      case CLASS -> blocks.classBlock(span).ifPresent(items::add);
      case MACRO -> blocks.macro(span).ifPresent(items::add);
      case CONST -> items.add(directives.constant(span));
      case INCLUDE -> include(span);
      case FILE -> {
        String name = directives.string("the file's name");
        tokens.endLine();
        items.add(new Item.FileName(name, span));
      }
      case MODULE -> {
        Operand.Name name = tokens.name("the module's name");
        tokens.endLine();
        items.add(new Item.ModuleName(name.text(), span.to(name.span())));
      }
      case ENTRY -> {
        Operand.Name name = tokens.name("the name of a function");
        tokens.endLine();
        items.add(new Item.Entry(name, span));
      }
      case LOC -> items.add(new Item.Location(directives.location(), span));
      default -> throw new IllegalStateException(directive + " is not outside of functions");
    }
  }

  /** Without the file it is not known what the program consists of. */
  private void include(Span span) throws LineProblem {
    boolean before = complete;
    complete = false;
    Span path = tokens.span();
    String file = directives.string("the file");
    tokens.endLine();
    complete = before;
    items.add(new Item.Include(file, span.to(path)));
  }
}
