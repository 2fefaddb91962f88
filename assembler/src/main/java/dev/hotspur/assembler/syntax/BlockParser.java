package dev.hotspur.assembler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lines of functions, classes and macros, and the blocks within them. */
final class BlockParser {
  private static final int DEEPEST = 100;

  private final Tokens tokens;
  private final OperandParser operands;
  private final DirectiveParser directives;
  private int depth;
  private boolean complete = true;
  private boolean inMacro;
  private final List<Misplaced> misplaced = new ArrayList<>();

  /** A directive within a block that stands outside of blocks. */
  private record Misplaced(Span span, Directive directive) {}

  BlockParser(Tokens tokens, OperandParser operands, DirectiveParser directives) {
    this.tokens = tokens;
    this.operands = operands;
    this.directives = directives;
  }

  /** Whether every block so far had its end. */
  boolean complete() {
    return complete;
  }

  /** The lines up to the block's end or next part, which is then at hand. */
  List<Statement> block(boolean hasParts) {
    List<Statement> statements = new ArrayList<>();
    while (!tokens.at(TokenKind.TEXT_END)) {
      Optional<Directive> directive = tokens.directive();
      if (directive.isPresent() && directive.get().where() == Directive.Where.PART) {
        if (hasParts || directive.get() == Directive.END) {
          return statements;
        }
        if (!directives.unknownSeen()) {
          tokens.problem(tokens.span(), directive.get() + " belongs in a .try block");
        }
        tokens.skipLine();
      } else {
        line(statements);
      }
    }
    return statements;
  }

  /** Reads labels and what follows them, unless that ends the block. */
  private void line(List<Statement> statements) {
    try {
      while (tokens.atName() && tokens.colonFollows()) {
        statements.add(new Statement.Label(tokens.word(), tokens.span()));
        tokens.next();
        tokens.next();
      }
      if (tokens.atName()) {
        statements.add(instruction());
      } else if (tokens.at(TokenKind.DIRECTIVE)) {
        directive(statements);
      } else if (!tokens.accept(TokenKind.LINE_END) && !tokens.at(TokenKind.TEXT_END)) {
        throw tokens.unexpected("an instruction");
      }
    } catch (LineProblem problem) {
      tokens.skipLine();
    }
  }

  private Statement instruction() throws LineProblem {
    Span mnemonic = tokens.span();
    String word = tokens.word();
    tokens.next();
    List<Operand> list = operands.list();
    Span span = list.isEmpty() ? mnemonic : mnemonic.to(list.get(list.size() - 1).span());
    tokens.endLine();
    return new Statement.Instruction(word, list, mnemonic, span);
  }

  private void directive(List<Statement> statements) throws LineProblem {
    Directive directive = directives.known();
    Span span = tokens.span();
    if (directive.where() == Directive.Where.PART) {
      return;
    }
    if (directive.where() == Directive.Where.OUTSIDE) {
      misplaced.add(new Misplaced(span, directive));
      skip(directive);
      return;
    }
    if (inMacro && (directive == Directive.FUNC || directive == Directive.CLASS)) {
      tokens.problem(span, directive + " cannot stand in a macro");
      tokens.skipBlock();
      return;
    }
    if (directive.opensBlock() && depth == DEEPEST) {
      tooDeep(span);
      return;
    }
    tokens.next();
    switch (directive) {
      case FUNC -> function(span).ifPresent(f -> statements.add(new Statement.Nested(f)));
      case CLASS -> classBlock(span).ifPresent(c -> statements.add(new Statement.NestedClass(c)));
      case TRY -> statements.add(tryBlock(span));
      case LOC -> statements.add(new Statement.Location(directives.location(), span));
      case HANDLER -> statements.add(directives.handler(span));
      default -> statements.add(directives.declaration(directive, span));
    }
  }

  private void skip(Directive directive) {
    if (directive.opensBlock()) {
      tokens.skipBlock();
    } else {
      tokens.skipLine();
    }
  }

  private void tooDeep(Span span) {
    tokens.problem(span, "blocks are nested more than " + DEEPEST + " deep");
    complete = false;
    tokens.skipBlock();
  }

  /** A function whose {@code .func} has been read; none if it has no name. */
  Optional<Item.Function> function(Span span) {
    int before = tokens.errors();
    FunctionHeader header = new FunctionHeader(tokens, operands);
    try {
      header.read();
    } catch (LineProblem problem) {
      tokens.skipLine();
    }
    List<Statement> body = nested(false);
    Span end = close(Directive.FUNC, span);
    return header
        .name()
        .map(
            name ->
                new Item.Function(
                    name,
                    header.parameters(),
                    header.flags(),
                    body,
                    tokens.errors() == before,
                    span.to(name.span()),
                    end));
  }

