package dev.hotspur.vm.interp;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns activations of compiled code into frames of the interpreter: thrown through all of them up
 * to where the interpreter entered compiled code first. Each adds what its frame holds; there the
 * frames are made, and the interpreter goes on in the innermost one.
 *
 * <p>So compiled code may be left at any depth without knowing why: since Java's stack is full, or
 * since the program is stopped.
 */
public class Unwinding extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Innermost first. */
  private final transient List<FrameImage> frames = new ArrayList<>();

  /** A signal after which the program goes on. */
  public Unwinding() {
    this("");
  }

  Unwinding(String message) {
    super(message, null, false, false);
  }

  /** Whether no frame has been added yet. */
  public final boolean isEmpty() {
    return frames.isEmpty();
  }

  final void add(FrameImage image) {
    frames.add(image);
  }

  final FrameImage last() {
    return frames.get(frames.size() - 1);
  }

  final List<FrameImage> frames() {
    return frames;
  }

  /** What happens when the frames have been made: the innermost one goes on at an offset. */
  Insn goOn(Interpreter in, int pc) {
    return in.resume(pc);
  }
}
