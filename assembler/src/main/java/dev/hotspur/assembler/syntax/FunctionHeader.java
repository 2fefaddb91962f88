package dev.hotspur.assembler.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what follows {@code .func}: name, parameters, flags. What was read before an error is kept,
 * so that the function is known to others.
 */
final class FunctionHeader {
  private final Tokens tokens;
  private final OperandParser operands;
  private Optional<Operand.Name> name = Optional.empty();
  private final List<Item.Parameter> parameters = new ArrayList<>();
  private final List<Operand.Name> flags = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private boolean slashSeen;
  private boolean starSeen;
  private boolean bareStar;
  private boolean doubleStarSeen;

  FunctionHeader(Tokens tokens, OperandParser operands) {
    this.tokens = tokens;
    this.operands = operands;
  }

  Optional<Operand.Name> name() {
    return name;
  }

  List<Item.Parameter> parameters() {
    return parameters;
  }

  List<Operand.Name> flags() {
    return flags;
  }

  void read() throws LineProblem {
    name = Optional.of(tokens.name("the function's name"));
    tokens.expect(TokenKind.LEFT_PARENTHESIS, "( and the parameters");
    while (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
      parameter();
      if (!tokens.accept(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
        throw tokens.unexpected(", or )");
      }
    }
    if (bareStar) {
      throw tokens.problem(tokens.span(), "a parameter must follow the *");
    }
    tokens.next();
    while (tokens.atName()) {
      flags.add(tokens.name("a flag"));
    }
    tokens.endLine();
  }

  private void parameter() throws LineProblem {
    Span span = tokens.span();
    if (doubleStarSeen) {
      throw tokens.problem(span, "nothing can follow the parameter with **");
    }
    switch (tokens.kind()) {
      case SLASH -> slash(span);
      case STAR -> star(span);
      case DOUBLE_STAR -> {
        if (bareStar) {
          throw tokens.problem(span, "a parameter must follow the *");
        }
        tokens.next();
        doubleStarSeen = true;
        add(Item.ParameterKind.VARIADIC_KEYWORDS, Optional.empty());
      }
      default -> plain();
    }
  }

  private void slash(Span span) throws LineProblem {
    if (slashSeen || starSeen || parameters.isEmpty()) {
      throw tokens.problem(span, "/ stands once, after parameters and before *");
    }
    tokens.next();
    slashSeen = true;
    parameters.replaceAll(
        p -> new Item.Parameter(p.name(), Item.ParameterKind.POSITIONAL_ONLY, p.defaultValue()));
  }

  private void star(Span span) throws LineProblem {
    if (starSeen) {
      throw tokens.problem(span, "* stands once");
    }
    tokens.next();
    starSeen = true;
    if (tokens.atName()) {
      add(Item.ParameterKind.VARIADIC, Optional.empty());
    } else {
      bareStar = true;
    }
  }

  private void plain() throws LineProblem {
    Operand.Name parameter = tokens.name("a parameter");
    Optional<Operand> value = Optional.empty();
    if (tokens.accept(TokenKind.EQUALS)) {
      value = Optional.of(operands.operand("a literal"));
    } else if (!starSeen && !parameters.isEmpty() && last().defaultValue().isPresent()) {
      throw tokens.problem(
          parameter.span(), "a parameter without a default follows one with a default");
    }
    bareStar = false;
    Item.ParameterKind kind =
        starSeen ? Item.ParameterKind.KEYWORD_ONLY : Item.ParameterKind.POSITIONAL;
    declare(new Item.Parameter(parameter, kind, value));
  }

  private Item.Parameter last() {
    return parameters.get(parameters.size() - 1);
  }

  private void add(Item.ParameterKind kind, Optional<Operand> value) throws LineProblem {
    declare(new Item.Parameter(tokens.name("a parameter"), kind, value));
  }

  private void declare(Item.Parameter parameter) throws LineProblem {
    if (!names.add(parameter.name().text())) {
      throw tokens.problem(
          parameter.name().span(), "there is another parameter " + parameter.name().text());
    }
    parameters.add(parameter);
  }
}
