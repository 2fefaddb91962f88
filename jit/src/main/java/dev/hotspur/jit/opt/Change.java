package dev.hotspur.jit.opt;

/**
 * Something that a pass changed, for explanations.
 *
 * @param pass the name of the pass
 * @param rule the name of the rule that it followed
 * @param subject the name of the value or block that was changed
 * @param text what happened to it, such as {@code removed: equals v9}
 */
public record Change(String pass, String rule, String subject, String text) {
  /** For example {@code cse: v17 removed: equals v9}. */
  @Override
  public String toString() {
    return pass + ": " + subject + " " + text + " (" + rule + ")";
  }
}
