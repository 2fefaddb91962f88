package dev.hotspur.vm.bytecode;

import java.util.Optional;

/** Properties of a function that its code object records. */
public enum CodeFlag {
  /** Calling it makes a generator. */
  GENERATOR("generator", "calling the function makes a generator"),
  /** Its result depends on its arguments alone, so that a trace may compute it once. */
  PURE("pure", "the result depends on the arguments alone"),
  /** Never inlined into a trace. */
  NEVER_INLINE("never_inline", "not inlined into traces"),
  /** Never recorded. */
  NEVER_TRACE("never_trace", "not recorded");

  private final String word;
  private final String documentation;

  CodeFlag(String word, String documentation) {
    this.word = word;
    this.documentation = documentation;
  }

  /** The word that sets the flag in the assembly language, after the parameters. */
  public String word() {
    return word;
  }

  /** The flag that a word sets. */
  public static Optional<CodeFlag> ofWord(String word) {
    for (CodeFlag flag : values()) {
      if (flag.word.equals(word)) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }

  /** One line that says what the flag means. */
  public String documentation() {
    return documentation;
  }
}
