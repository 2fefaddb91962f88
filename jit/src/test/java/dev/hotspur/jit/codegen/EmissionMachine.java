package dev.hotspur.jit.codegen;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.IrVerifier;
import dev.hotspur.jit.ir.Parser;
import dev.hotspur.jit.runtime.CompiledLoop;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Translation;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.Unset;
import dev.hotspur.vm.value.VmError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs compiled graphs on the registers of a machine: of the eight local variables of a function
 * that stands at the head of its loop.
 */
final class EmissionMachine {
  private static final int REGISTERS = 8;
  private static final VerifiedModule MODULE =
      Assembler.assembleVerified(
              """
              .func main(r0=0, r1=0, r2=0, r3=0, r4=0, r5=0, r6=0, r7=0)
              loop:   NOP
                      LOAD_FAST r0
                      POP
                      JUMP loop
              .end
              """,
              "emission.spur")
          .module()
          .orElseThrow();

  private EmissionMachine() {}

  /**
   * What a region did.
   *
   * @param pc where the interpreter would go on
   * @param exit the exit taken
   * @param registers what the registers hold afterwards
   * @param fuel what is left of the fuel
   * @param raised the error that the region was left for
   */
  record Left(int pc, SideExit exit, List<Object> registers, long fuel, Optional<VmError> raised) {}

  /** Ends the function. */
  private static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Done() {
      super(null, null, false, false);
    }
  }

  /** Calls back with a machine that stands at the head of the loop. */
  private static final class AtLoop implements HotSpotListener {
    private final Consumer<Interpreter> action;

    private AtLoop(Consumer<Interpreter> action) {
      this.action = action;
    }

    @Override
    public void translated(Translation translation) {
      translation.loops().forEach(loop -> loop.notifyAt(1));
    }

    @Override
    public Insn hot(Interpreter in, Anchor anchor) {
      action.accept(in);
      throw new Done();
    }
  }

  /** Calls back with a machine whose frame is at the head of a loop. */
  static void with(boolean metered, Consumer<Interpreter> action) {
    Vm.Builder builder = Vm.builder().jit(new AtLoop(action));
    Vm vm = metered ? builder.fuel(1_000_000).build() : builder.build();
    vm.load(MODULE);
    try {
      vm.call("main");
      throw new AssertionError("the loop was left");
    } catch (Done done) {
      // As it should.
    }
  }

  /** The code of the function. */
  static VerifiedCode code() {
    return MODULE.codes().get(0);
  }

  /** Snapshots name the function; all other constants are their own descriptions. */
  private static Object known(String name) {
    return name.equals("main") ? MODULE.codes().get(0).code() : name;
  }

  /** Compiles a graph. */
  static RegionCompiler.Compiled compile(
      String text, Map<String, Object> objects, boolean metered, int forced) {
    Graph graph = Parser.parse(text, name -> objects.getOrDefault(name, known(name)));
    IrVerifier.verify(graph);
    try {
      return RegionCompiler.compile(
          graph,
          new RegionCompiler.Settings(metered, forced, RegionCompiler.MAX_BYTES),
          Optional.empty());
    } catch (RegionCompiler.TooLargeException tooLarge) {
      throw new AssertionError(tooLarge);
    }
  }

  /** Runs a graph once, without a meter. */
  static Left run(String text, Map<String, Object> objects, Object... registers) {
    List<Left> result = new ArrayList<>();
    RegionCompiler.Compiled compiled = compile(text, objects, false, -1);
    with(false, in -> result.add(run(in, compiled, registers)));
    return result.get(0);
  }

  /** Runs a graph once on a machine with a million instructions of fuel. */
  static Left runMetered(String text, Map<String, Object> objects, Object... registers) {
    List<Left> result = new ArrayList<>();
    RegionCompiler.Compiled compiled = compile(text, objects, true, -1);
    with(true, in -> result.add(run(in, compiled, registers)));
    return result.get(0);
  }

  /** Runs compiled code on registers that hold these values. */
  static Left run(Interpreter in, RegionCompiler.Compiled compiled, Object... registers) {
    for (int i = 0; i < REGISTERS; i++) {
      put(in, i, i < registers.length ? registers[i] : Unset.UNSET);
    }
    CompiledLoop code = (CompiledLoop) compiled.instance();
    code.enter(in);
    int number = code.run(in, in.tags, in.longs, in.refs);
    SideExit exit = compiled.exits().get(number);
    exit.take(in);
    List<Object> after = new ArrayList<>();
    for (int i = 0; i < REGISTERS; i++) {
      after.add(in.frame().get(i));
    }
    return new Left(exit.pc(), exit, after, in.fuel, code.takeReason().raised());
  }

  private static void put(Interpreter in, int register, Object value) {
    if (value instanceof Long number) {
      in.tags[register] = Tag.INT;
      in.longs[register] = number;
    } else if (value instanceof Double number) {
      in.tags[register] = Tag.FLOAT;
      in.longs[register] = Double.doubleToRawLongBits(number);
    } else if (value == Unset.UNSET) {
      in.tags[register] = Tag.UNSET;
    } else {
      in.tags[register] = Tag.REF;
      in.refs[register] = value;
    }
  }
}
