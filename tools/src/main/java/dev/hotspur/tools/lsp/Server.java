package dev.hotspur.tools.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Beginning and end of a conversation with an editor, and what it can ask in between. */
final class Server implements LanguageServer, LanguageClientAware {
  private Optional<LanguageClient> client = Optional.empty();
  private final Workbench bench;
  private final IntConsumer end;
  private final Preferences preferences = new Preferences();
  private Optional<WorkspaceClientCapabilities> workspace = Optional.empty();
  private boolean shutDown;

  /**
   * A server.
   *
   * @param bench the documents
   * @param end ends the conversation with an exit code
   */
  Server(Workbench bench, IntConsumer end) {
    this.bench = bench;
    this.end = end;
  }

  @Override
  public void connect(LanguageClient editor) {
    client = Optional.of(editor);
  }

  @Override
  @SuppressWarnings("deprecation") // Old editors give a root instead of folders.
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    Optional<ClientCapabilities> capabilities = Optional.ofNullable(params.getCapabilities());
    preferences.accept(capabilities);
    preferences.accept(params.getInitializationOptions());
    workspace = capabilities.flatMap(c -> Optional.ofNullable(c.getWorkspace()));
    Optional.ofNullable(params.getProcessId()).ifPresent(this::watch);
    List<Path> folders = new ArrayList<>();
    List<WorkspaceFolder> given =
        Optional.ofNullable(params.getWorkspaceFolders()).orElse(List.of());
    given.forEach(folder -> Uris.path(Uris.file(folder.getUri())).ifPresent(folders::add));
    if (given.isEmpty()) {
      Optional.ofNullable(params.getRootUri())
          .flatMap(root -> Uris.path(Uris.file(root)))
          .ifPresent(folders::add);
    }
    bench.change(programs -> programs.index().folders(folders));
    bench.begin();
    InitializeResult result = new InitializeResult(capabilities());
    result.setServerInfo(new ServerInfo("hotspur"));
    return CompletableFuture.completedFuture(result);
  }

  /** An editor that has gone without a word leaves no server behind. */
  private void watch(int pid) {
    ProcessHandle.of(pid)
        .ifPresentOrElse(
            parent -> {
              CompletableFuture<Void> unused =
                  parent.onExit().thenRun(() -> end.accept(Session.ABANDONED));
            },
            () -> end.accept(Session.ABANDONED));
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities can = new ServerCapabilities();
    can.setPositionEncoding(PositionEncodingKind.UTF16);
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(new SaveOptions(false));
    can.setTextDocumentSync(sync);
    can.setHoverProvider(true);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".", ",", "`")));
    can.setSignatureHelpProvider(new SignatureHelpOptions(List.of(" ", ",")));
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setDocumentHighlightProvider(true);
    can.setRenameProvider(new RenameOptions(true));
    can.setDocumentSymbolProvider(true);
    can.setWorkspaceSymbolProvider(true);
    can.setFoldingRangeProvider(true);
    SemanticTokensWithRegistrationOptions tokens =
        new SemanticTokensWithRegistrationOptions(Highlighting.legend());
    tokens.setFull(true);
    can.setSemanticTokensProvider(tokens);
    can.setDocumentFormattingProvider(true);
    can.setInlayHintProvider(true);
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    return can;
  }

  @Override
  public void initialized(InitializedParams params) {
    boolean watches =
        workspace
            .flatMap(w -> Optional.ofNullable(w.getDidChangeWatchedFiles()))
            .map(DidChangeWatchedFilesCapabilities::getDynamicRegistration)
            .orElse(false);
    if (watches) {
      FileSystemWatcher programs = new FileSystemWatcher(Either.forLeft("**/*.spur"));
      tell(
          editor ->
              editor.registerCapability(
                  new RegistrationParams(
                      List.of(
                          new Registration(
                              "hotspur-files",
                              "workspace/didChangeWatchedFiles",
                              new DidChangeWatchedFilesRegistrationOptions(List.of(programs)))))));
    }
  }

  /** Says something to the editor; what it answers does not matter. */
  private void tell(Function<LanguageClient, CompletableFuture<?>> message) {
    Optional<CompletableFuture<?>> unused = client.map(message);
  }

  private void refreshHints() {
    boolean can =
        workspace
            .flatMap(w -> Optional.ofNullable(w.getInlayHint()))
            .map(InlayHintWorkspaceCapabilities::getRefreshSupport)
            .orElse(false);
    if (can) {
      tell(LanguageClient::refreshInlayHints);
    }
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    bench.end();
    // The protocol's answer to this request is null.
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    end.accept(shutDown ? Session.ORDERLY : Session.ABANDONED);
  }

  /** The exit code if the input ends now. */
  int atEndOfInput() {
    return shutDown ? Session.ORDERLY : Session.ABANDONED;
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is nothing to trace; editors send this all the same.
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return new TextDocuments(bench, preferences);
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return new Workspace(bench, preferences, this::refreshHints);
  }
}
