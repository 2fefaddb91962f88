package dev.hotspur.vm.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListValueTest {
  @Test
  void keepsLongsAndDoublesUnboxed() {
    assertEquals(ListValue.EMPTY, new ListValue().kind);
    assertEquals(ListValue.LONG, ListValue.of(1L, 2L).kind);
    assertEquals(ListValue.DOUBLE, ListValue.of(1.0, 2.0).kind);
    assertEquals(ListValue.OBJECT, ListValue.of(1L, 2.0).kind);
    assertEquals(ListValue.OBJECT, ListValue.of(1L, true).kind);
  }

  @Test
  void changesStrategyOnlyWhenItMust() {
    ListValue list = ListValue.of(1L, 2L);
    list.setLong(0, 7);
    assertEquals(ListValue.LONG, list.kind);
    list.setDouble(1, 0.5);
    assertEquals(ListValue.OBJECT, list.kind);
    assertEquals("[7, 0.5]", list.toString());
    list.pop(1);
    list.pop(0);
    list.appendDouble(1.5);
    assertEquals(ListValue.DOUBLE, list.kind);
  }

  @Test
  void unboxedWritesIntoListsOfAnotherKind() {
    ListValue floats = ListValue.of(1.5, 2.5);
    floats.setLong(0, 7);
    floats.appendLong(8);
    assertEquals("[7, 2.5, 8]", floats.toString());
    ListValue ints = ListValue.of(1L, 2L);
    ints.appendDouble(0.5);
    ints.setDouble(0, -0.0);
    assertEquals("[-0.0, 2, 0.5]", ints.toString());
  }

  /** Random operations, against Java's own list. */
  @Test
  void behavesAsAnyList() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      ListValue list = new ListValue();
      List<Object> model = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        change(random, round % 3, list, model);
        assertEquals(model, List.of(list.toArray()));
      }
    }
  }

  private static void change(Random random, int types, ListValue list, List<Object> model) {
    Object item =
        random.nextInt(20) < types ? (Object) 0.5 : random.nextInt(9) < types ? (Object) true : 3L;
    int size = model.size();
    switch (random.nextInt(size == 0 ? 3 : 9)) {
      case 0, 1 -> {
        list.append(item);
        model.add(item);
      }
      case 2 -> {
        int index = random.nextInt(size + 1);
        list.insert(index, item);
        model.add(index, item);
      }
      case 3 -> {
        int index = random.nextInt(size);
        assertEquals(model.remove(index), list.pop(index));
      }
      case 4 -> {
        int index = random.nextInt(size);
        list.set(index, item);
        model.set(index, item);
      }
      case 5 -> {
        list.reverse();
        Collections.reverse(model);
      }
      case 6 -> {
        if (size < 50) {
          list.addAll(list);
          model.addAll(new ArrayList<>(model));
        }
      }
      case 7 -> {
        if (random.nextInt(8) == 0) {
          list.clear();
          model.clear();
        }
      }
      default -> assertEquals(model, List.of(list.copy().toArray()));
    }
  }

  @Test
  void iteratorSeesGrowthAndStaysExhausted() {
    ListValue list = ListValue.of(1L);
    IteratorValue iterator = Operations.iterator(list);
    IteratorValue copy = iterator.copy();
    assertEquals(1L, iterator.next());
    list.append(2L);
    assertEquals(2L, iterator.next());
    assertSame(IteratorValue.END, iterator.next());
    list.append(3L);
    assertSame(IteratorValue.END, iterator.next());
    assertEquals(1L, copy.next());
  }

  @Test
  void rangesAtTheEdgeOfLongsEnd() {
    Object range = Ranges.of(Long.MAX_VALUE - 1, Long.MAX_VALUE, 1);
    assertEquals(RangeValue.class, range.getClass());
    IteratorValue iterator = Operations.iterator(range);
    assertEquals(Long.MAX_VALUE - 1, iterator.next());
    assertSame(IteratorValue.END, iterator.next());
    Object steps = Ranges.of(Long.MAX_VALUE - 3, Long.MAX_VALUE, 2);
    assertEquals(BigRangeValue.class, steps.getClass());
    assertEquals(2, Operations.length(steps));
  }
}
