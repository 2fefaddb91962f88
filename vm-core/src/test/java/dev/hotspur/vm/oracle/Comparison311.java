package dev.hotspur.vm.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.VmError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Collects pairs of a Python expression and what should do the same here, and compares them. */
final class Comparison311 {
  private static final int SHOWN = 60;

  private final List<String> expressions = new ArrayList<>();
  private final List<Supplier<Object>> actions = new ArrayList<>();
  private final Predicate<String> skipped;
  private long ulps;

  /** Compares all but the answers of Python for which {@code skipped} holds. */
  Comparison311(Predicate<String> skipped) {
    this.skipped = skipped;
  }

  Comparison311() {
    this(answer -> false);
  }

  /** Allows floats to differ by so many units in the last place. */
  Comparison311 within(long newUlps) {
    ulps = newUlps;
    return this;
  }

  void add(String python, Supplier<Object> action) {
    expressions.add(python);
    actions.add(action);
  }

  /** Asks Python about everything and reports what differs. */
  void run() throws Exception {
    List<String> answers = Python.evaluate(expressions);
    assertEquals(expressions.size(), answers.size(), "answers");
    Map<String, Integer> differences = new LinkedHashMap<>();
    List<String> examples = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < answers.size(); i++) {
      String expected = answers.get(i);
      if (skipped.test(expected)) {
        continue;
      }
      compared++;
      Object result = outcome(actions.get(i));
      String actual = result instanceof Failure failure ? failure.text : text(result);
      if (!actual.equals(expected) && !close(result, expected)) {
        String kind = "\n    python  " + shorten(expected) + "\n    hotspur " + shorten(actual);
        if (differences.merge(kind, 1, Integer::sum) == 1) {
          examples.add(shorten(expressions.get(i)) + kind);
        }
      }
    }
    System.out.println("compared " + compared + " of " + expressions.size() + " with python3");
    String shown = String.join("\n", examples.subList(0, Math.min(SHOWN, examples.size())));
    assertTrue(examples.isEmpty(), examples.size() + " kinds of differences\n" + shown);
  }

  private static String shorten(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }

  private record Failure(String text) {}

  private static Object outcome(Supplier<Object> action) {
    try {
      return action.get();
    } catch (VmError error) {
      String text = error.exception().type().name() + ": " + error.exception().message();
      return new Failure(escape(text));
    } catch (RuntimeException | StackOverflowError broken) {
      return new Failure("JAVA " + broken + " at " + broken.getStackTrace()[0]);
    }
  }

  private static String text(Object value) {
    try {
      return escape(Operations.repr(value).value());
    } catch (VmError error) {
      return error.exception().type().name() + ": " + error.exception().message();
    }
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private boolean close(Object actual, String expected) {
    if (ulps == 0) {
      return false;
    }
    if (actual instanceof TupleValue tuple && tuple.size() == 2) {
      return close(tuple.get(0), expected.substring(1, Math.max(1, expected.indexOf(','))));
    }
    if (!(actual instanceof Double number) || !expected.matches("-?\\d.*")) {
      return false;
    }
    double wanted = Double.parseDouble(expected);
    return Math.abs(number - wanted) <= ulps * Math.ulp(wanted);
  }
}
