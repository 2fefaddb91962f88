package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.OperandKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The items of a completion, each of which replaces the word that is being written. */
final class Proposals {
  /** How wide mnemonics are written, as in the programs that come with the machine. */
  private static final int MNEMONIC_WIDTH = 13;

  private final Range replaced;
  private final boolean snippets;
  private final List<CompletionItem> items = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();

  Proposals(Range replaced, boolean snippets) {
    this.replaced = replaced;
    this.snippets = snippets;
  }

  List<CompletionItem> items() {
    return items;
  }

  /** A word without anything after it. */
  void plain(String word, CompletionItemKind kind, String detail) {
    add(word, kind, detail, word, InsertTextFormat.PlainText);
  }

  void mnemonic(Opcode opcode) {
    String pattern =
        opcode.operand() == OperandKind.NONE
            ? opcode.mnemonic()
            : padded(opcode.mnemonic()) + "${1:" + opcode.operand().placeholder() + "}";
    CompletionItem item =
        snippet(opcode.mnemonic(), CompletionItemKind.Keyword, Describe.effect(opcode), pattern);
    item.setDocumentation(opcode.documentation());
  }

  private static String padded(String mnemonic) {
    return mnemonic + " ".repeat(Math.max(1, MNEMONIC_WIDTH - mnemonic.length()));
  }

  void macro(Item.Macro macro) {
    String name = Words.written(macro.name().text());
    if (labels.contains(name)) {
      return;
    }
    List<String> holes = new ArrayList<>();
    for (int i = 0; i < macro.parameters().size(); i++) {
      String parameter = macro.parameters().get(i).text();
      holes.add("${" + (i + 1) + ":" + escaped(parameter) + "}");
    }
    String pattern =
        holes.isEmpty() ? escaped(name) : padded(escaped(name)) + String.join(", ", holes);
    snippet(name, CompletionItemKind.Snippet, "macro " + Describe.signature(macro), pattern);
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\$}]", "\\\\$0");
  }

  void directive(Directive directive) {
    String word = directive.toString();
    String pattern =
        switch (directive) {
          case FUNC -> word + " ${1:name}($2)\n        $0\n.end";
          case MACRO -> word + " ${1:name}($2)\n        $0\n.end";
          case TRY -> word + "\n        $1\n.except ${2:Exception}\n        $0\n.end";
          case CONST -> word + " ${1:name} = $0";
          case INCLUDE, FILE -> word + " \"$0\"";
          default -> word;
        };
    CompletionItem item =
        snippet(word, CompletionItemKind.Keyword, Describe.form(directive), pattern);
    item.setDocumentation(directive.documentation());
  }

  /** A word with holes for what follows it; without snippets the word alone. */
  private CompletionItem snippet(
      String word, CompletionItemKind kind, String detail, String pattern) {
    return snippets
        ? add(word, kind, detail, pattern, InsertTextFormat.Snippet)
        : add(word, kind, detail, word, InsertTextFormat.PlainText);
  }

  private CompletionItem add(
      String label, CompletionItemKind kind, String detail, String text, InsertTextFormat format) {
    CompletionItem item = new CompletionItem(label);
    item.setKind(kind);
    if (!detail.isEmpty()) {
      item.setDetail(detail);
    }
    item.setFilterText(label);
    item.setInsertTextFormat(format);
    item.setTextEdit(Either.forLeft(new TextEdit(replaced, text)));
    if (labels.add(label)) {
      items.add(item);
    }
    return item;
  }
}
