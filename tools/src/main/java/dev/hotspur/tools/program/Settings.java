package dev.hotspur.tools.program;

import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.opt.Passes;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.console.ColourChoice;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the command line says about the machine. An option that is not given leaves the machine's
 * own default.
 *
 * @param tracing whether there is a JIT
 * @param jit how it works
 * @param fuel how many instructions may be executed
 * @param timeout how long the program may run
 * @param depth how many calls may be active
 */
public record Settings(
    boolean tracing,
    JitOptions jit,
    Optional<Long> fuel,
    Optional<Duration> timeout,
    Optional<Integer> depth) {

  private static final int NAME_WIDTH = 20;

  /** {@code --color}, which every verb has. */
  public static final Option COLOR =
      Option.value(
          "--color",
          "WHEN",
          "auto, always or never; auto asks NO_COLOR, FORCE_COLOR, then the terminal.");

  private static final Option JIT =
      Option.value(
          "--jit", "MODE", "tracing compiles hot loops (the default); off only interprets.");
  private static final Option FUEL =
      Option.value("--fuel", "N", "Stops the program after N instructions.");
  private static final Option TIMEOUT =
      Option.value("--timeout", "DURATION", "Stops the program after this time: 500ms, 2s, 1.5m.");
  private static final Option DEPTH =
      Option.value("--depth", "N", "Raises RecursionError at more than N active calls.");
  private static final Option JIT_OPTION =
      Option.values("--jit-option", "NAME=VALUE", "Sets a number of the JIT; see below.");
  private static final Option DISABLE_PASS =
      Option.values("--disable-pass", "NAME", "Leaves out a pass of the optimiser.");

  /** The options that say how a program is run. */
  public static final List<Option> OPTIONS =
      List.of(FUEL, TIMEOUT, DEPTH, JIT_OPTION, DISABLE_PASS, COLOR);

  /** The options that say how a program is run that is only interpreted. */
  public static final List<Option> LIMITS = List.of(FUEL, TIMEOUT, DEPTH, COLOR);

  /** The options of a verb that can do without the JIT. */
  public static List<Option> withJit(Option... more) {
    List<Option> all = new ArrayList<>();
    all.add(JIT);
    all.addAll(List.of(more));
    all.addAll(OPTIONS);
    return all;
  }

  /** The tables of the JIT's numbers, with these defaults, and of its passes, for the help. */
  public static List<String> jitHelp(JitOptions defaults) {
    StringBuilder numbers = new StringBuilder("Numbers of the JIT, with their defaults:");
    for (JitOption option : JitOption.values()) {
      row(option.word() + "=" + defaults.get(option), option.help(), numbers);
    }
    StringBuilder passes = new StringBuilder("Passes of the optimiser, in their order:");
    for (Pass pass : Passes.all()) {
      row(pass.name(), pass.documentation(), passes);
    }
    return List.of(numbers.toString(), passes.toString());
  }

  private static void row(String name, String help, StringBuilder out) {
    int gap = Math.max(1, NAME_WIDTH - name.length());
    out.append("\n  ").append(name).append(" ".repeat(gap)).append(help);
  }

  /**
   * Reads the options.
   *
   * @throws Refusal if a value is not what the option takes
   */
  public static Settings of(Given given, Console console) throws Refusal {
    applyColour(given, console);
    return new Settings(
        isTracing(given), jitOptions(given), fuel(given), timeout(given), depth(given));
  }

  /** Tells the console what was said about colours. */
  public static void applyColour(Given given, Console console) throws Refusal {
    Optional<String> colour = given.value(COLOR.name());
    if (colour.isPresent()) {
      console.setColour(ColourChoice.ofWord(colour.get()));
    }
  }

  private static boolean isTracing(Given given) throws Refusal {
    Optional<String> mode = given.value(JIT.name());
    if (mode.isEmpty() || mode.get().equals("tracing")) {
      return true;
    }
    if (mode.get().equals("off")) {
      for (Option option : List.of(JIT_OPTION, DISABLE_PASS)) {
        if (given.has(option.name())) {
          throw Refusal.usage(option.name() + " says how the JIT works; leave out --jit=off");
        }
      }
      return false;
    }
    throw Refusal.usage("--jit is tracing or off, not '" + mode.get() + "'");
  }

  private static Optional<Long> fuel(Given given) throws Refusal {
    Optional<String> text = given.value(FUEL.name());
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(number(FUEL.name(), text.get(), 0, Long.MAX_VALUE));
  }

  private static Optional<Integer> depth(Given given) throws Refusal {
    Optional<String> text = given.value(DEPTH.name());
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of((int) number(DEPTH.name(), text.get(), 1, Integer.MAX_VALUE));
  }

  private static Optional<Duration> timeout(Given given) throws Refusal {
    Optional<String> text = given.value(TIMEOUT.name());
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Durations.parse(TIMEOUT.name(), text.get()));
  }

  private static JitOptions jitOptions(Given given) throws Refusal {
    JitOptions options = JitOptions.DEFAULT;
    for (String setting : given.values(JIT_OPTION.name())) {
      options = set(options, setting);
    }
    for (String pass : given.values(DISABLE_PASS.name())) {
      if (Passes.named(pass).isEmpty()) {
        throw Refusal.usage("the optimiser has no pass '" + pass + "'; it has " + passNames());
      }
      options = options.without(pass);
    }
    return options;
  }

  private static String passNames() {
    return Passes.all().stream().map(Pass::name).collect(Collectors.joining(", "));
  }

  private static JitOptions set(JitOptions options, String setting) throws Refusal {
    int equals = setting.indexOf('=');
    if (equals < 0) {
      throw Refusal.usage("--jit-option is NAME=VALUE, not '" + setting + "'");
    }
    String name = setting.substring(0, equals);
    Optional<JitOption> option = JitOption.ofWord(name);
    if (option.isEmpty()) {
      throw Refusal.usage("the JIT has no option '" + name + "'; it has " + jitOptionNames());
    }
    long value =
        number(
            "--jit-option " + name,
            setting.substring(equals + 1),
            option.get().least(),
            option.get().most());
    return options.with(option.get(), (int) value);
  }

  private static String jitOptionNames() {
    StringBuilder out = new StringBuilder();
    for (JitOption option : JitOption.values()) {
      out.append(out.length() == 0 ? "" : ", ").append(option.word());
    }
    return out.toString();
  }

  /**
   * Reads an integer that is given for an option.
   *
   * @throws Refusal if it is none, or beyond the limits
   */
  public static long number(String option, String text, long least, long most) throws Refusal {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Refusal.usage(option + " takes an integer, not '" + text + "'");
    }
    throw Refusal.usage(
        most == Long.MAX_VALUE
            ? option + " must be at least " + least + ", not " + text
            : option + " is from " + least + " to " + most + ", not " + text);
  }
}
