package dev.hotspur.tools.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What the editor says and asks about its folders and settings. */
final class Workspace implements WorkspaceService {
  private final Workbench bench;
  private final Preferences preferences;
  private final Runnable refresh;

  /**
   * The service.
   *
   * @param refresh asks the editor to ask for hints again
   */
  Workspace(Workbench bench, Preferences preferences, Runnable refresh) {
    this.bench = bench;
    this.preferences = preferences;
    this.refresh = refresh;
  }

  @Override
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams params) {
    return bench.ask(
        (programs, open) -> Either.forRight(Outline.find(params.getQuery(), programs, open)));
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    if (preferences.accept(params.getSettings())) {
      refresh.run();
    }
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    bench.change(programs -> programs.index().changed());
  }
}
