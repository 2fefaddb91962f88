package dev.hotspur.jit;

import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Recordings that wait: for a function that was called to return, or for the compiled code of an
 * inner loop to be left. While they do, others may begin and end in the activations above.
 */
final class Suspended {
  private final Deque<Recording> stack = new ArrayDeque<>();

  void push(Recording recording) {
    stack.push(recording);
  }

  boolean contains(Recording recording) {
    return stack.contains(recording);
  }

  /** Takes out a recording, which goes on, and those above it, which are returned. */
  List<Recording> popTo(Recording recording) {
    List<Recording> above = new ArrayList<>();
    while (stack.peek() != recording) {
      above.add(stack.pop());
    }
    stack.pop().goOn();
    return above;
  }

  List<Recording> all() {
    return List.copyOf(stack);
  }

  void clear() {
    stack.clear();
  }

  /** Whether one of them is of the current activation. */
  boolean isAbout(Interpreter in) {
    return !stack.isEmpty() && stack.peek().recorder().isAbout(in);
  }

  /** The recording of the current activation that waits for an inner loop. */
  Optional<Recording> waitingInside(Interpreter in) {
    return Optional.ofNullable(stack.peek())
        .filter(recording -> recording.recorder().isAbout(in))
        .filter(recording -> recording.resumption().isEmpty());
  }

  /**
   * Takes out the recordings that will never go on, since control left what they wait for another
   * way.
   */
  List<Recording> takeStale(Interpreter in) {
    List<Recording> stale = new ArrayList<>();
    while (!stack.isEmpty() && isStale(in, stack.peek())) {
      stale.add(stack.pop());
    }
    return stale;
  }

  private static boolean isStale(Interpreter in, Recording recording) {
    if (recording.resumption().isPresent()) {
      return !isAwaited(in, recording.resumption().get());
    }
    return in.depth() < recording.recorder().depth();
  }

  /** Whether an activation is going to return to an instruction. */
  private static boolean isAwaited(Interpreter in, Insn resumption) {
    for (Frame frame = in.frame(); frame.hasFunction(); frame = frame.caller()) {
      if (frame.resume() == resumption) {
        return true;
      }
    }
    return false;
  }
}
