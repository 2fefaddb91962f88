package dev.hotspur.tools.verb;

import dev.hotspur.tools.cli.FishCompletion;
import dev.hotspur.tools.cli.FullReader;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Operands;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code completion}: writes a script with which a shell completes command lines. */
public final class CompletionVerb implements Verb {
  private final Supplier<List<Syntax>> verbs;

  /** The verb, for a command with these verbs, itself among them. */
  public CompletionVerb(Supplier<List<Syntax>> verbs) {
    this.verbs = verbs;
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "completion",
        "Prints a script that makes a shell complete verbs, options and files.",
        List.of(),
        Operands.oneOf("SHELL", "The shell: bash, zsh or fish.", "bash", "zsh", "fish"),
        "hotspur completion bash   # in ~/.bashrc: eval \"$(hotspur completion bash)\"",
        List.of("For fish: hotspur completion fish > ~/.config/fish/completions/hotspur.fish"));
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    console.out(
        switch (given.file()) {
          case "bash", "zsh" -> new FullReader(verbs.get(), "", console).bashCompletion();
          case "fish" -> FishCompletion.of(verbs.get());
          default -> throw Refusal.usage("SHELL is bash, zsh or fish, not '" + given.file() + "'");
        });
    return ExitCode.OK;
  }
}
