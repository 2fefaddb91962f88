package dev.hotspur.jit.random;

import dev.hotspur.jit.random.Expression.Kind;
import java.util.ArrayList;
import java.util.List;

/** The ways in which the arguments of a call can be written. */
final class WaysToCall {
  private WaysToCall() {}

  /** The call as it is, or with arguments by name, or with those in a tuple and a dict. */
  static Expression vary(Dice dice, Program.Function function, Expression call) {
    List<Expression> given = call.parts();
    int most = Math.min(given.size(), function.parameters().size());
    if (dice.draw(Feature.KEYWORDS, 3) && most > 1 && given.size() == most) {
      int named = dice.between(1, most - 1);
      List<String> names = new ArrayList<>(function.names().subList(most - named, most));
      if (dice.draw(Feature.ERRORS, 12)) {
        names.set(0, "n");
      }
      return new Expression(
          Kind.CALL_KEYWORDS, function.name() + " " + String.join(",", names), given);
    }
    if (dice.draw(Feature.SPREADING, 3) && !given.isEmpty()) {
      boolean split = most > 1 && given.size() == most && dice.oneIn(2);
      int positional = split ? most - 1 : given.size();
      List<Expression> parts = new ArrayList<>();
      parts.add(new Expression(Kind.TUPLE, "", given.subList(0, positional)));
      if (split) {
        String name = "\"" + function.names().get(most - 1) + "\"";
        parts.add(Expression.of(Kind.DICT, "", Expression.literal(name), given.get(most - 1)));
      }
      return new Expression(Kind.CALL_UNPACKED, function.name(), parts);
    }
    return call;
  }
}
