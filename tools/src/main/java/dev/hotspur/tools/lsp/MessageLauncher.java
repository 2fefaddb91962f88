package dev.hotspur.tools.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueHandler;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.ConcurrentMessageProcessor;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.eclipse.lsp4j.services.LanguageClient;

/** Sets up the library so that no message can end the server: not a huge one, not garbage. */
final class MessageLauncher extends Launcher.Builder<LanguageClient> {
  /** More than any document that can be edited, and less than what fills the heap. */
  private static final int LARGEST = 128 << 20;

  private final Consumer<String> complain;

  MessageLauncher(Consumer<String> complain) {
    this.complain = complain;
  }

  @Override
  protected ConcurrentMessageProcessor createMessageProcessor(
      MessageProducer reader, MessageConsumer consumer, LanguageClient proxy) {
    // The endpoint is the consumer's innermost; it takes the issues of messages as well.
    RemoteEndpoint endpoint = (RemoteEndpoint) consumer;
    return new ConcurrentMessageProcessor(
        new CarefulProducer(input, endpoint.getJsonHandler(), endpoint), consumer);
  }

  /** Reads messages and leaves out those that cannot be read. */
  private final class CarefulProducer extends StreamMessageProducer {
    CarefulProducer(InputStream in, MessageJsonHandler handler, MessageIssueHandler issues) {
      super(in, handler, issues);
    }

    @Override
    protected boolean handleMessage(InputStream in, Headers headers) throws IOException {
      if (headers.contentLength > LARGEST) {
        complain.accept(
            "a message of "
                + headers.contentLength
                + " bytes was left out; "
                + LARGEST
                + " are read at most");
        return leaveOut(in, headers.contentLength);
      }
      try {
        return super.handleMessage(in, headers);
      } catch (StackOverflowError | OutOfMemoryError e) {
        complain.accept("a message of " + headers.contentLength + " bytes is too large");
        return true;
      }
    }

    /** Reads over a message; a pipe cannot skip. False at the end of the input. */
    private static boolean leaveOut(InputStream in, int length) throws IOException {
      byte[] buffer = new byte[1 << 16];
      int left = length;
      while (left > 0) {
        int count = in.read(buffer, 0, Math.min(left, buffer.length));
        if (count < 0) {
          return false;
        }
        left -= count;
      }
      return true;
    }

    @Override
    protected void fireError(Throwable error) {
      complain.accept("a message could not be read and was left out");
    }
  }
}
