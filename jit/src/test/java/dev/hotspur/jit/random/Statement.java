package dev.hotspur.jit.random;

import java.util.List;

/**
 * A statement of a random program. Loops bring their own bounds along, so that no program runs for
 * ever, whatever a reducer takes away.
 *
 * @param kind what it is
 * @param name the variable, if there is one
 * @param word an operator or whatever else the kind says
 * @param parts its expressions
 * @param blocks the statements in it
 */
record Statement(
    Kind kind, String name, String word, List<Expression> parts, List<List<Statement>> blocks) {
  /** What a statement is. */
  enum Kind {
    ASSIGN,
    ASSIGN_GLOBAL,
    AUGMENT,
    AUGMENT_GLOBAL,
    /** Container, index, value. */
    SET_ITEM,
    AUGMENT_ITEM,
    DELETE_ITEM,
    DELETE,
    DELETE_GLOBAL,
    /** Makes the function within this one of that name anew. */
    DEFINE,
    PRINT,
    EVALUATE,
    IF,
    /** Counts {@code name} from 0; {@code word} is the limit. */
    WHILE,
    /**
     * The variable is {@code name}; {@code word}, if not empty, is a variable that counts the
     * passes up to 12.
     */
    FOR,
    BREAK,
    CONTINUE,
    RETURN,
    RAISE,
    RERAISE,
    /** The exception and its cause. */
    RAISE_FROM,
    /**
     * The word lists the handlers' types with bars between them; it ends with {@code |finally} if
     * the last block is one.
     */
    TRY,
    /** The names with commas between them; one of them may have a star. */
    UNPACK,
    /** Nothing. */
    PASS,
    /** Returns what a call gives, in place of this activation. */
    TAIL_CALL,
    /**
     * Collects what an expression gives for each item of an iterable, in a list, or with a key in a
     * dict. The names are those of the result and of the item; the parts are the iterable and what
     * is collected.
     */
    COLLECT
  }

  /** The most passes of a loop over something that may grow. */
  static final int MOST_PASSES = 12;

  Statement {
    parts = List.copyOf(parts);
    blocks = blocks.stream().map(List::copyOf).toList();
  }

  static Statement of(Kind kind, String name, String word, Expression... parts) {
    return new Statement(kind, name, word, List.of(parts), List.of());
  }

  static Statement assign(String name, Expression value) {
    return of(Kind.ASSIGN, name, "", value);
  }

  static Statement print(Expression... values) {
    return of(Kind.PRINT, "", "", values);
  }

  static Statement evaluate(Expression value) {
    return of(Kind.EVALUATE, "", "", value);
  }

  static Statement when(Expression condition, List<Statement> then, List<Statement> otherwise) {
    return new Statement(Kind.IF, "", "", List.of(condition), List.of(then, otherwise));
  }

  Statement withParts(List<Expression> newParts) {
    return new Statement(kind, name, word, newParts, blocks);
  }

  Statement withBlocks(List<List<Statement>> newBlocks) {
    return new Statement(kind, name, word, parts, newBlocks);
  }

  /** The types of the handlers of a TRY, empty for one that catches everything. */
  List<String> handlers() {
    String types = hasFinally() ? word.substring(0, word.length() - "|finally".length()) : word;
    return types.isEmpty() ? List.of() : List.of(types.substring(1).split("\\|", -1));
  }

  boolean hasFinally() {
    return word.endsWith("|finally");
  }
}
