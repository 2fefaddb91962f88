package dev.hotspur.tools.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * A conversation with an editor over two streams, from the first message to the end. Whatever goes
 * wrong in a question is its answer; the conversation goes on.
 */
public final class Session {
  /** The exit code after {@code shutdown}, as the protocol has it. */
  static final int ORDERLY = 0;

  /** The exit code without, also if the editor has gone. */
  static final int ABANDONED = 1;

  private static final int DEEPEST_CAUSE = 10;

  private final Function<Throwable, String> defects;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  /**
   * A conversation.
   *
   * @param defects writes down a defect, and says in one line what happened and where it stands
   */
  public Session(Function<Throwable, String> defects) {
    this.defects = defects;
  }

  /**
   * Talks until the editor ends it, its process ends, or the input does.
   *
   * @param in what the editor says
   * @param out where the answers go; nothing else may be written there
   * @param complain takes lines for people, of which nothing goes to {@code out}
   * @return 0 if the editor said {@code shutdown}, else 1
   */
  public int run(InputStream in, OutputStream out, java.util.function.Consumer<String> complain) {
    // The library would tell of messages that cannot be read with a stack trace.
    Logger library = Logger.getLogger("org.eclipse.lsp4j");
    library.setLevel(Level.OFF);
    CompletableFuture<LanguageClient> client = new CompletableFuture<>();
    Workbench bench =
        new Workbench(
            findings -> {
              CompletableFuture<Void> unused =
                  client.thenAccept(editor -> editor.publishDiagnostics(findings));
            },
            defect -> complain.accept(defects.apply(defect)));
    Server server = new Server(bench, ended::complete);
    ExecutorService reader =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "hotspur-lsp-input");
              thread.setDaemon(true);
              return thread;
            });
    Launcher<LanguageClient> launcher =
        new MessageLauncher(complain)
            .setLocalService(server)
            .setRemoteInterface(LanguageClient.class)
            .setInput(in)
            .setOutput(out)
            .setExecutorService(reader)
            .setExceptionHandler(this::error)
            .create();
    server.connect(launcher.getRemoteProxy());
    client.complete(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    reader.execute(() -> endOfInput(listening, server));
    int exitCode = ended.join();
    bench.stop();
    listening.cancel(true);
    reader.shutdownNow();
    // Held until here: the level of a logger that nobody holds is forgotten.
    library.setLevel(null);
    return exitCode;
  }

  private void endOfInput(Future<Void> listening, Server server) {
    try {
      listening.get();
      ended.complete(server.atEndOfInput());
    } catch (ExecutionException | CancellationException e) {
      ended.complete(ABANDONED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a question is answered with that could not be answered. */
  private ResponseError error(Throwable thrown) {
    Optional<Throwable> cause = Optional.of(thrown);
    for (int i = 0; i < DEEPEST_CAUSE && cause.isPresent(); i++) {
      if (cause.get() instanceof ResponseErrorException refusal) {
        return refusal.getResponseError();
      } else if (cause.get() instanceof UnsupportedOperationException) {
        String message = "this server does not do that";
        return new ResponseError(ResponseErrorCode.MethodNotFound, message, null);
      }
      cause = cause.map(Throwable::getCause);
    }
    return new ResponseError(ResponseErrorCode.InternalError, defects.apply(thrown), null);
  }
}
