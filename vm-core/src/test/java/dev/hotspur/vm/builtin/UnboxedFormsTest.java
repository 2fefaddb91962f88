package dev.hotspur.vm.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.oracle.TestContext;
import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.RandomValue;
import dev.hotspur.vm.value.UnboxedForm;
import dev.hotspur.vm.value.VmError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The unboxed forms of builtins do what the builtins do, for all that they may be called with. */
class UnboxedFormsTest {
  private static final List<Object> FLOATS =
      List.of(
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          0.0,
          -0.0,
          1.0,
          -1.0,
          0.5,
          1.5,
          2.5,
          -2.5,
          0.1,
          -0.999,
          2.675,
          10.0,
          -709.5,
          709.0,
          1023.0,
          1024.0,
          0x1p53,
          0x1p63,
          -0x1p63,
          9.3e18,
          1e-300,
          -1e300,
          Double.MIN_VALUE,
          -Double.MIN_NORMAL,
          Double.MAX_VALUE);

  private static final List<Object> INTS =
      List.of(
          0L,
          1L,
          -1L,
          2L,
          -3L,
          10L,
          12L,
          31L,
          32L,
          33L,
          63L,
          64L,
          100L,
          -324L,
          1L << 31,
          (1L << 53) + 1,
          -(1L << 53) - 1,
          3037000499L * 3037000499L - 1,
          3037000499L * 3037000499L,
          Long.MAX_VALUE,
          Long.MAX_VALUE - 1,
          Long.MIN_VALUE);

  /** The state that generators begin with. */
  private static final RandomValue UNUSED = new RandomValue(BigInteger.TWO);

  /** What a call gave, charged, and left of the generator. */
  private record Outcome(Object result, long charged, RandomValue random) {
    boolean isLike(Outcome other) {
      return result.equals(other.result)
          && charged == other.charged
          && random.isInStateOf(other.random);
    }
  }

  private static Set<BuiltinValue> withForms() {
    Set<BuiltinValue> all = new LinkedHashSet<>();
    Globals builtins = new Globals();
    Builtins.install(builtins);
    List<Object> values = new ArrayList<>(builtins.snapshot().values());
    for (String name : Builtins.moduleNames()) {
      values.addAll(
          Builtins.module(name, new TestContext()).orElseThrow().globals().snapshot().values());
    }
    for (Object value : values) {
      Object known = value instanceof BoundMethod bound ? bound.method() : value;
      if (known instanceof BuiltinValue builtin && !builtin.forms().isEmpty()) {
        all.add(builtin);
      }
    }
    return all;
  }

  private static MethodHandle method(UnboxedForm form) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              form.owner(), form.method(), MethodType.methodType(form.result(), form.parameters()));
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(form + " names no public method", missing);
    }
  }

  /** All lists of so many arguments. */
  private static void forEachList(int length, List<Object> begun, Consumer<List<Object>> use) {
    if (begun.size() == length) {
      use.accept(begun);
      return;
    }
    for (List<Object> values : List.of(INTS, FLOATS)) {
      for (Object value : values) {
        List<Object> more = new ArrayList<>(begun);
        more.add(value);
        forEachList(length, more, use);
      }
    }
  }

  private static boolean fits(UnboxedForm form, List<Object> given) {
    List<Class<?>> wanted = numbers(form);
    boolean fits = wanted.size() == given.size();
    for (int i = 0; fits && i < given.size(); i++) {
      fits = wanted.get(i) == double.class || given.get(i) instanceof Long;
    }
    return fits;
  }

  private static List<Class<?>> numbers(UnboxedForm form) {
    return form.arguments().stream().filter(Class::isPrimitive).toList();
  }

  private static RandomValue random(boolean used) {
    return used ? new RandomValue(BigInteger.TWO) : UNUSED;
  }

  private static Outcome boxed(BuiltinValue builtin, List<Object> given) {
    TestContext context = new TestContext();
    RandomValue random = random(builtin.owner().isPresent());
    List<Object> arguments = new ArrayList<>(given);
    builtin.owner().ifPresent(type -> arguments.add(0, random));
    try {
      return new Outcome(context.call(builtin, arguments), context.charged(), random);
    } catch (VmError error) {
      return new Outcome(error.getMessage(), context.charged(), random);
    }
  }

  /** What the form gives; nothing if one of the arguments is not in its domain. */
  private static Optional<Outcome> unboxed(UnboxedForm form, List<Object> given) {
    TestContext context = new TestContext();
    RandomValue random = random(form.parameters().contains(RandomValue.class));
    List<Object> arguments = new ArrayList<>();
    int next = 0;
    for (Class<?> wanted : form.parameters()) {
      if (wanted == CallContext.class) {
        arguments.add(context);
      } else if (wanted == RandomValue.class) {
        arguments.add(random);
      } else {
        Object value = given.get(next++);
        boolean real = wanted == double.class;
        arguments.add(real ? (Object) ((Number) value).doubleValue() : value);
        if (real && !form.accepts(((Number) value).doubleValue())) {
          return Optional.empty();
        }
      }
    }
    Object result;
    try {
      result = method(form).invokeWithArguments(arguments);
    } catch (VmError error) {
      assertFalse(form.isTotal(), form + " raises with " + given);
      result = error.getMessage();
    } catch (ArithmeticException tooLarge) {
      assertFalse(form.isTotal(), form + " throws with " + given);
      assertTrue(random.isInStateOf(UNUSED), form + " drew");
      assertEquals(0, context.charged(), form + " charged");
      result = tooLarge;
    } catch (Throwable other) {
      throw new AssertionError(form + " fails with " + given, other);
    }
    return Optional.of(new Outcome(result, context.charged(), random));
  }

  @Test
  void formsDoWhatTheBuiltinsDo() {
    Set<UnboxedForm> all = new LinkedHashSet<>();
    Set<UnboxedForm> compared = new LinkedHashSet<>();
    for (BuiltinValue builtin : withForms()) {
      all.addAll(builtin.forms());
      Set<Integer> counts = new TreeSet<>();
      builtin.forms().forEach(form -> counts.add(numbers(form).size()));
      for (int count : counts) {
        forEachList(
            count,
            List.of(),
            given ->
                builtin.forms().stream()
                    .filter(each -> fits(each, given))
                    .findFirst()
                    .filter(form -> compare(builtin, form, given))
                    .ifPresent(compared::add));
      }
    }
    assertEquals(all, compared, "each form gives a result for some arguments");
    assertTrue(all.size() > 50);
  }

  /** Compares both; says whether there was a result. */
  private static boolean compare(BuiltinValue builtin, UnboxedForm form, List<Object> given) {
    Optional<Outcome> found = unboxed(form, given);
    if (found.isEmpty()) {
      return false;
    }
    Outcome expected = boxed(builtin, given);
    String what = builtin.name() + given;
    if (found.get().result() instanceof ArithmeticException) {
      Class<?> type = MethodType.methodType(form.result()).wrap().returnType();
      assertNotEquals(type, expected.result().getClass(), what);
      return false;
    }
    assertEquals(expected.result(), found.get().result(), what);
    assertTrue(expected.isLike(found.get()), what + " charges or draws something else");
    return !(expected.result() instanceof String);
  }
}
