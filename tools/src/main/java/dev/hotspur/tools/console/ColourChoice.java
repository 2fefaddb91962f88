package dev.hotspur.tools.console;

/** What {@code --color} says. */
public enum ColourChoice {
  /**
   * As the environment says: {@code NO_COLOR}, {@code FORCE_COLOR}, then whether it is a terminal.
   */
  AUTO("auto"),
  /** Always. */
  ALWAYS("always"),
  /** Never. */
  NEVER("never");

  private final String word;

  ColourChoice(String word) {
    this.word = word;
  }

  /**
   * The choice written so.
   *
   * @throws Refusal if there is none
   */
  public static ColourChoice ofWord(String word) throws Refusal {
    for (ColourChoice choice : values()) {
      if (choice.word.equals(word)) {
        return choice;
      }
    }
    throw Refusal.usage("--color is auto, always or never, not '" + word + "'");
  }
}
