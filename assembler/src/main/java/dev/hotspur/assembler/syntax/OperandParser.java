package dev.hotspur.assembler.syntax;

import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads operands: literals, names and operators. */
final class OperandParser {
  private static final int DEEPEST = 100;

  private final Tokens tokens;

  OperandParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Operands with commas between them, up to the end of the line; there may be none. */
  List<Operand> list() throws LineProblem {
    if (tokens.at(TokenKind.LINE_END) || tokens.at(TokenKind.TEXT_END)) {
      return List.of();
    }
    Operand first = operand("an operand");
    if (!tokens.at(TokenKind.COMMA)) {
      return List.of(first);
    }
    List<Operand> operands = new ArrayList<>();
    operands.add(first);
    while (tokens.accept(TokenKind.COMMA)) {
      operands.add(operand("an operand"));
    }
    return operands;
  }

  /** One operand. */
  Operand operand(String expected) throws LineProblem {
    return operand(expected, 0);
  }

  private Operand operand(String expected, int depth) throws LineProblem {
    Span span = tokens.span();
    switch (tokens.kind()) {
      case NUMBER -> {
        return taken(new Operand.Value(tokens.value(), span));
      }
      case STRING -> {
        return taken(new Operand.Value(Str.of(tokens.word()), span));
      }
      case BYTES -> {
        return taken(bytes((byte[]) tokens.value(), span));
      }
      case QUOTED_NAME -> {
        return taken(new Operand.Name(tokens.word(), true, span));
      }
      case WORD -> {
        return taken(word(tokens.word(), span));
      }
      case OPERATOR -> {
        return taken(new Operand.Operator(tokens.word(), span));
      }
      case EQUALS ->
          throw tokens.problem(span, "expected " + expected + ", found =", Optional.of("=="));
      case PLUS, MINUS -> {
        return signed(span);
      }
      case LEFT_PARENTHESIS -> {
        return parenthesised(depth + 1);
      }
      default -> throw tokens.unexpected(expected);
    }
  }

  private Operand taken(Operand operand) {
    tokens.next();
    return operand;
  }

  private static Operand bytes(byte[] octets, Span span) {
    List<Integer> numbers = new ArrayList<>(octets.length);
    for (byte octet : octets) {
      numbers.add(octet & 0xFF);
    }
    return new Operand.Bytes(numbers, span);
  }

  private static Operand word(String word, Span span) {
    if (!Words.isLiteral(word)) {
      return new Operand.Name(word, false, span);
    }
    return switch (word) {
      case "None" -> new Operand.Value(None.NONE, span);
      case "True" -> new Operand.Value(true, span);
      case "False" -> new Operand.Value(false, span);
      case "Ellipsis" -> new Operand.Ellipsis(span);
      default -> new Operand.Value(Words.floats().get(word), span);
    };
  }

  private Operand signed(Span sign) throws LineProblem {
    boolean negative = tokens.at(TokenKind.MINUS);
    tokens.next();
    Object number;
    if (tokens.at(TokenKind.NUMBER)) {
      number = tokens.value();
    } else if (tokens.at(TokenKind.WORD) && Words.floats().containsKey(tokens.word())) {
      number = Words.floats().get(tokens.word());
    } else {
      throw tokens.unexpected("a number after the sign");
    }
    Span span = sign.to(tokens.span());
    return taken(new Operand.Value(negative ? Numbers.negated(number) : number, span));
  }

  /** A tuple, or an operand in parentheses when there is no comma. */
  private Operand parenthesised(int depth) throws LineProblem {
    Span open = tokens.span();
    if (depth > DEEPEST) {
      throw tokens.problem(open, "parentheses are nested more than " + DEEPEST + " deep");
    }
    tokens.next();
    List<Operand> items = new ArrayList<>();
    boolean comma = false;
    while (!tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
      items.add(operand("an item of the tuple or )", depth));
      comma = tokens.accept(TokenKind.COMMA);
      if (!comma && !tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
        throw tokens.unexpected(", or )");
      }
    }
    Span span = open.to(tokens.span());
    tokens.next();
    return items.size() == 1 && !comma ? items.get(0) : new Operand.Tuple(items, span);
  }
}
