package dev.hotspur.tools.cli;

import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads any command line by picocli: prints help and version, explains mistakes. */
public final class FullReader {
  private static final int WIDTH = 96;

  /** What to do, or the code to end with when help or an explanation was all there was to do. */
  public sealed interface Answer {}

  /** Run this verb. */
  public record Run(Syntax syntax, Given given) implements Answer {}

  /** Everything has been said. */
  public record Done(int exitCode) implements Answer {}

  private final Console console;
  private final String version;
  private final Map<CommandSpec, Syntax> verbs = new LinkedHashMap<>();
  private final CommandLine root;

  /** A reader of command lines with these verbs. */
  public FullReader(List<Syntax> syntaxes, String version, Console console) {
    this.console = console;
    this.version = version;
    CommandSpec spec = CommandSpec.create().name("hotspur");
    spec.usageMessage()
        .width(WIDTH)
        .description("Runs programs of a stack-based bytecode machine, with a tracing JIT.")
        .footer(
            "%nExit codes: 0 fine, 1 the program raised an exception, 2 wrong command line, 3 program"
                + " rejected,%n4 limit reached, 5 input or output failed, 70 defect of hotspur, 130"
                + " interrupted.");
    spec.addOption(help()).addOption(versionOption());
    for (Syntax syntax : syntaxes) {
      CommandSpec verb = specOf(syntax);
      verbs.put(verb, syntax);
      spec.addSubcommand(syntax.verb(), verb);
    }
    root = new CommandLine(spec);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Shows this help and ends.")
        .build();
  }

  private static OptionSpec versionOption() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .description("Shows the version and ends.")
        .build();
  }

  private static CommandSpec specOf(Syntax syntax) {
    CommandSpec spec = CommandSpec.create().name(syntax.verb());
    StringBuilder footer = new StringBuilder("%nExample:%n  ").append(escape(syntax.example()));
    for (String note : syntax.notes()) {
      footer.append("%n%n").append(escape(note));
    }
    spec.usageMessage()
        .width(WIDTH)
        .sortOptions(false)
        .description(escape(syntax.summary()))
        .footer(footer.toString());
    spec.parser().stopAtPositional(syntax.operands().passesOn());
    syntax.options().forEach(option -> spec.addOption(optionOf(option)));
    spec.addOption(help());
    addOperands(syntax.operands(), spec);
    return spec;
  }

  private static void addOperands(Operands operands, CommandSpec spec) {
    if (operands.areTaken()) {
      PositionalParamSpec.Builder first =
          PositionalParamSpec.builder()
              .index("0")
              .arity("1")
              .required(true)
              .paramLabel(operands.name())
              .type(String.class)
              .description(escape(operands.help()));
      if (!operands.choices().isEmpty()) {
        first.completionCandidates(operands.choices());
      }
      spec.addPositional(first.build());
    }
    if (operands.areMany()) {
      PositionalParamSpec.Builder more =
          PositionalParamSpec.builder()
              .index(operands.areTaken() ? "1..*" : "0..*")
              .arity("0..*")
              .paramLabel(operands.more())
              .type(List.class)
              .auxiliaryTypes(String.class)
              .description(escape(operands.moreHelp()));
      if (!operands.areTaken() && !operands.choices().isEmpty()) {
        more.completionCandidates(operands.choices());
      }
      spec.addPositional(more.build());
    }
  }

  private static OptionSpec optionOf(Option option) {
    OptionSpec.Builder builder =
        OptionSpec.builder(option.name()).description(escape(option.help()));
    if (!option.takesValue()) {
      return builder.arity("0").type(boolean.class).build();
    }
    builder.arity("1").paramLabel(option.parameter());
    return option.isRepeatable()
        ? builder.type(List.class).auxiliaryTypes(String.class).build()
        : builder.type(String.class).build();
  }

  private static String escape(String text) {
    return text.replace("%", "%%").replace("\n", "%n");
  }

  /** The completion script for bash; zsh reads it too. */
  public String bashCompletion() {
    return AutoComplete.bash("hotspur", root);
  }

  /** Reads a command line, and says all that is to be said when there is nothing to run. */
  public Answer read(String[] words) throws IOException, Refusal {
    ParseResult result;
    try {
      result = root.parseArgs(words);
    } catch (ParameterException mistake) {
      return explain(mistake);
    }
    ParseResult verb = result.subcommand();
    if (result.isUsageHelpRequested()) {
      return show(root);
    }
    if (result.isVersionHelpRequested()) {
      console.out("hotspur " + version + "\n");
      return new Done(ExitCode.OK);
    }
    if (verb == null) {
      console.err(usage(root, console.errPaint().isOn()));
      return new Done(ExitCode.USAGE);
    }
    CommandLine command = verb.commandSpec().commandLine();
    return verb.isUsageHelpRequested()
        ? show(command)
        : new Run(verbs.get(verb.commandSpec()), given(verbs.get(verb.commandSpec()), verb));
  }

  private Answer show(CommandLine command) throws IOException {
    console.out(usage(command, console.outPaint().isOn()));
    return new Done(ExitCode.OK);
  }

  private static String usage(CommandLine command, boolean coloured) {
    StringWriter text = new StringWriter();
    command.usage(new PrintWriter(text, true), coloured ? Ansi.ON : Ansi.OFF);
    return text.toString();
  }

  private static Given given(Syntax syntax, ParseResult verb) {
    Map<String, List<String>> options = new HashMap<>();
    for (OptionSpec option : verb.matchedOptions()) {
      List<String> values =
          option.arity().max() == 0 ? List.of() : List.copyOf(option.stringValues());
      options.put(option.longestName(), values);
    }
    boolean hasFirst = syntax.operands().areTaken();
    String file = hasFirst ? verb.matchedPositionalValue(0, "") : "";
    List<String> arguments = verb.matchedPositionalValue(hasFirst ? 1 : 0, List.of());
    return new Given(options, file, arguments);
  }

  private Answer explain(ParameterException mistake) {
    String message = mistake.getMessage();
    Optional<String> unknown = unknownWord(mistake);
    if (unknown.isPresent() && mistake.getCommandLine() == root) {
      List<String> names = List.copyOf(root.getSubcommands().keySet());
      message =
          "there is no verb '"
              + unknown.get()
              + "', only "
              + String.join(", ", names)
              + Suggestions.closest(unknown.get(), names)
                  .map(verb -> "; did you mean " + verb + "?")
                  .orElse("");
    } else if (mistake instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message = message + "; did you mean " + String.join(" or ", suggestions) + "?";
      }
    }
    console.complain(lowerFirst(message));
    String verb = mistake.getCommandLine().getCommandSpec().qualifiedName();
    console.complain("'" + verb + " --help' shows what can be given");
    return new Done(ExitCode.USAGE);
  }

  private static Optional<String> unknownWord(ParameterException mistake) {
    return mistake instanceof UnmatchedArgumentException unmatched
            && !unmatched.getUnmatched().isEmpty()
            && !unmatched.getUnmatched().get(0).startsWith("-")
        ? Optional.of(unmatched.getUnmatched().get(0))
        : Optional.empty();
  }

  private static String lowerFirst(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
