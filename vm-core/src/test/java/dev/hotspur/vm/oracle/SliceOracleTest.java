package dev.hotspur.vm.oracle;

import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Ranges;
import dev.hotspur.vm.value.SliceValue;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All slices with bounds and steps around the size of a sequence, read, replaced and removed. */
class SliceOracleTest {
  private static final int MOST = 7;

  @BeforeAll
  static void python() {
    Python.assumePresent();
  }

  private static List<Optional<Long>> bounds() {
    List<Optional<Long>> bounds = new ArrayList<>(List.of(Optional.empty()));
    for (long i = -MOST; i <= MOST; i++) {
      bounds.add(Optional.of(i));
    }
    return bounds;
  }

  private static List<Sample> slices() {
    List<Sample> slices = new ArrayList<>();
    for (Optional<Long> start : bounds()) {
      for (Optional<Long> stop : bounds()) {
        for (Optional<Long> step : bounds()) {
          slices.add(slice(start, stop, step));
        }
      }
    }
    return slices;
  }

  private static Sample slice(Optional<Long> start, Optional<Long> stop, Optional<Long> step) {
    return new Sample(
        "slice(" + written(start) + ", " + written(stop) + ", " + written(step) + ")",
        () -> new SliceValue(value(start), value(stop), value(step)));
  }

  private static String written(Optional<Long> bound) {
    return bound.map(String::valueOf).orElse("None");
  }

  private static Object value(Optional<Long> bound) {
    return bound.isPresent() ? bound.get() : None.NONE;
  }

  private static List<Sample> lists() {
    return List.of(
        new Sample("[0, 1, 2, 3, 4]", () -> ListValue.of(0L, 1L, 2L, 3L, 4L)),
        new Sample("[0.5, 1.5, 2.5, 3.5]", () -> ListValue.of(0.5, 1.5, 2.5, 3.5)),
        new Sample("['a', 1, 2.5]", () -> ListValue.of(Str.of("a"), 1L, 2.5)));
  }

  private static List<Sample> sequences() {
    List<Sample> sequences = new ArrayList<>(lists());
    sequences.add(new Sample("(0, 1, 2, 3)", () -> TupleValue.of(0L, 1L, 2L, 3L)));
    sequences.add(Sample.of("ab\uD83D\uDE00cd"));
    sequences.add(Sample.of("abc"));
    sequences.add(new Sample("range(3, 30, 5)", () -> Ranges.of(3, 30, 5)));
    sequences.add(new Sample("range(9, -2, -3)", () -> Ranges.of(9, -2, -3)));
    return sequences;
  }

  @Test
  void reading() throws Exception {
    Comparison311 comparison = new Comparison311();
    for (Sample slice : slices()) {
      for (Sample sequence : sequences()) {
        comparison.add(
            sequence.python() + "[" + slice.python() + "]",
            () -> Operations.getItem(sequence.get(), slice.get()));
      }
    }
    comparison.run();
  }

  @Test
  void writing() throws Exception {
    Comparison311 comparison = new Comparison311();
    List<Sample> values = new ArrayList<>(lists());
    values.addAll(List.of(Sample.of(""), Sample.of("x"), Sample.of("xy"), Sample.of(5L)));
    int number = 0;
    for (Sample slice : slices()) {
      for (Sample list : lists()) {
        Sample value = values.get(number++ % values.size());
        comparison.add(
            "put(" + list.python() + ", " + slice.python() + ", " + value.python() + ")",
            () -> put(list.get(), slice.get(), value.get()));
        comparison.add(
            "cut(" + list.python() + ", " + slice.python() + ")",
            () -> cut(list.get(), slice.get()));
      }
    }
    comparison.run();
  }

  private static Object put(Object list, Object slice, Object value) {
    Operations.setItem(list, slice, value);
    return list;
  }

  private static Object cut(Object list, Object slice) {
    Operations.deleteItem(list, slice);
    return list;
  }

  @Test
  void partsOfAnyType() throws Exception {
    Comparison311 comparison = new Comparison311(answer -> answer.contains(" at 0x"));
    Calls calls = new Calls(comparison);
    List<Sample> parts = new ArrayList<>(Sample.others());
    parts.addAll(Sample.ints());
    parts.addAll(List.of(Sample.of(1.0), Sample.of("a")));
    for (Sample a : parts) {
      for (Sample b : parts) {
        Sample slice =
            new Sample(
                "slice(" + a.python() + ", 3, " + b.python() + ")",
                () -> new SliceValue(a.get(), 3L, b.get()));
        for (Sample sequence : sequences()) {
          if ((a.python().hashCode() + b.python().hashCode()) % 4 == 0) {
            calls.method(slice, "indices", a);
            comparison.add(
                sequence.python() + "[" + slice.python() + "]",
                () -> Operations.getItem(sequence.get(), slice.get()));
          }
        }
        calls.call("slice", a, b);
      }
      calls.call("slice", a);
      calls.call("slice", a, a, a, a);
    }
    calls.call("slice");
    comparison.run();
  }
}
