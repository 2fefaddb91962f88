package dev.hotspur.vm;

import dev.hotspur.vm.builtin.Builtins;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Limits;
import dev.hotspur.vm.interp.Observer;
import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.GlobalCell;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.VmError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A machine: it loads verified modules and calls their functions.
 *
 * <pre>{@code
 * Vm vm = Vm.builder().build();
 * vm.load(module);
 * Object ten = vm.call("add", 3, 7);   // a Long
 * }</pre>
 *
 * <p>Any number of machines may live in one process and share modules; they share nothing that
 * changes. A machine is used by one thread at a time; only {@link #interrupt} may come from
 * another.
 */
public final class Vm {
  private final Interpreter interpreter;
  private final Globals globals = new Globals();
  private final Limits limits;

  private Vm(Builder builder) {
    Globals builtins = new Globals();
    Builtins.install(builtins);
    limits = new Limits(builder.fuel, builder.timeoutNanos, builder.depth);
    interpreter =
        new Interpreter(
            builder.world,
            builtins,
            name -> Builtins.module(name, builder.world),
            limits,
            builder.listener,
            builder.observer);
  }

  /** Begins to describe a machine. */
  public static Builder builder() {
    return new Builder();
  }

  /** Defines the functions of a module as globals of this machine, in the order of the module. */
  public void load(VerifiedModule verified) {
    for (VerifiedCode code : verified.codes()) {
      globals.cell(code.code().name()).set(FunctionValue.of(code, globals));
    }
  }

  /**
   * Loads a module and calls its entry without arguments.
   *
   * @return what the entry returns, as {@link #call} gives it
   * @throws VmError what the program raises
   * @throws dev.hotspur.vm.interp.LimitException if the program is stopped at a limit
   */
  public Object run(VerifiedModule verified) {
    load(verified);
    Module module = verified.module();
    return call(module.entry());
  }

  /**
   * Calls a function by its name.
   *
   * @param function a global of this machine
   * @param arguments Java values, converted by {@link JavaValues#toMachine}
   * @return the result, converted by {@link JavaValues#toJava}
   * @throws VmError what the program raises; NameError if there is no such function
   * @throws IllegalArgumentException if an argument has no counterpart in the machine
   * @throws dev.hotspur.vm.interp.LimitException if the program is stopped at a limit
   */
  public Object call(String function, Object... arguments) {
    GlobalCell cell = globals.cell(function);
    Object callee =
        cell.get().orElseThrow(() -> VmError.name("name '" + function + "' is not defined"));
    List<Object> converted = new ArrayList<>();
    for (Object argument : arguments) {
      converted.add(JavaValues.toMachine(argument));
    }
    interpreter.begin();
    return JavaValues.toJava(interpreter.call(callee, converted));
  }

  /** The names that have a value among the globals, with their values as the machine has them. */
  public Map<String, Object> globals() {
    return globals.snapshot();
  }

  /** Asks the program that is running to stop, from any thread. */
  public void interrupt() {
    interpreter.interrupt();
  }

  /** How many instructions have been executed; counted on a machine with a fuel limit only. */
  public long instructionsExecuted() {
    return limits.isMetered() ? limits.fuel() - interpreter.fuel : 0;
  }

  /** What the machine runs on, for tools that observe it. */
  public Interpreter interpreter() {
    return interpreter;
  }

  /** Describes a machine; everything has a default. */
  public static final class Builder {
    private World world = new SystemWorld(List.of());
    private HotSpotListener listener = HotSpotListener.NONE;
    private Observer observer = Observer.NONE;
    private long fuel = Limits.UNLIMITED;
    private long timeoutNanos = Limits.UNLIMITED;
    private int depth = Limits.DEFAULT_DEPTH;

    private Builder() {}

    /**
     * What the program sees of the outside; the process's own input, output and time by default.
     */
    public Builder world(World newWorld) {
      world = newWorld;
      return this;
    }

    /** The compiler; none by default. One compiler serves one machine. */
    public Builder jit(HotSpotListener newListener) {
      listener = newListener;
      return this;
    }

    /** How many instructions may be executed, in all calls together; any number by default. */
    public Builder fuel(long instructions) {
      if (instructions < 0) {
        throw new IllegalArgumentException("fuel must not be negative: " + instructions);
      }
      fuel = instructions;
      return this;
    }

    /** How long a call from Java may take; for ever by default. */
    public Builder timeout(Duration duration) {
      timeoutNanos = duration.toNanos();
      return this;
    }

    /** How many calls may be active before RecursionError is raised; 200,000 by default. */
    public Builder depth(int calls) {
      depth = calls;
      return this;
    }

    /** Watches every instruction; nobody by default. What is watched is interpreted. */
    public Builder observer(Observer newObserver) {
      observer = newObserver;
      return this;
    }

    /** Makes the machine. */
    public Vm build() {
      return new Vm(this);
    }
  }
}
