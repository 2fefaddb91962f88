package dev.hotspur.vm.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The methods of lists, tuples, ranges, strings and numbers. */
class MethodsOracleTest {
  private static final boolean LONG = Boolean.getBoolean("hotspur.long");
  private static final Sample NONE = Sample.others().get(0);
  private static final Sample TRUE = Sample.others().get(1);

  @BeforeAll
  static void python() {
    Python.assumePresent();
  }

  private static List<Sample> arguments() {
    List<Sample> arguments = new ArrayList<>(List.of(NONE, TRUE));
    for (long number : new long[] {0, 1, -1, 2, 3, -3, 10}) {
      arguments.add(Sample.of(number));
    }
    for (String text : new String[] {"", "a", " ", "b", "bc", "X", "ab", "1", ",", "😀"}) {
      arguments.add(Sample.of(text));
    }
    arguments.add(Sample.of(1.0));
    arguments.add(Sample.of(0.5));
    arguments.add(Sample.ints().get(Sample.ints().size() - 2));
    arguments.add(Sample.ints().get(Sample.ints().size() - 1));
    arguments.addAll(Sample.collections());
    return arguments;
  }

  private static final List<String> LIST_METHODS =
      List.of(
          "append", "extend", "insert", "pop", "remove", "index", "count", "reverse", "sort",
          "clear", "copy");

  @Test
  void lists() throws Exception {
    Comparison311 comparison = new Comparison311(answer -> answer.contains(" at 0x"));
    Calls calls = new Calls(comparison);
    for (String method : LIST_METHODS) {
      for (Sample self : Sample.collections()) {
        calls.method(self, method);
        for (Sample a : arguments()) {
          int choice = method.hashCode() + self.python().hashCode() + a.python().hashCode();
          if (!LONG && choice % 3 != 0) {
            continue;
          }
          calls.method(self, method, a);
          calls.method(self, method, a, Sample.of(1));
          calls.method(self, method, a, Sample.of(-2), Sample.of(3));
          calls.method(self, method, Sample.of(1), a);
          calls.method(self, method, Sample.of(1), Sample.of(0), a);
          calls.method(self, method, Map.of("wrong", a));
        }
      }
    }
    comparison.run();
  }

  @Test
  void sorting() throws Exception {
    Comparison311 comparison = new Comparison311();
    Calls calls = new Calls(comparison);
    for (Sample self : Sample.collections()) {
      for (Sample a : arguments()) {
        calls.method(self, "sort", Map.of("key", a));
        calls.method(self, "sort", Map.of("reverse", a));
      }
      for (String key : new String[] {"abs", "str", "len", "repr"}) {
        Sample callable = new Sample(key, () -> Sample.builtin(key));
        calls.method(self, "sort", Map.of("key", callable));
        calls.method(self, "sort", Map.of("key", callable, "reverse", TRUE));
      }
    }
    Random random = new Random(3);
    for (int i = 0; i < 400; i++) {
      Sample self = randomList(random, i);
      calls.method(self, "sort");
      calls.method(self, "sort", Map.of("reverse", TRUE));
      calls.method(self, "sort", Map.of("key", new Sample("abs", () -> Sample.builtin("abs"))));
    }
    comparison.run();
  }

