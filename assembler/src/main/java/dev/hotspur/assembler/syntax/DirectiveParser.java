package dev.hotspur.assembler.syntax;

import dev.hotspur.vm.bytecode.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the operands of directives that fill one line. */
final class DirectiveParser {
  private final Tokens tokens;
  private final OperandParser operands;
  private boolean unknown;

  DirectiveParser(Tokens tokens, OperandParser operands) {
    this.tokens = tokens;
    this.operands = operands;
  }

  /**
   * The directive at hand. A misspelt one is reported and taken for what was probably meant, so
   * that the lines of its block are not reported too.
   */
  Directive known() throws LineProblem {
    Optional<Directive> directive = tokens.directive();
    if (directive.isPresent()) {
      return directive.get();
    }
    Optional<Directive> meant = Directive.closest(tokens.word());
    LineProblem problem =
        tokens.problem(
            tokens.span(), "unknown directive ." + tokens.word(), meant.map(Directive::toString));
    if (meant.isEmpty()) {
      unknown = true;
      throw problem;
    }
    tokens.takeFor(meant.get());
    return meant.get();
  }

  /** Whether there was a directive of which it cannot be said whether it begins a block. */
  boolean unknownSeen() {
    return unknown;
  }

  /** A string that has to be there. */
  String string(String what) throws LineProblem {
    String value = tokens.at(TokenKind.STRING) ? tokens.word() : "";
    tokens.expect(TokenKind.STRING, what + " as a string");
    return value;
  }

  /** A place in another source: nothing, or file, line, column, last line and last column. */
  SourceLocation location() throws LineProblem {
    if (tokens.accept(TokenKind.LINE_END)) {
      return new SourceLocation(Optional.empty());
    }
    String file = tokens.at(TokenKind.STRING) || tokens.atName() ? tokens.word() : "";
    if (file.isEmpty() && !tokens.at(TokenKind.STRING)) {
      throw tokens.unexpected("a file's name");
    }
    tokens.next();
    int[] numbers = new int[4];
    int count = 0;
    do {
      numbers[count++] = number("a line or column");
    } while (count < numbers.length && tokens.at(TokenKind.NUMBER));
    tokens.endLine();
    Position position = new Position(numbers[0], numbers[1], numbers[2], numbers[3]);
    return new SourceLocation(Optional.of(new SourceLocation.Target(file, position)));
  }

  private int number(String what) throws LineProblem {
    if (tokens.at(TokenKind.NUMBER)
        && tokens.value() instanceof Long value
        && value <= Integer.MAX_VALUE) {
      tokens.next();
      return value.intValue();
    }
    throw tokens.unexpected(what + " up to " + Integer.MAX_VALUE);
  }

  /** A row of the exception table: three labels and a number. */
  Statement handler(Span span) throws LineProblem {
    Operand.Name start = tokens.name("the label where the row begins");
    Operand.Name end = tokens.name("the label where the row ends");
    Operand.Name handler = tokens.name("the label of the handler");
    Span depthSpan = tokens.span();
    long depth = number("the depth of the stack");
    tokens.endLine();
    return new Statement.Handler(start, end, handler, new Operand.Value(depth, depthSpan), span);
  }

  /** Names or literals with commas between them. */
  Statement declaration(Directive directive, Span span) throws LineProblem {
    List<Operand> entries = new ArrayList<>();
    do {
      entries.add(
          directive == Directive.CONSTANT ? operands.operand("a literal") : tokens.name("a name"));
    } while (tokens.accept(TokenKind.COMMA));
    tokens.endLine();
    return new Statement.Declaration(directive, entries, span);
  }

  /** What follows {@code .const}: a name, an equals sign and a literal. */
  Item constant(Span span) throws LineProblem {
    Operand.Name name = tokens.name("the constant's name");
    try {
      tokens.expect(TokenKind.EQUALS, "= and the value");
      Operand value = operands.operand("a literal");
      tokens.endLine();
      return new Item.ConstantDefinition(name, value, span.to(value.span()));
    } catch (LineProblem problem) {
      tokens.skipLine();
      return new Item.BrokenConstant(name, span.to(name.span()));
    }
  }
}
