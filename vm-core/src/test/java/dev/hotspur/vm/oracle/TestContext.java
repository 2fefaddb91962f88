package dev.hotspur.vm.oracle;

import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine that can call builtins, collects the output and counts what is charged. */
public class TestContext implements CallContext, World {
  private final StringBuilder output = new StringBuilder();
  private long charged;
  private int clock;

  /** What has been written. */
  public String output() {
    return output.toString();
  }

  /** The sum of all charges. */
  public long charged() {
    return charged;
  }

  @Override
  public World world() {
    return this;
  }

  @Override
  public Object call(Object callable, List<Object> arguments) {
    return call(callable, arguments, Map.of());
  }

  /** Calls with keywords too. */
  public Object call(Object callable, List<Object> arguments, Map<String, Object> keywords) {
    if (callable instanceof BuiltinValue builtin) {
      return builtin.call(this, arguments, keywords);
    } else if (callable instanceof BoundMethod bound) {
      return bound.call(this, arguments, keywords);
    } else if (callable instanceof TypeValue type) {
      return type.construct(this, arguments, keywords);
    }
    throw VmError.typeError("'" + TypeValue.of(callable).name() + "' object is not callable");
  }

  @Override
  public void charge(long work) {
    if (work < 0) {
      throw new IllegalArgumentException("negative charge " + work);
    }
    charged += work;
  }

  @Override
  public void write(String text) throws IOException {
    output.append(text);
  }

  @Override
  public List<String> arguments() {
    return List.of();
  }

  @Override
  public double time() {
    return ++clock;
  }

  @Override
  public long nanoTime() {
    return ++clock;
  }

  @Override
  public Optional<String> readLine() {
    return Optional.empty();
  }
}
