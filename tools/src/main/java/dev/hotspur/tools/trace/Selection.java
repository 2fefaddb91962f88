package dev.hotspur.tools.trace;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.tools.console.Refusal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are shown in full: those of every region, or of the first one until it has been
 * compiled for the first time. It is asked about each event once, in their order.
 */
public final class Selection {
  private final Set<Part> parts;
  private final boolean all;
  private int firstTrace = -1;
  private int firstRegion = -1;
  private boolean firstIsDone;

  private Selection(Set<Part> parts, boolean all) {
    this.parts = parts;
    this.all = all;
  }

  /**
   * Reads the options of {@code trace}.
   *
   * @param show parts separated by commas; all of them if nothing is given
   * @throws Refusal if there is no such part
   */
  public static Selection of(Optional<String> show, boolean all, boolean eventsOnly)
      throws Refusal {
    Set<Part> parts = eventsOnly ? EnumSet.noneOf(Part.class) : EnumSet.allOf(Part.class);
    if (show.isPresent()) {
      parts = read(show.get());
    }
    if (show.isPresent() && eventsOnly) {
      throw Refusal.usage("--events shows no parts; leave out --show or --events");
    }
    return new Selection(parts, all);
  }

  private static Set<Part> read(String words) throws Refusal {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String word : words.split(",", -1)) {
      parts.add(part(word));
    }
    return parts;
  }

  private static Part part(String word) throws Refusal {
    StringBuilder known = new StringBuilder();
    for (Part part : Part.values()) {
      if (part.word().equals(word)) {
        return part;
      }
      known.append(known.length() == 0 ? "" : ", ").append(part.word());
    }
    throw Refusal.usage("--show takes parts from " + known + ", not '" + word + "'");
  }

  /** Whether texts are needed at all. */
  boolean wantsTexts() {
    return !parts.isEmpty();
  }

  /** Whether the text of an event is shown. */
  boolean shows(JitEvent event) {
    if (event instanceof JitEvent.Recorded recorded) {
      if (firstTrace < 0) {
        firstTrace = recorded.trace();
      }
      return shows(Part.TRACE, recorded.trace() == firstTrace);
    }
    if (event instanceof JitEvent.Built built) {
      return shows(Part.IR, isFirst(built.region()));
    }
    if (event instanceof JitEvent.PassApplied pass) {
      return shows(Part.PASSES, isFirst(pass.region()));
    }
    if (event instanceof JitEvent.Compiled compiled) {
      boolean isFirst = isFirst(compiled.region());
      firstIsDone |= isFirst;
      return shows(Part.BYTECODE, isFirst);
    }
    return false;
  }

  private boolean shows(Part part, boolean isFirst) {
    return parts.contains(part) && (all || isFirst);
  }

  private boolean isFirst(int region) {
    if (firstRegion < 0) {
      firstRegion = region;
    }
    return region == firstRegion && !firstIsDone;
  }
}
