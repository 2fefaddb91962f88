package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Op;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The heap of {@link IrMachine}: globals by the name of their cell, lists and range iterators. */
final class TestHeap {
  /** A list; kind 1 has ints, 2 floats, 3 anything. */
  static final class ListObject {
    int kind;
    final List<Object> items = new ArrayList<>();

    @Override
    public String toString() {
      return "list" + kind + items;
    }
  }

  /** A range iterator. */
  static final class RangeObject {
    BigInteger next = BigInteger.ZERO;

    @Override
    public String toString() {
      return "range" + next;
    }
  }

  final Map<String, Object> globals = new TreeMap<>();
  final Map<Integer, Object> registers = new HashMap<>();
  final List<String> events = new ArrayList<>();

  /** The heap at the start, the same each time. */
  static TestHeap fresh(List<Object> inputs) {
    TestHeap heap = new TestHeap();
    for (int i = 0; i < inputs.size(); i++) {
      heap.registers.put(i, inputs.get(i));
    }
    ListObject ints = new ListObject();
    ints.kind = 1;
    for (int i = 0; i < 5; i++) {
      ints.items.add(BigInteger.valueOf(i * 3L));
    }
    ListObject other = new ListObject();
    other.kind = 1;
    other.items.add(BigInteger.TEN);
    heap.registers.put(RandomGraphs.FIRST_LIST, ints);
    // The second may be the first under another name.
    heap.registers.put(
        RandomGraphs.FIRST_LIST + 1, inputs.get(0).hashCode() % 2 == 0 ? ints : other);
    heap.registers.put(RandomGraphs.RANGE, new RangeObject());
    heap.registers.put(RandomGraphs.TEXT, "text");
    heap.globals.put("g0", BigInteger.valueOf(7));
    heap.globals.put("g1", 2.5);
    return heap;
  }

  /** Loads, stores and checks; empty if it must leave. */
  Optional<Object> apply(Op op, List<Object> args, int number) {
    return switch (op) {
      case RANGE_NEXT -> Optional.of(range(args).next);
      case RANGE_END -> {
        range(args);
        yield Optional.of(BigInteger.valueOf(100));
      }
      case RANGE_STEP -> {
        range(args);
        yield Optional.of(BigInteger.ONE);
      }
      case RANGE_SET_NEXT -> {
        range(args).next = (BigInteger) args.get(1);
        yield Optional.of("done");
      }
      case LIST_SIZE -> Optional.of(BigInteger.valueOf(((ListObject) args.get(0)).items.size()));
      case GUARD_LIST_KIND ->
          Optional.<Object>of("done").filter(done -> ((ListObject) args.get(0)).kind == number);
      case LIST_INDEX -> position(args).map(BigInteger::valueOf);
      case LIST_ITEM_INT -> Optional.of(list(args, 1).items.get(item(args)));
      case LIST_PUT_INT -> Optional.of(list(args, 1).items.set(item(args), args.get(2)));
      default -> throw new AssertionError(op);
    };
  }

  private static RangeObject range(List<Object> args) {
    if (args.get(0) instanceof RangeObject range) {
      return range;
    }
    throw new AssertionError("no range iterator: an unguarded operation on " + args);
  }

  private static ListObject list(List<Object> args, int kind) {
    if (args.get(0) instanceof ListObject list && list.kind == kind) {
      return list;
    }
    throw new AssertionError("no list of this kind: an unguarded operation on " + args);
  }

  private static Optional<Integer> position(List<Object> args) {
    BigInteger index = (BigInteger) args.get(1);
    int size = list(args, 1).items.size();
    BigInteger position = index.signum() < 0 ? index.add(BigInteger.valueOf(size)) : index;
    boolean there = position.signum() >= 0 && position.compareTo(BigInteger.valueOf(size)) < 0;
    return there ? Optional.of(position.intValue()) : Optional.empty();
  }

  private static int item(List<Object> args) {
    BigInteger index = (BigInteger) args.get(1);
    if (index.signum() < 0 || index.intValueExact() >= list(args, 1).items.size()) {
      throw new AssertionError("no such item: an unguarded operation on " + args);
    }
    return index.intValue();
  }

  /** A routine of the runtime: what it gives; empty if it raises. */
  Optional<Object> call(String name, List<Object> args) {
    Object first = args.get(0);
    long seed = first instanceof BigInteger number ? number.longValue() : first.toString().length();
    switch (name) {
      case "pure" -> {
        return Optional.of(BigInteger.valueOf(seed ^ 21));
      }
      case "watch" -> {
        return Optional.of(BigInteger.valueOf(globals.get("g0").toString().length()));
      }
      case "assign" -> globals.put("g0", BigInteger.valueOf(seed & 7));
      case "spoil" -> {
        ListObject list = (ListObject) registers.get(RandomGraphs.FIRST_LIST);
        list.kind = 4 - list.kind;
      }
      case "advance" -> {
        RangeObject range = (RangeObject) registers.get(RandomGraphs.RANGE);
        range.next = range.next.add(BigInteger.TWO);
      }
      default -> {}
    }
    events.add(name + args);
    return (seed & 3) == 3 ? Optional.empty() : Optional.of(BigInteger.valueOf(seed & 255));
  }

  @Override
  public String toString() {
    return globals + " " + new TreeMap<>(registers) + " " + events;
  }
}
