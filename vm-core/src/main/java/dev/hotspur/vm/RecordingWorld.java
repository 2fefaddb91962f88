package dev.hotspur.vm;

import dev.hotspur.vm.spi.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Passes everything on to another world and keeps what happened, for {@link ReplayWorld}. */
public final class RecordingWorld implements World {
  private final World world;
  private final List<Recording.Entry> entries = new ArrayList<>();

  /** Records what happens between a program and a world. */
  public RecordingWorld(World world) {
    this.world = world;
  }

  /** What happened so far. */
  public Recording recording() {
    return new Recording(world.arguments(), entries);
  }

  @Override
  public List<String> arguments() {
    return world.arguments();
  }

  @Override
  public double time() {
    double seconds = world.time();
    entries.add(new Recording.Entry.Time(seconds));
    return seconds;
  }

  @Override
  public long nanoTime() {
    long nanos = world.nanoTime();
    entries.add(new Recording.Entry.Clock(nanos));
    return nanos;
  }

  @Override
  public long timeNanos() {
    long nanos = world.timeNanos();
    entries.add(new Recording.Entry.TimeNanos(nanos));
    return nanos;
  }

  @Override
  public long entropy() {
    long bits = world.entropy();
    entries.add(new Recording.Entry.Entropy(bits));
    return bits;
  }

  /** Sleeping shows nothing to the program, so nothing is kept of it. */
  @Override
  public void sleep(long nanos) {
    world.sleep(nanos);
  }

  @Override
  public void write(String text) throws IOException {
    try {
      world.write(text);
    } catch (IOException failure) {
      entries.add(failed(failure));
      throw failure;
    }
    entries.add(new Recording.Entry.Written(text));
  }

  @Override
  public Optional<String> readLine() throws IOException {
    Optional<String> line;
    try {
      line = world.readLine();
    } catch (IOException failure) {
      entries.add(failed(failure));
      throw failure;
    }
    entries.add(new Recording.Entry.Line(line));
    return line;
  }

  private static Recording.Entry failed(IOException failure) {
    return new Recording.Entry.Failed(String.valueOf(failure.getMessage()));
  }
}
