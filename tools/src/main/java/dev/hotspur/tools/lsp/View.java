package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.tools.lsp.program.Analysis;
import dev.hotspur.tools.lsp.program.Names;
import dev.hotspur.tools.lsp.program.SourceFile;
import dev.hotspur.tools.lsp.program.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * What a question is about: a document at the moment of the question, and the programs it is part
 * of.
 *
 * @param document the document
 * @param open all open documents
 * @param all all programs
 * @param programs the programs that the document is part of, at least one
 * @param file the document as a file of the first program
 */
record View(
    Document document,
    Map<String, Document> open,
    Programs all,
    List<Analysis> programs,
    SourceFile file) {

  /** The first program. */
  Analysis program() {
    return programs.get(0);
  }

  Names names() {
    return program().names();
  }

  SourceText source() {
    return file.source();
  }

  String name() {
    return document.file();
  }

  int offset(Position position) {
    return document.positions().offset(position);
  }

  Range range(Span span) {
    return document.positions().range(span);
  }

  /** What the document names at a position. */
  Optional<Symbol.Use> useAt(Position position) {
    return names().at(name(), offset(position));
  }

  /** The place of a use, which may be in another file. */
  Location location(Symbol.Use use) {
    return location(use.source(), use.span());
  }

  /** The place of a span, which may be in another file. */
  Location location(SourceText source, Span span) {
    return new Location(uri(source.file()), positions(source).range(span));
  }

  /** The editor's name of a file. */
  String uri(String file) {
    Document document = open.get(file);
    return document == null ? Uris.uri(file) : document.uri();
  }

  /** The positions in a text of the program. */
  Positions positions(SourceText source) {
    Document document = open.get(source.file());
    return new Positions(source, document == null ? 0 : document.mark());
  }
}
