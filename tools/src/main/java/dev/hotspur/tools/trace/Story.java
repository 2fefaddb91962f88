package dev.hotspur.tools.trace;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitListener;
import dev.hotspur.tools.console.Console;
import dev.hotspur.vm.SystemWorld;
import java.io.IOException;
import java.util.List;

/**
 * Writes events to the output as they come, in order with what the program prints. When the output
 * fails the program is not disturbed; the console remembers it.
 */
public abstract class Story implements JitListener {
  private final Console console;
  private final SystemWorld world;
  private final Selection selection;

  Story(Console console, SystemWorld world, Selection selection) {
    this.console = console;
    this.world = world;
    this.selection = selection;
  }

  @Override
  public final void on(JitEvent event) {
    write(tell(event, selection.shows(event)));
  }

  @Override
  public final boolean wantsTexts() {
    return selection.wantsTexts();
  }

  /** Says what is to be said when the program has ended: what made it slow, and the last words. */
  public final void end(List<? extends JitEvent> findings) {
    if (!findings.isEmpty()) {
      write(tellFindings());
    }
    findings.forEach(this::on);
    write(tellEnd());
  }

  /** An event as it is written, with a newline at its end; in full if its text is to be shown. */
  abstract String tell(JitEvent event, boolean inFull);

  /** The words in front of what was found. */
  String tellFindings() {
    return "";
  }

  /** The last words. */
  String tellEnd() {
    return "";
  }

  private void write(String text) {
    if (console.outputFailure().isPresent()) {
      return;
    }
    try {
      world.flush();
      console.out(text);
      console.flush();
    } catch (IOException e) {
      outputFailed(e);
    }
  }

  private void outputFailed(IOException e) {
    if (console.outputFailure().isEmpty()) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Where colours come from. */
  final Console console() {
    return console;
  }
}
