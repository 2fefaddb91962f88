package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Reads the line of a routine in the text form, after its first word. */
final class RoutineParser {
  private RoutineParser() {}

  static Residual parse(Tokens tokens, Function<Tokens, Type> types) {
    String name = tokens.word();
    tokens.expect(":");
    String place = tokens.word();
    int dot = place.lastIndexOf('.');
    if (dot < 0) {
      throw tokens.error("expected class.method, found " + place);
    }
    String descriptor = tokens.word();
    List<Type> arguments = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.accept(")")) {
      arguments.add(types.apply(tokens));
    }
    tokens.expect("->");
    Type result = types.apply(tokens);
    Set<Heap> reads = heaps(tokens, "reads");
    Set<Heap> writes = heaps(tokens, "writes");
    boolean raises = tokens.accept("raises");
    boolean pure = tokens.accept("pure");
    tokens.expectEnd();
    if (pure && (raises || !writes.isEmpty())) {
      throw tokens.error("a pure routine neither raises nor writes");
    }
    return new Residual(
        name,
        place.substring(0, dot),
        place.substring(dot + 1),
        descriptor,
        arguments,
        result,
        reads,
        writes,
        raises,
        pure);
  }

  private static Set<Heap> heaps(Tokens tokens, String title) {
    Set<Heap> result = EnumSet.noneOf(Heap.class);
    if (tokens.accept(title)) {
      tokens.expect("{");
      while (!tokens.accept("}")) {
        result.add(heap(tokens));
      }
    }
    return result;
  }

  private static Heap heap(Tokens tokens) {
    String word = tokens.word();
    for (Heap heap : Heap.values()) {
      if (heap.name().toLowerCase(Locale.ROOT).equals(word)) {
        return heap;
      }
    }
    throw tokens.error("no part of the heap " + word);
  }
}
