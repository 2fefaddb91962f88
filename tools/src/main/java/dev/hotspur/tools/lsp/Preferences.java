package dev.hotspur.tools.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;

/** What the editor can show, and what its user wants to see. */
final class Preferences {
  private static final String SECTION = "hotspur";
  private static final String HINTS = "inlayHints";

  private volatile boolean snippets;
  private volatile boolean tree;
  private volatile Hints.Where hints = Hints.Where.LABELS;

  /** Takes over what the editor can. */
  void accept(Optional<ClientCapabilities> capabilities) {
    Optional<TextDocumentClientCapabilities> text =
        capabilities.flatMap(c -> Optional.ofNullable(c.getTextDocument()));
    snippets =
        text.flatMap(t -> Optional.ofNullable(t.getCompletion()))
            .map(CompletionCapabilities::getCompletionItem)
            .map(CompletionItemCapabilities::getSnippetSupport)
            .orElse(false);
    tree =
        text.flatMap(t -> Optional.ofNullable(t.getDocumentSymbol()))
            .map(DocumentSymbolCapabilities::getHierarchicalDocumentSymbolSupport)
            .orElse(false);
  }

  /**
   * Takes over settings: {@code {"inlayHints": "off" | "labels" | "instructions"}}, perhaps within
   * {@code {"hotspur": ...}}. What is not understood leaves things as they are.
   *
   * @return whether something has changed
   */
  boolean accept(Object settings) {
    if (!(settings instanceof JsonObject object)) {
      return false;
    }
    if (object.get(SECTION) instanceof JsonObject section) {
      return accept(section);
    }
    JsonElement word = object.get(HINTS);
    Optional<Hints.Where> wanted =
        word != null && word.isJsonPrimitive()
            ? Hints.Where.ofWord(word.getAsString())
            : Optional.empty();
    boolean changed = wanted.isPresent() && wanted.get() != hints;
    hints = wanted.orElse(hints);
    return changed;
  }

  /** Whether completions may have holes to fill in. */
  boolean snippets() {
    return snippets;
  }

  /** Whether the outline may be a tree. */
  boolean tree() {
    return tree;
  }

  /** Where the depth of the stack is shown. */
  Hints.Where hints() {
    return hints;
  }
}