  /** A class whose {@code .class} has been read. */
  Optional<Item.ClassBlock> classBlock(Span span) {
    Optional<Operand.Name> name = Optional.empty();
    List<Operand> bases = new ArrayList<>();
    try {
      name = Optional.of(tokens.name("the class's name"));
      if (tokens.accept(TokenKind.LEFT_PARENTHESIS)) {
        while (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
          bases.add(tokens.name("the name of a base"));
          if (!tokens.accept(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
            throw tokens.unexpected(", or )");
          }
        }
        tokens.next();
      }
      tokens.endLine();
    } catch (LineProblem problem) {
      tokens.skipLine();
    }
    List<Statement> body = nested(false);
    close(Directive.CLASS, span);
    return name.map(n -> new Item.ClassBlock(n, bases, body, span.to(n.span())));
  }

  /** A macro whose {@code .macro} has been read. */
  Optional<Item.Macro> macro(Span span) {
    int before = tokens.errors();
    Optional<Operand.Name> name = Optional.empty();
    List<Operand.Name> parameters = new ArrayList<>();
    try {
      name = Optional.of(tokens.name("the macro's name"));
      if (tokens.accept(TokenKind.LEFT_PARENTHESIS)) {
        while (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
          parameters.add(parameter(parameters));
          if (!tokens.accept(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
            throw tokens.unexpected(", or )");
          }
        }
        tokens.next();
      }
      tokens.endLine();
    } catch (LineProblem problem) {
      tokens.skipLine();
    }
    inMacro = true;
    List<Statement> body = nested(false);
    inMacro = false;
    close(Directive.MACRO, span);
    boolean sound = tokens.errors() == before;
    return name.map(n -> new Item.Macro(n, parameters, body, sound, span.to(n.span())));
  }

  private Operand.Name parameter(List<Operand.Name> before) throws LineProblem {
    Operand.Name name = tokens.name("a parameter");
    for (Operand.Name other : before) {
      if (other.text().equals(name.text())) {
        throw tokens.problem(name.span(), "there is another parameter " + name.text());
      }
    }
    return name;
  }

  private List<Statement> nested(boolean hasParts) {
    depth++;
    List<Statement> body = block(hasParts);
    depth--;
    return body;
  }

  private Statement tryBlock(Span span) throws LineProblem {
    finishLine();
    final List<Statement> body = nested(true);
    List<Statement.Except> handlers = new ArrayList<>();
    Optional<List<Statement>> last = Optional.empty();
    while (!tokens.at(TokenKind.TEXT_END) && tokens.directive().get() != Directive.END) {
      Span part = tokens.span();
      boolean isLast = tokens.directive().get() == Directive.FINALLY;
      if (last.isPresent()) {
        tokens.problem(part, (isLast ? ".finally" : ".except") + " cannot follow .finally");
      }
      tokens.next();
      if (isLast) {
        finishLine();
        last = Optional.of(nested(true));
      } else {
        handlers.add(except(part, handlers));
      }
    }
    Span end = close(Directive.TRY, span);
    if (handlers.isEmpty() && last.isEmpty() && complete && !tokens.isDoubtful()) {
      tokens.problem(span, "a .try block needs .except or .finally");
    }
    return new Statement.Try(body, handlers, last, span, end);
  }

  private void finishLine() {
    try {
      tokens.endLine();
    } catch (LineProblem problem) {
      tokens.skipLine();
    }
  }

  private Statement.Except except(Span span, List<Statement.Except> before) {
    if (!before.isEmpty() && before.get(before.size() - 1).type().isEmpty()) {
      tokens.problem(span, "the .except before this one catches everything");
    }
    Optional<Operand> type = Optional.empty();
    Optional<Operand.Name> variable = Optional.empty();
    try {
      if (!tokens.at(TokenKind.LINE_END) && !tokens.atWord("as")) {
        type = Optional.of(operands.operand("the type of an exception"));
      }
      if (tokens.atWord("as")) {
        tokens.next();
        variable = Optional.of(tokens.name("a local variable"));
      }
      tokens.endLine();
    } catch (LineProblem problem) {
      tokens.skipLine();
    }
    return new Statement.Except(type, variable, nested(true), span);
  }

  /** Reads the {@code .end} of a block. */
  private Span close(Directive directive, Span opened) {
    Span end = tokens.span();
    if (tokens.at(TokenKind.TEXT_END)) {
      if (complete && !tokens.isDoubtful()) {
        tokens.problem(opened, "this " + directive + " has no .end");
      }
      complete = false;
    } else {
      tokens.next();
      finishLine();
    }
    if (depth == 0) {
      tellMisplaced();
    }
    return end;
  }

  /** If the end of the block is missing, what stands in it may well be outside of it. */
  private void tellMisplaced() {
    if (complete) {
      misplaced.forEach(
          m -> tokens.problem(m.span(), m.directive() + " stands outside of functions"));
    }
    misplaced.clear();
  }
}
