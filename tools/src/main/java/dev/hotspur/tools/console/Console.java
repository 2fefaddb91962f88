package dev.hotspur.tools.console;

import dev.hotspur.assembler.syntax.Escapes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The command's input, output and errors, all UTF-8. Data goes to the output, which is buffered;
 * everything else goes to the errors. An output that fails is reported once, at the end.
 */
public final class Console {
  private static final int BUFFER = 8192;

  private final InputStream in;
  private final WatchedOutput out;
  private final OutputStream err;
  private final Map<String, String> environment;
  private final String terminals;
  private final StringBuilder pending = new StringBuilder();
  private boolean errorsFailed;
  private ColourChoice colour = ColourChoice.AUTO;

  /**
   * A console.
   *
   * @param environment the variables that decide on colours
   * @param terminals which of {@code out} and {@code err} are terminals, separated by commas
   */
  public Console(
      InputStream in,
      OutputStream out,
      OutputStream err,
      Map<String, String> environment,
      String terminals) {
    this.in = in;
    this.out = new WatchedOutput(out);
    this.err = err;
    this.environment = environment;
    this.terminals = terminals;
  }

  /**
   * The process's own. Whether a stream is a terminal is asked by the launcher, since Java answers
   * it for input and output together only.
   */
  public static Console ofProcess() {
    return new Console(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        System.getenv(),
        System.getProperty("hotspur.terminals", ""));
  }

  /** The input. */
  public InputStream in() {
    return in;
  }

  /** The output as bytes, unbuffered, for a program's own output. */
  public OutputStream output() {
    return out;
  }

  /** Whether the output is a terminal. */
  public boolean isOutputTerminal() {
    return terminals.contains("out");
  }

  /** Whether the errors are a terminal. */
  public boolean isErrorTerminal() {
    return terminals.contains("err");
  }

  /** A variable of the environment; empty if it is not set. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** What went wrong with the output, if anything did. */
  public Optional<IOException> outputFailure() {
    return out.failure();
  }

  /** Appends to the output. */
  public void out(String text) throws IOException {
    pending.append(text);
    if (pending.length() >= BUFFER) {
      flush();
    }
  }

  /** Writes out what is still buffered. */
  public void flush() throws IOException {
    byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
    pending.setLength(0);
    out.write(bytes);
    out.flush();
  }

  /** Writes to the errors. When that fails there is nobody left to tell, and no more is tried. */
  public void err(String text) {
    if (errorsFailed) {
      return;
    }
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      errorsFailed = true;
    }
  }

  /**
   * Writes one line of the command's own to the errors. Names of files in it do nothing to the
   * terminal, whatever characters they are made of.
   */
  public void complain(String message) {
    err(errPaint().place("hotspur:") + " " + Escapes.visible(message) + "\n");
  }

  /** Sets what was said about colours on the command line. */
  public void setColour(ColourChoice choice) {
    colour = choice;
  }

  /** The colours of the output. */
  public Paint outPaint() {
    return new Paint(isColoured("out"));
  }

  /** The colours of the errors. */
  public Paint errPaint() {
    return new Paint(isColoured("err"));
  }

  private boolean isColoured(String stream) {
    if (colour != ColourChoice.AUTO) {
      return colour == ColourChoice.ALWAYS;
    }
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String forced = environment.getOrDefault("FORCE_COLOR", "");
    return forced.isEmpty() ? terminals.contains(stream) : !forced.equals("0");
  }
}
