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
  private boolean outsideReported;

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
          outsideReported = false;
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

  /** Reports lines that no block is around, once for lines that follow each other. */
  private LineProblem outside() {
    if (outsideReported) {
      return new LineProblem();
    }
    outsideReported = true;
    if (tokens.atName()) {
      return tokens.problem(
          tokens.span(), "instructions belong in a function; begin one with .func");
    }
    return tokens.unexpected("a directive such as .func");
  }

  private void item() throws LineProblem {
    Directive directive = directives.known();
    Span span = tokens.span();
    tokens.next();
    switch (directive) {
      case FUNC -> blocks.function(span).ifPresent(items::add);
      case CLASS -> blocks.classBlock(span).ifPresent(items::add);
      case MACRO -> blocks.macro(span).ifPresent(items::add);
      case CONST -> items.add(directives.constant(span));
      case INCLUDE -> {
        String path = directives.string("the file");
        tokens.endLine();
        items.add(new Item.Include(path, span));
      }
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
      case END, EXCEPT, FINALLY -> throw tokens.problem(span, directive + " without a block");
      default -> {
        if (directive.opensBlock()) {
          complete = false;
        }
        throw tokens.problem(span, directive + " belongs in a function");
      }
    }
  }
}
