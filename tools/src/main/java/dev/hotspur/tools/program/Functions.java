package dev.hotspur.tools.program;

import dev.hotspur.tools.console.Refusal;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The functions of a module, those inside others after them. */
public final class Functions {
  private final List<Function> all = new ArrayList<>();

  /**
   * A function.
   *
   * @param path its name; of an inner function after that of the function around it and a dot
   * @param code its code
   * @param definition its code with the defaults, which inner functions do not have
   */
  public record Function(String path, VerifiedCode code, FunctionDefinition definition) {
    private boolean isInside(Function other) {
      return path.startsWith(other.path + ".");
    }
  }

  private Functions(VerifiedModule module) {
    List<FunctionDefinition> definitions = module.module().functions();
    for (int i = 0; i < definitions.size(); i++) {
      add(definitions.get(i).name(), module.codes().get(i), definitions.get(i));
    }
  }

  private void add(String path, VerifiedCode code, FunctionDefinition definition) {
    all.add(new Function(path, code, definition));
    for (VerifiedCode inner : code.inner()) {
      String innerPath = path + "." + inner.code().name();
      add(innerPath, inner, FunctionDefinition.of(inner.code()));
    }
  }

  /** All functions of a module. */
  public static List<Function> of(VerifiedModule module) {
    return List.copyOf(new Functions(module).all);
  }

  /**
   * The functions whose paths match one of some patterns.
   *
   * @param patterns paths in which {@code *} stands for any characters and {@code ?} for one; none
   *     for all functions
   * @throws Refusal if a pattern matches none
   */
  public static List<Function> matching(List<String> patterns, VerifiedModule module)
      throws Refusal {
    List<Function> all = of(module);
    if (patterns.isEmpty()) {
      return all;
    }
    Set<Function> found = new LinkedHashSet<>();
    for (String pattern : patterns) {
      Pattern regex = regex(pattern);
      List<Function> matches = all.stream().filter(f -> regex.matcher(f.path()).matches()).toList();
      if (matches.isEmpty()) {
        throw Refusal.usage(
            "there is no function '"
                + pattern
                + "'; there is "
                + all.stream().map(Function::path).collect(Collectors.joining(", ")));
      }
      found.addAll(matches);
    }
    return all.stream().filter(found::contains).toList();
  }

  /** The functions that are not inside another of them. */
  public static List<Function> outermost(List<Function> functions) {
    return functions.stream()
        .filter(inner -> functions.stream().noneMatch(inner::isInside))
        .toList();
  }

  private static Pattern regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
