package dev.hotspur.vm;

import dev.hotspur.vm.spi.World;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The process's own arguments, input, output and clock. Text is UTF-8 whatever the platform says.
 * Output is buffered; {@link #flush} writes it out.
 */
public final class SystemWorld implements World {
  private static final int BUFFER = 8192;
  private static final double NANOS_PER_SECOND = 1e9;

  private final String program;
  private final List<String> arguments;
  private final OutputStream output;
  private final boolean flushesLines;
  private final StringBuilder pending = new StringBuilder();
  private final BufferedReader input;

  /** A world with these program arguments and the process's own input and output. */
  public SystemWorld(List<String> arguments) {
    this("", arguments, System.in, new FileOutputStream(FileDescriptor.out), false);
  }

  /**
   * A world with other streams.
   *
   * @param program the program as it was named when it was started
   * @param arguments the program arguments
   * @param input UTF-8 text
   * @param output unbuffered
   * @param flushesLines whether to write each line as soon as it ends, as for a terminal
   */
  public SystemWorld(
      String program,
      List<String> arguments,
      InputStream input,
      OutputStream output,
      boolean flushesLines) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    this.output = output;
    this.flushesLines = flushesLines;
  }

  @Override
  public String program() {
    return program;
  }

  @Override
  public List<String> arguments() {
    return arguments;
  }

  @Override
  public double time() {
    Instant now = Clock.systemUTC().instant();
    return now.getEpochSecond() + now.getNano() / NANOS_PER_SECOND;
  }

  @Override
  public long timeNanos() {
    Instant now = Clock.systemUTC().instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Override
  public long entropy() {
    return new SecureRandom().nextLong();
  }

  /** Sleeps; an interrupt of the thread ends it early and stays set. */
  @Override
  public void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void write(String text) throws IOException {
    pending.append(text);
    if (pending.length() >= BUFFER || (flushesLines && text.indexOf('\n') >= 0)) {
      flush();
    }
  }

  /**
   * Writes out what is still buffered.
   *
   * @throws IOException when the output is closed or full; what was buffered is gone then
   */
  public void flush() throws IOException {
    byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
    pending.setLength(0);
    output.write(bytes);
    output.flush();
  }

  @Override
  public Optional<String> readLine() throws IOException {
    flush();
    return Optional.ofNullable(input.readLine());
  }
}
