package dev.hotspur.tools.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Every question that an editor can ask about a place. */
final class Questions {
  private Questions() {}

  /** Asks all; an answer may be a refusal to rename, but no defect. */
  static void askAll(Editor editor, Position at) {
    TextDocumentService service = editor.server.getTextDocumentService();
    TextDocumentIdentifier id = Editor.document();
    Range all = new Range(new Position(0, 0), new Position(Integer.MAX_VALUE, 0));
    List<Function<TextDocumentService, CompletableFuture<?>>> questions =
        List.of(
            s -> s.hover(new HoverParams(id, at)),
            s -> s.completion(new CompletionParams(id, at)),
            s -> s.signatureHelp(new SignatureHelpParams(id, at)),
            s -> s.definition(new DefinitionParams(id, at)),
            s -> s.references(new ReferenceParams(id, at, new ReferenceContext(true))),
            s -> s.documentHighlight(new DocumentHighlightParams(id, at)),
            s -> s.prepareRename(new PrepareRenameParams(id, at)),
            s -> s.rename(new RenameParams(id, at, "renamed")),
            s -> s.documentSymbol(new DocumentSymbolParams(id)),
            s -> s.foldingRange(new FoldingRangeRequestParams(id)),
            s -> s.semanticTokensFull(new SemanticTokensParams(id)),
            s -> s.inlayHint(new InlayHintParams(id, all)),
            s -> s.codeAction(new CodeActionParams(id, all, new CodeActionContext(List.of()))),
            s -> s.formatting(new DocumentFormattingParams(id, new FormattingOptions(8, true))));
    for (Function<TextDocumentService, CompletableFuture<?>> question : questions) {
      try {
        Editor.get(question.apply(service));
      } catch (ResponseErrorException refused) {
        if (refused.getResponseError().getCode() != ResponseErrorCode.RequestFailed.getValue()) {
          throw refused;
        }
      }
    }
  }
}