  /** Lists long enough for merges; those with NaN or unlike types short enough to agree. */
  private static Sample randomList(Random random, int round) {
    boolean disordered = round % 4 == 3;
    int size = random.nextInt(disordered ? 60 : 300);
    StringBuilder python = new StringBuilder("[");
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Sample item =
          switch (round % 4) {
            case 0 -> Sample.of((long) random.nextInt(40) - 20);
            case 1 -> Sample.of((random.nextInt(40) - 20) / 4.0);
            case 2 ->
                random.nextBoolean()
                    ? Sample.of(random.nextInt(9))
                    : Sample.of(random.nextInt(9) - 4.0);
            default ->
                random.nextInt(9) == 0
                    ? new Sample("nan", () -> Double.NaN)
                    : Sample.of(random.nextInt(99));
          };
      python.append(item.python()).append(", ");
      items.add(item.get());
    }
    return new Sample(python + "]", () -> ListValue.of(items));
  }

  private static final List<String> STR_METHODS =
      List.of(
          "join",
          "split",
          "rsplit",
          "strip",
          "lstrip",
          "rstrip",
          "upper",
          "lower",
          "replace",
          "startswith",
          "endswith",
          "find",
          "rfind",
          "index",
          "rindex",
          "count",
          "isdigit",
          "isdecimal",
          "isalpha",
          "isalnum",
          "isspace",
          "isupper",
          "islower",
          "isascii",
          "zfill",
          "ljust",
          "rjust",
          "center",
          "splitlines",
          "title",
          "capitalize",
          "swapcase",
          "partition",
          "rpartition",
          "removeprefix",
          "removesuffix");

  @Test
  void strings() throws Exception {
    Comparison311 comparison = new Comparison311(answer -> answer.contains(" at 0x"));
    Calls calls = new Calls(comparison);
    for (String method : STR_METHODS) {
      boolean pads = List.of("zfill", "ljust", "rjust", "center").contains(method);
      for (Sample self : Sample.strings()) {
        calls.method(self, method);
        for (Sample a : arguments()) {
          int choice = method.hashCode() + self.python().hashCode() + a.python().hashCode();
          if (!LONG && choice % 8 != 0) {
            continue;
          }
          calls.method(self, method, a);
          calls.method(self, method, a, Sample.of(1));
          calls.method(self, method, a, Sample.of("ab"));
          calls.method(self, method, Sample.of("a"), a);
          calls.method(self, method, Sample.of("a"), a, Sample.of(-1));
          calls.method(self, method, Sample.of(""), Sample.of(1), a);
          calls.method(self, method, a, a, a, a);
          calls.method(self, method, Map.of("wrong", a), Sample.of("a"));
          if (pads) {
            calls.method(self, method, Sample.of(12), a);
          }
          if (method.endsWith("split")) {
            calls.method(self, method, Map.of("sep", a, "maxsplit", Sample.of(1)));
            calls.method(self, method, Map.of("maxsplit", a));
          }
          if (method.equals("splitlines")) {
            calls.method(self, method, Map.of("keepends", a));
          }
        }
      }
    }
    comparison.run();
  }

  @Test
  void numbers() throws Exception {
    Comparison311 comparison = new Comparison311();
    Calls calls = new Calls(comparison);
    for (Sample self : Sample.all()) {
      for (String method : new String[] {"bit_length", "bit_count", "is_integer"}) {
        if (!self.python().equals("int") && !self.python().equals("float")) {
          calls.method(self, method);
          if (!(self.get() instanceof Boolean)) {
            calls.method(self, method, Sample.of(1)); // CPython names either type
          }
        }
      }
    }
    comparison.run();
  }

  /** Each of these methods on each code point that Unicode 13 knows, alone and after a letter. */
  @Test
  void everyCharacter() throws Exception {
    // Python 3.11 has Unicode 14, as JDK 19 has: later ones know letters and cases that it does
    // not.
    assumeTrue(Runtime.version().feature() <= 19, "this JDK has a later Unicode than python3");
    Comparison311 comparison = new Comparison311();
    String[] methods = {
      "upper",
      "lower",
      "title",
      "capitalize",
      "swapcase",
      "isdigit",
      "isdecimal",
      "isalpha",
      "isalnum",
      "isspace",
      "isupper",
      "islower",
      "strip",
      "splitlines"
    };
    for (int block = 0; block < 0x32000; block += 32) {
      boolean uniform = (block >= 0x3400 && block < 0xA000) || (block >= 0xAC00 && block < 0xD7A0);
      if (!LONG && (uniform || block >= 0x1F700)) {
        continue; // thousands of letters without case
      }
      List<Object> items = new ArrayList<>();
      StringBuilder python = new StringBuilder();
      for (int point = block; point < block + 32; point++) {
        int type = Character.getType(point);
        if (type != Character.UNASSIGNED && type != Character.SURROGATE) {
          python.append("%d,".formatted(point));
          items.add(Str.of(Character.toString(point)));
          items.add(Str.of("a" + Character.toString(point) + "B"));
        }
      }
      if (items.isEmpty()) {
        continue;
      }
      String texts = "for c in [" + python + "] for s in (chr(c), 'a' + chr(c) + 'B')";
      for (String method : methods) {
        comparison.add("[s." + method + "() " + texts + "]", () -> each(items, method));
      }
      comparison.add("[repr(s) " + texts + "]", () -> reprs(items));
    }
    comparison.run();
  }

  private static Object each(List<Object> items, String method) {
    TestContext context = new TestContext();
    Object function = Operations.getAttribute(Types.STR, method);
    return ListValue.of(items.stream().map(item -> context.call(function, List.of(item))).toList());
  }

  private static Object reprs(List<Object> items) {
    return ListValue.of(items.stream().map(Operations::repr).toList());
  }

  @Test
  void nesting() throws Exception {
    Comparison311 comparison = new Comparison311();
    for (int depth : new int[] {0, 1, 10, 900}) {
      comparison.add("nested(" + depth + ")", () -> nested(depth));
      comparison.add(
          "nested(" + depth + ") == nested(" + depth + ")",
          () -> Operations.compare(Comparison.EQ, nested(depth), nested(depth)));
    }
    comparison.add("nested(20000)", () -> nested(20000));
    comparison.add("(nested(20000),)", () -> TupleValue.of(nested(20000)));
    comparison.add(
        "nested(20000) < nested(20000)",
        () -> Operations.compare(Comparison.LT, nested(20000), nested(20000)));
    comparison.run();
  }

  private static Object nested(int depth) {
    ListValue list = new ListValue();
    for (int i = 0; i < depth; i++) {
      list = ListValue.of(list);
    }
    return list;
  }
}
