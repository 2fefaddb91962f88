package dev.hotspur.tools.lsp;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * An editor in this process, which talks to a session over pipes. In its texts {@code |} marks the
 * place that a question is about.
 */
final class Editor implements LanguageClient, AutoCloseable {
  static final String URI = "file:///nowhere/p.spur";
  private static final long PATIENCE = 60;

  final LanguageServer server;
  final CompletableFuture<Integer> exitCode;
  final StringBuilder complaints = new StringBuilder();
  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final List<PublishDiagnosticsParams> unread = new ArrayList<>();
  private int version;

  Editor() {
    this(List.of(), "labels");
  }

  Editor(List<WorkspaceFolder> folders, String hints) {
    PipedInputStream toServer = new PipedInputStream(1 << 16);
    PipedInputStream toEditor = new PipedInputStream(1 << 16);
    try {
      PipedOutputStream fromEditor = new PipedOutputStream(toServer);
      PipedOutputStream fromServer = new PipedOutputStream(toEditor);
      Session session = new Session(defect -> "defect: " + defect);
      exitCode =
          CompletableFuture.supplyAsync(
              () ->
                  session.run(toServer, fromServer, line -> complaints.append(line).append('\n')));
      Launcher<LanguageServer> launcher =
          LSPLauncher.createClientLauncher(this, toEditor, fromEditor);
      Future<Void> unused = launcher.startListening();
      server = launcher.getRemoteProxy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    InitializeParams params = new InitializeParams();
    params.setCapabilities(capabilities());
    params.setWorkspaceFolders(folders);
    JsonObject settings = new JsonObject();
    settings.add("inlayHints", new JsonPrimitive(hints));
    params.setInitializationOptions(settings);
    get(server.initialize(params));
    server.initialized(new InitializedParams());
  }

  private static ClientCapabilities capabilities() {
    TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
    CompletionItemCapabilities item = new CompletionItemCapabilities();
    item.setSnippetSupport(true);
    text.setCompletion(new CompletionCapabilities(item));
    DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
    symbols.setHierarchicalDocumentSymbolSupport(true);
    text.setDocumentSymbol(symbols);
    ClientCapabilities capabilities = new ClientCapabilities();
    capabilities.setTextDocument(text);
    return capabilities;
  }

  static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    }
  }

  /** Opens a text without its mark; the position of the mark, or the beginning. */
  Position open(String text) {
    return open(URI, text);
  }

  Position open(String uri, String text) {
    int mark = text.indexOf('|');
    String plain = mark < 0 ? text : text.substring(0, mark) + text.substring(mark + 1);
    server
        .getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(new TextDocumentItem(uri, "spur", ++version, plain)));
    return mark < 0 ? new Position(0, 0) : position(plain, mark);
  }

  /** Replaces a range, or everything without a range. */
  void change(String uri, Range range, String text) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, ++version),
                List.of(new TextDocumentContentChangeEvent(range, text))));
  }

  /** What is wrong with the last version of a document. */
  List<Diagnostic> findings(String uri) {
    return findings(uri, version);
  }

  /** The documents are spoken of in any order; what is said of others is kept for later. */
  List<Diagnostic> findings(String uri, int wanted) {
    try {
      int looked = 0;
      while (true) {
        if (looked == unread.size()) {
          PublishDiagnosticsParams params = published.poll(PATIENCE, TimeUnit.SECONDS);
          if (params == null) {
            throw new AssertionError("nothing was said about version " + wanted + " of " + uri);
          }
          unread.add(params);
        }
        PublishDiagnosticsParams params = unread.get(looked++);
        if (params.getUri().equals(uri) && Integer.valueOf(wanted).equals(params.getVersion())) {
          unread.remove(params);
          return params.getDiagnostics();
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  int version() {
    return version;
  }

  static TextDocumentIdentifier document() {
    return new TextDocumentIdentifier(URI);
  }

  static Position position(String text, int offset) {
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, offset - (before.lastIndexOf('\n') + 1));
  }

  static int offset(String text, Position position) {
    int start = 0;
    for (int line = 0; line < position.getLine(); line++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + position.getCharacter();
  }

  /** A text after edits that do not overlap. */
  static String apply(String text, List<? extends TextEdit> edits) {
    List<TextEdit> sorted = new ArrayList<>(edits);
    sorted.sort(
        Comparator.comparingInt((TextEdit e) -> offset(text, e.getRange().getStart())).reversed());
    String result = text;
    for (TextEdit edit : sorted) {
      int start = offset(text, edit.getRange().getStart());
      int end = offset(text, edit.getRange().getEnd());
      result = result.substring(0, start) + edit.getNewText() + result.substring(end);
    }
    return result;
  }

  @Override
  public void close() {
    get(server.shutdown());
    server.exit();
    get(exitCode);
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    published.add(params);
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {}
}
