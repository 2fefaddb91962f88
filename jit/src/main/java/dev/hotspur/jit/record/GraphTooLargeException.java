package dev.hotspur.jit.record;

/** The graph of a loop would be larger than any method that HotSpot compiles. */
public final class GraphTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GraphTooLargeException(int values) {
    super("its snapshots hold more than " + values + " values", null, false, false);
  }
}
