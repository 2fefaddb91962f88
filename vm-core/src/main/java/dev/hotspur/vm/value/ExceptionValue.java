package dev.hotspur.vm.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An exception of the program: its type and arguments, what it was raised from, and the frames it
 * has left so far.
 */
public final class ExceptionValue {
  private final TypeValue type;
  private final TupleValue args;
  private final List<TracebackEntry> traceback = new ArrayList<>();
  private Optional<ExceptionValue> cause = Optional.empty();
  private Optional<ExceptionValue> context = Optional.empty();
  private boolean suppressContext;

  /** Makes an exception; {@code type} must be an exception type. */
  public ExceptionValue(TypeValue type, TupleValue args) {
    if (!type.isException()) {
      throw new IllegalArgumentException(type.name() + " is not an exception type");
    }
    this.type = type;
    this.args = args;
  }

  /** An exception with a message as its only argument. */
  public static ExceptionValue of(TypeValue type, String message) {
    return new ExceptionValue(type, TupleValue.of(Str.of(message)));
  }

  /** The exception's type. */
  public TypeValue type() {
    return type;
  }

  /** The arguments it was made with. */
  public TupleValue args() {
    return args;
  }

  /** What it was explicitly raised from. */
  public Optional<ExceptionValue> cause() {
    return cause;
  }

  /** What {@code raise ... from cause} does: sets the cause and hides the context. */
  public void setCause(Optional<ExceptionValue> newCause) {
    cause = newCause;
    suppressContext = true;
  }

  /** The exception that was being handled when this one was raised. */
  public Optional<ExceptionValue> context() {
    return context;
  }

  /**
   * Sets the exception that was being handled when this one was raised. Nothing happens when they
   * are the same; a chain of contexts that would become a cycle is cut, as in CPython.
   */
  public void setContext(ExceptionValue handled) {
    if (handled == this) {
      return;
    }
    for (ExceptionValue link = handled; link.context.isPresent(); link = link.context.get()) {
      if (link.context.get() == this) {
        link.context = Optional.empty();
        break;
      }
    }
    context = Optional.of(handled);
  }

  /** Whether the context is not shown because a cause, or None, was given. */
  public boolean suppressContext() {
    return suppressContext;
  }

  /** The frames left so far, the innermost first. */
  public List<TracebackEntry> traceback() {
    return Collections.unmodifiableList(traceback);
  }

  /** Notes that the exception leaves a frame, or that a frame handles or re-raises it. */
  public void addTraceback(TracebackEntry entry) {
    traceback.add(entry);
  }

  /**
   * What {@code str()} of the exception gives: nothing for no argument, the one argument's text, or
   * the tuple of arguments.
   */
  public String message() {
    return ExceptionText.message(this);
  }

  @Override
  public String toString() {
    return Tracebacks.lastLine(this);
  }
}
