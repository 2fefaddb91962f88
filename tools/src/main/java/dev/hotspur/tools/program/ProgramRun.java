package dev.hotspur.tools.program;

import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.vm.SystemWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Limit;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.interp.Observer;
import dev.hotspur.vm.value.ExceptionTypes;
import dev.hotspur.vm.value.ExceptionValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.TracebackEntry;
import dev.hotspur.vm.value.Tracebacks;
import dev.hotspur.vm.value.VmError;
import java.io.IOException;
import java.io.OutputStream;

/** Runs a program on a machine of its own and tells how it ended. */
public final class ProgramRun {
  private static final int BYTE = 0xFF;

  private final Program program;
  private final Settings settings;
  private final Console console;
  private final SystemWorld world;
  private final Vm vm;

  /** Makes the machine for a program. */
  public ProgramRun(
      Program program,
      Settings settings,
      SystemWorld world,
      HotSpotListener compiler,
      Console console) {
    this(program, settings, world, compiler, Observer.NONE, console);
  }

  /** Makes the machine for a program that somebody watches; it is only interpreted then. */
  public ProgramRun(
      Program program, Settings settings, SystemWorld world, Observer observer, Console console) {
    this(program, settings, world, HotSpotListener.NONE, observer, console);
  }

  private ProgramRun(
      Program program,
      Settings settings,
      SystemWorld world,
      HotSpotListener compiler,
      Observer observer,
      Console console) {
    this.program = program;
    this.settings = settings;
    this.console = console;
    this.world = world;
    Vm.Builder builder = Vm.builder().world(world).jit(compiler).observer(observer);
    if (settings.fuel().isPresent()) {
      builder.fuel(settings.fuel().get());
    }
    if (settings.timeout().isPresent()) {
      builder.timeout(settings.timeout().get());
    }
    if (settings.depth().isPresent()) {
      builder.depth(settings.depth().get());
    }
    this.vm = builder.build();
  }

  /** A world on the console's streams, for the program on a command line. */
  public static SystemWorld worldOf(Given given, Console console) {
    return new SystemWorld(
        given.file(),
        given.arguments(),
        console.in(),
        console.output(),
        console.isOutputTerminal());
  }

  /** The same, with an output that nobody sees. */
  public static SystemWorld silentWorldOf(Given given, Console console) {
    return new SystemWorld(
        given.file(), given.arguments(), console.in(), OutputStream.nullOutputStream(), false);
  }

  /** The machine. */
  public Vm vm() {
    return vm;
  }

  /**
   * Runs the program to its end, whatever that is. What it has printed is written before anything
   * is said about it.
   *
   * @return the code to end with
   */
  public int run() throws IOException {
    Interrupts interrupts = new Interrupts(vm);
    try {
      return runToEnd();
    } finally {
      world.flush();
      interrupts.finish();
    }
  }

  private int runToEnd() throws IOException {
    try {
      vm.run(program.module());
      return ExitCode.OK;
    } catch (VmError error) {
      world.flush();
      return uncaught(error.exception());
    } catch (LimitException limit) {
      world.flush();
      return stopped(limit.limit());
    }
  }

  private int uncaught(ExceptionValue exception) throws IOException {
    if (console.outputFailure().isPresent()) {
      throw console.outputFailure().get();
    }
    if (exception.type().isSubtypeOf(ExceptionTypes.SYSTEM_EXIT)) {
      return exit(exception);
    }
    String text = Tracebacks.render(exception, program.lines());
    int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
    String message = text.substring(lastLine, text.length() - 1);
    console.err(text.substring(0, lastLine) + console.errPaint().error(message) + "\n");
    return ExitCode.RAISED;
  }

  /** What CPython does at an uncaught SystemExit. */
  private int exit(ExceptionValue exception) {
    Object code = exception.args().size() == 1 ? exception.args().get(0) : exception.args();
    if (exception.args().size() == 0 || code == None.NONE) {
      return ExitCode.OK;
    }
    if (code instanceof Long number) {
      return (int) (number & BYTE);
    }
    console.err(Operations.str(code).value() + "\n");
    return ExitCode.RAISED;
  }

  private int stopped(Limit limit) {
    String granted =
        switch (limit) {
          case FUEL -> " after " + settings.fuel().orElse(0L) + " instructions";
          case TIME -> " after " + seconds();
          case INTERRUPT -> "";
        };
    console.complain(limit.message() + granted + place());
    return limit == Limit.INTERRUPT ? ExitCode.INTERRUPTED : ExitCode.LIMIT;
  }

  private String seconds() {
    double seconds = settings.timeout().map(time -> time.toNanos() / 1e9).orElse(0.0);
    return seconds + " seconds";
  }

  private String place() {
    Frame frame = vm.interpreter().frame();
    if (frame.caller() == null) {
      return "";
    }
    var code = frame.translation().code();
    TracebackEntry entry = new TracebackEntry(code.file(), code.firstLine(), code.name());
    return ", in " + entry.function() + " (" + entry.file() + ":" + entry.line() + ")";
  }
}
