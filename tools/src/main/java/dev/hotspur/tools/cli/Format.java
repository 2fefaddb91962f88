package dev.hotspur.tools.cli;

import dev.hotspur.tools.console.Refusal;
import java.util.List;

/** {@code --format}, which every verb has that prints data. */
public final class Format {
  /** For readers; every verb has it, and it is the default. */
  public static final String TEXT = "text";

  /** For programs. */
  public static final String JSON = "json";

  private static final String NAME = "--format";

  private Format() {}

  /** The option, for a verb with text, JSON and perhaps others. */
  public static Option option(String... others) {
    String more = others.length == 0 ? "" : ", " + String.join(", ", others);
    return Option.value(NAME, "FORMAT", "text (the default), json" + more + ".");
  }

  /**
   * The format asked for.
   *
   * @throws Refusal if the verb does not have it
   */
  public static String of(Given given, String... others) throws Refusal {
    String format = given.value(NAME).orElse(TEXT);
    if (format.equals(TEXT) || format.equals(JSON) || List.of(others).contains(format)) {
      return format;
    }
    StringBuilder known = new StringBuilder(others.length == 0 ? TEXT : TEXT + ", " + JSON);
    for (int i = 0; i < others.length - 1; i++) {
      known.append(", ").append(others[i]);
    }
    known.append(" or ").append(others.length == 0 ? JSON : others[others.length - 1]);
    throw Refusal.usage(NAME + " is " + known + ", not '" + format + "'");
  }

  /** Whether JSON is asked for by a verb that has nothing but text and JSON. */
  public static boolean isJson(Given given) throws Refusal {
    return of(given).equals(JSON);
  }
}
