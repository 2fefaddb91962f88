package dev.hotspur.jit.opt;

import java.util.function.Consumer;

/** What a pass is run with: it tells each change to a listener, and counts them. */
public final class PassContext {
  private final String pass;
  private final Consumer<Change> listener;
  private int changes;

  /** A context for one run of a pass. */
  public PassContext(String pass, Consumer<Change> listener) {
    this.pass = pass;
    this.listener = listener;
  }

  /**
   * Notes a change.
   *
   * @param subject the value or block that is changed
   * @param rule the name of the rule followed
   * @param text what happens to it
   */
  public void changed(Object subject, String rule, String text) {
    changes++;
    listener.accept(new Change(pass, rule, subject.toString(), text));
  }

  /** The number of changes so far. */
  public int changes() {
    return changes;
  }
}
