package dev.hotspur.vm;

import dev.hotspur.vm.spi.World;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Answers as the world did when a run was recorded, and checks that the program writes the same.
 * With fuel n, a fresh machine with this world stops after the n-th instruction of the run.
 */
public final class ReplayWorld implements World {
  private final Recording recording;
  private int next;

  /** Replays a recording from its beginning. */
  public ReplayWorld(Recording recording) {
    this.recording = recording;
  }

  /** How much of the recording has been replayed, in entries. */
  public int position() {
    return next;
  }

  @Override
  public List<String> arguments() {
    return recording.arguments();
  }

  @Override
  public double time() {
    return expect(Recording.Entry.Time.class, take()).seconds();
  }

  @Override
  public long nanoTime() {
    return expect(Recording.Entry.Clock.class, take()).nanos();
  }

  @Override
  public long timeNanos() {
    return expect(Recording.Entry.TimeNanos.class, take()).nanos();
  }

  @Override
  public long entropy() {
    return expect(Recording.Entry.Entropy.class, take()).bits();
  }

  /** Nobody has to wait for what has been. */
  @Override
  public void sleep(long nanos) {}

  @Override
  public void write(String text) throws IOException {
    Recording.Entry entry = take();
    failIfFailed(entry);
    String written = expect(Recording.Entry.Written.class, entry).text();
    if (!written.equals(text)) {
      throw new IllegalStateException(
          "the program wrote " + text + " where it had written " + written);
    }
  }

  @Override
  public Optional<String> readLine() throws IOException {
    Recording.Entry entry = take();
    failIfFailed(entry);
    return expect(Recording.Entry.Line.class, entry).text();
  }

  private Recording.Entry take() {
    if (next == recording.entries().size()) {
      throw new IllegalStateException("the program goes on where the recording ends");
    }
    return recording.entries().get(next++);
  }

  private static void failIfFailed(Recording.Entry entry) throws IOException {
    if (entry instanceof Recording.Entry.Failed failed) {
      throw new IOException(failed.message());
    }
  }

  private static <T extends Recording.Entry> T expect(Class<T> kind, Recording.Entry entry) {
    if (!kind.isInstance(entry)) {
      throw new IllegalStateException("the program asks for something else than was recorded");
    }
    return kind.cast(entry);
  }
}
