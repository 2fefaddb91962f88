package dev.hotspur.assembler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instructions that one handler protects: from where it is opened to where it is closed, but
 * for the stretches where it is suspended, because control is leaving the block there.
 */
final class Region {
  private static final int NONE = -1;

  private final Draft draft;
  private final int base;
  private final int handler;
  private final int extra;
  private final List<Row> rows = new ArrayList<>();
  private int start = NONE;
  private int suspended;

  /**
   * Opens a region at the next instruction.
   *
   * @param draft where the instructions are
   * @param base label where the stack has the depth that the block was entered with
   * @param handler label of the handler
   * @param extra how many values more the handler keeps
   */
  Region(Draft draft, int base, int handler, int extra) {
    this.draft = draft;
    this.base = base;
    this.handler = handler;
    this.extra = extra;
    draft.add(this);
    start = draft.mark();
  }

  int base() {
    return base;
  }

  int handler() {
    return handler;
  }

  int extra() {
    return extra;
  }

  /** Leaves out what follows. */
  void suspend() {
    if (suspended++ == 0) {
      rows.add(new Row(start, draft.mark(), handler, extra, Optional.of(this)));
    }
  }

  /** Protects what follows again. */
  void resume() {
    if (--suspended == 0) {
      start = draft.mark();
    }
  }

  /** Ends the region and adds its rows to the exception table. */
  void close() {
    suspend();
    rows.forEach(draft::add);
  }
}
