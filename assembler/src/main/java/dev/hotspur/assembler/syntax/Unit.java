package dev.hotspur.assembler.syntax;

import java.util.List;

/**
 * A file as it was read.
 *
 * @param source its text
 * @param items what it consists of
 * @param complete whether its blocks fit together; if not, what is in which block is a guess
 */
public record Unit(SourceText source, List<Item> items, boolean complete) {
  /** Copies the list. */
  public Unit {
    items = List.copyOf(items);
  }
}
