package dev.hotspur.tools.lsp;

import dev.hotspur.tools.lsp.program.Analysis;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * The open documents, and the one thread that thinks about them. Documents change on the thread
 * that reads messages, in the order of the messages; a question is answered for the documents as
 * they were when it was asked. A question that is taken back before its turn is not answered.
 */
final class Workbench {
  /** How long typing has to rest before the findings are told again. */
  private static final Duration REST = Duration.ofMillis(150);

  /**
   * Deep enough for macros that use macros and tuples in tuples, as deep as the assembler allows.
   */
  private static final long STACK = 64L << 20;

  private final Programs programs = new Programs();
  private final ScheduledThreadPoolExecutor worker;
  private final Consumer<PublishDiagnosticsParams> publisher;
  private final Consumer<Throwable> defects;
  private final Map<String, Told> told = new HashMap<>();
  private volatile Map<String, Document> open = Map.of();
  private volatile Optional<ResponseError> refusal =
      Optional.of(
          new ResponseError(
              ResponseErrorCode.ServerNotInitialized, "the first request is initialize", null));
  private Optional<Future<?>> pending = Optional.empty();

  /** What was said last about a document. */
  private record Told(int version, List<Diagnostic> findings) {}

  /**
   * A workbench without documents.
   *
   * @param publisher takes what is wrong with documents
   * @param defects takes what went wrong here
   */
  Workbench(Consumer<PublishDiagnosticsParams> publisher, Consumer<Throwable> defects) {
    this.publisher = publisher;
    this.defects = defects;
    this.worker =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(null, task, "hotspur-lsp", STACK);
              thread.setDaemon(true);
              return thread;
            });
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    worker.setRemoveOnCancelPolicy(true);
  }

  /** From now on questions are answered. */
  void begin() {
    refusal = Optional.empty();
  }

  /** From now on no question is answered. */
  void end() {
    String message = "the server has been shut down";
    refusal = Optional.of(new ResponseError(ResponseErrorCode.InvalidRequest, message, null));
  }

  /** The document of that name, if it is open. */
  Optional<Document> document(String uri) {
    return Optional.ofNullable(open.get(Uris.file(uri)));
  }

  /** Opens a document, or gives it another state. */
  void put(Document document) {
    Map<String, Document> changed = new HashMap<>(open);
    changed.put(document.file(), document);
    open = Map.copyOf(changed);
    tellSoon();
  }

  /** Closes a document: from now on its file is what counts. */
  void close(String uri) {
    Map<String, Document> changed = new HashMap<>(open);
    changed.remove(Uris.file(uri));
    open = Map.copyOf(changed);
    worker.execute(() -> told.remove(uri));
    publisher.accept(new PublishDiagnosticsParams(uri, List.of()));
    tellSoon();
  }

  /** Does something with the programs, on the thread that may. */
  void change(Consumer<Programs> change) {
    worker.execute(() -> change.accept(programs));
    tellSoon();
  }

  /** Stops thinking. */
  void stop() {
    worker.shutdownNow();
  }

  /** The answer to a question about all documents. */
  <T> CompletableFuture<T> ask(Question<T> question) {
    Map<String, Document> now = open;
    if (refusal.isPresent()) {
      return CompletableFuture.failedFuture(new ResponseErrorException(refusal.get()));
    }
    return CompletableFutures.computeAsync(
        worker,
        cancelled -> {
          cancelled.checkCanceled();
          return question.answer(programs, now);
        });
  }

  /** A question about all documents. */
  interface Question<T> {
    T answer(Programs programs, Map<String, Document> open);
  }

  /** The answer to a question about a document; {@code none} if it is not open. */
  <T> CompletableFuture<T> ask(String uri, T none, Function<View, T> question) {
    Optional<Document> document = document(uri);
    if (document.isEmpty()) {
      return CompletableFuture.completedFuture(none);
    }
    return ask((all, now) -> view(document.get(), now).map(question).orElse(none));
  }

  private Optional<View> view(Document document, Map<String, Document> now) {
    List<Analysis> containing = programs.programsWith(document.file(), now);
    return containing.stream()
        .findFirst()
        .flatMap(program -> program.file(document.file()))
        .map(file -> new View(document, now, programs, containing, file));
  }

  // ---- Findings ----

  /** Tells the findings when there has been no change for a while. */
  private synchronized void tellSoon() {
    pending.ifPresent(task -> task.cancel(false));
    if (!worker.isShutdown()) {
      pending = Optional.of(worker.schedule(this::tellAll, REST.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private void tellAll() {
    Map<String, Document> now = open;
    Set<String> used = new HashSet<>(now.keySet());
    for (Document document : now.values()) {
      if (open != now) {
        return;
      }
      try {
        view(document, now).ifPresent(view -> tell(view, used));
      } catch (RuntimeException | StackOverflowError defect) {
        defects.accept(defect);
      }
    }
    programs.keep(used);
  }

  private void tell(View view, Set<String> used) {
    view.programs().forEach(program -> used.add(program.root()));
    Document document = view.document();
    Told now = new Told(document.version(), new Findings(view).all());
    if (!now.equals(told.put(document.uri(), now))) {
      publisher.accept(
          new PublishDiagnosticsParams(document.uri(), now.findings(), document.version()));
    }
  }
}
