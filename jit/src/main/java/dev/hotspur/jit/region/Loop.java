package dev.hotspur.jit.region;

import dev.hotspur.jit.record.LoopProfile;
import dev.hotspur.vm.interp.LoopHeader;
import java.util.BitSet;
import java.util.Optional;

/** What the JIT remembers of a loop. */
public final class Loop {
  private final LoopHeader header;
  private final LoopProfile profile;
  private final BitSet body;
  private Optional<RegionEntry> region = Optional.empty();
  private int compilations;
  private int failures;

  /** A loop of which nothing was recorded yet. */
  public Loop(LoopHeader header, LoopProfile profile) {
    this.header = header;
    this.profile = profile;
    this.body = profile.facts().loop(header.pc());
  }

  /** The loop's head. */
  public LoopHeader header() {
    return header;
  }

  /** What was recorded of it. */
  public LoopProfile profile() {
    return profile;
  }

  /** Whether an instruction is part of the loop. */
  public boolean contains(int pc) {
    return body.get(pc);
  }

  /** The compiled code that is installed, if there is any. */
  public Optional<RegionEntry> region() {
    return region;
  }

  /** Installs compiled code in place of what there was. */
  public void install(RegionEntry entry) {
    region = Optional.of(entry);
    header.install(entry);
    compilations++;
    failures = 0;
  }

  /** How often the loop has been compiled. */
  public int compilations() {
    return compilations;
  }

  /** Notes that a recording came to nothing; how many did in a row. */
  public int fail() {
    return ++failures;
  }
}
