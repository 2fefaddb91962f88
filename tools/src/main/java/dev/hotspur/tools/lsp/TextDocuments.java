package dev.hotspur.tools.lsp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Everything the editor says and asks about documents. */
final class TextDocuments implements TextDocumentService {
  private final Workbench bench;
  private final Preferences preferences;

  TextDocuments(Workbench bench, Preferences preferences) {
    this.bench = bench;
    this.preferences = preferences;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    bench.put(
        Document.of(item.getUri(), Uris.file(item.getUri()), item.getVersion(), item.getText()));
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    VersionedTextDocumentIdentifier id = params.getTextDocument();
    bench
        .document(id.getUri())
        .ifPresent(
            document -> {
              int version = Optional.ofNullable(id.getVersion()).orElse(document.version());
              bench.put(document.changed(params.getContentChanges(), version));
            });
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    bench.close(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    bench.change(programs -> programs.index().changed());
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    // The protocol's way to say that there is nothing to show is null.
    return bench.ask(uri(params), null, view -> Hovers.at(view, params.getPosition()).orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return bench.ask(
        uri(params),
        Either.forLeft(List.of()),
        view ->
            Either.forRight(Completions.at(view, params.getPosition(), preferences.snippets())));
  }

  @Override
  public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return bench.ask(
        uri(params), null, view -> Signatures.at(view, params.getPosition()).orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return bench.ask(
        uri(params),
        Either.forLeft(List.of()),
        view -> Either.forLeft(Navigation.definition(view, params.getPosition())));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean definition = params.getContext().isIncludeDeclaration();
    return bench.ask(
        uri(params),
        List.of(),
        view -> Navigation.references(view, params.getPosition(), definition));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return bench.ask(
        uri(params), List.of(), view -> Navigation.highlights(view, params.getPosition()));
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return bench.ask(
        uri(params),
        null,
        view ->
            Renaming.prepare(view, params.getPosition())
                .<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>map(
                    Either3::forSecond)
                .orElse(null));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return bench.ask(
        uri(params),
        null,
        view -> Renaming.rename(view, params.getPosition(), params.getNewName()));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return bench.ask(
        params.getTextDocument().getUri(),
        List.of(),
        view ->
            preferences.tree()
                ? Outline.of(view).stream()
                    .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                    .toList()
                : Outline.flat(view).stream()
                    .map(Either::<SymbolInformation, DocumentSymbol>forLeft)
                    .toList());
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return bench.ask(params.getTextDocument().getUri(), List.of(), Folding::of);
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return bench.ask(
        params.getTextDocument().getUri(), new SemanticTokens(List.of()), Highlighting::of);
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return bench.ask(params.getTextDocument().getUri(), List.of(), Formatting::edits);
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    Hints.Where where = preferences.hints();
    return bench.ask(
        params.getTextDocument().getUri(),
        List.of(),
        view -> Hints.in(view, params.getRange(), where));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return bench.ask(
        params.getTextDocument().getUri(),
        List.of(),
        view ->
            new Findings(view)
                .fixes(params.getRange()).stream()
                    .map(Either::<Command, CodeAction>forRight)
                    .toList());
  }

  private static String uri(TextDocumentPositionParams params) {
    return params.getTextDocument().getUri();
  }
}
