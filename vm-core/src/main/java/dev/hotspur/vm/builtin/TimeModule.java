package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.UnboxedForm;
import dev.hotspur.vm.value.VmError;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

/** The module {@code time}. Public, with its clocks, because compiled code calls them. */
public final class TimeModule {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final BigInteger BIG_NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  /** How long the machine sleeps before it looks whether it is to stop, in nanoseconds. */
  private static final long SLEEP = 10_000_000;

  private static final List<BuiltinValue> FUNCTIONS =
      List.of(
          clock("time", TimeModule::time, "time", double.class),
          clock("time_ns", TimeModule::timeNanos, "timeNanos", long.class),
          clock("perf_counter", TimeModule::seconds, "seconds", double.class),
          clock("perf_counter_ns", TimeModule::nanos, "nanos", long.class),
          clock("monotonic", TimeModule::seconds, "seconds", double.class),
          clock("monotonic_ns", TimeModule::nanos, "nanos", long.class),
          BuiltinValue.function(Signature.one("time.sleep"), Effects.ANY, TimeModule::sleep));

  private TimeModule() {}

  static ModuleValue create() {
    Globals globals = new Globals();
    for (BuiltinValue function : FUNCTIONS) {
      globals.cell(function.name()).set(function);
    }
    return new ModuleValue("time", globals);
  }

  private static BuiltinValue clock(
      String name, Function<CallContext, Object> clock, String method, Class<?> result) {
    return BuiltinValue.function(
            Signature.none("time." + name),
            Effects.ANY,
            (context, arguments) -> clock.apply(context))
        .with(UnboxedForm.of(TimeModule.class, method, result, CallContext.class));
  }

  /** Seconds since 1970. */
  public static double time(CallContext context) {
    return context.world().time();
  }

  /** Nanoseconds since 1970. */
  public static long timeNanos(CallContext context) {
    return context.world().timeNanos();
  }

  /** Seconds since some point of time. */
  public static double seconds(CallContext context) {
    return context.world().nanoTime() / NANOS_PER_SECOND;
  }

  /** Nanoseconds since some point of time. */
  public static long nanos(CallContext context) {
    return context.world().nanoTime();
  }

  private static Object sleep(CallContext context, Object[] arguments) {
    long left = nanosOf(arguments[0]);
    if (left < 0) {
      throw VmError.valueError("sleep length must be non-negative");
    }
    while (left > 0) {
      long now = Math.min(left, SLEEP);
      context.world().sleep(now);
      context.charge(0);
      left -= now;
    }
    return None.NONE;
  }

  private static long nanosOf(Object seconds) {
    if (seconds instanceof Double number) {
      if (Double.isNaN(number)) {
        throw VmError.valueError("Invalid value NaN (not a number)");
      }
      double nanos = Math.rint(number * NANOS_PER_SECOND);
      if (!(nanos >= -0x1p63 && nanos < 0x1p63)) {
        throw VmError.overflow("timestamp out of range for platform time_t");
      }
      return (long) nanos;
    } else if (!Numbers.isInt(seconds)) {
      throw VmError.typeError(
          "'" + TypeValue.of(seconds).name() + "' object cannot be interpreted as an integer");
    }
    BigInteger nanos = IntMath.toBig(seconds).multiply(BIG_NANOS_PER_SECOND);
    if (nanos.bitLength() >= Long.SIZE) {
      throw VmError.overflow("timestamp too large to convert to C _PyTime_t");
    }
    return nanos.longValue();
  }
}
