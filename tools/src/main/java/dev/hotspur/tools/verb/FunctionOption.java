package dev.hotspur.tools.verb;

import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.Functions;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.List;

/** {@code --function}, for verbs that can be about some functions of a program only. */
final class FunctionOption {
  static final Option OPTION =
      Option.values(
          "--function",
          "NAME",
          "Only the functions of this name; * and ? stand for any characters.");

  private FunctionOption() {}

  static List<Functions.Function> of(Given given, VerifiedModule module) throws Refusal {
    return Functions.matching(given.values(OPTION.name()), module);
  }
}
