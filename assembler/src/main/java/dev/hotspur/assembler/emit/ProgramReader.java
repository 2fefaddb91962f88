package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.Diagnostics;
import dev.hotspur.assembler.syntax.IncludeException;
import dev.hotspur.assembler.syntax.IncludeResolver;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Parser;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a program and the files that it includes. */
final class ProgramReader {
  private static final int MOST_FILES = 1000;
  private static final int DEEPEST = 50;

  private final Diagnostics diagnostics;
  private final Optional<IncludeResolver> resolver;
  private final EmitListener listener;
  private final List<Located> items = new ArrayList<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, Diagnostic.Note> included = new HashMap<>();
  private boolean complete = true;

  /** An item with the means to report errors in its file. */
  record Located(Item item, Reporter reporter) {}

  ProgramReader(
      Diagnostics diagnostics, Optional<IncludeResolver> resolver, EmitListener listener) {
    this.diagnostics = diagnostics;
    this.resolver = resolver;
    this.listener = listener;
  }

  /** The items of a text, those of included files where the inclusion stands. */
  List<Located> read(SourceText source) {
    Unit unit = Parser.parse(source, diagnostics);
    complete &= unit.complete();
    listener.unit(unit);
    Reporter reporter = new Reporter(source, diagnostics);
    open.add(source.file());
    for (Item item : unit.items()) {
      if (item instanceof Item.Include include) {
        include(include, reporter);
      } else {
        items.add(new Located(item, reporter));
      }
    }
    open.remove(source.file());
    return items;
  }

  /** Whether the blocks of all files fit together. */
  boolean isComplete() {
    return complete;
  }

  private void include(Item.Include include, Reporter reporter) {
    if (resolver.isEmpty()) {
      reporter.error(include.span(), "this program may not include files");
      complete = false;
      return;
    }
    Optional<IncludeResolver.Included> found = find(include, reporter);
    if (found.isEmpty()) {
      // What that file defines is not known, and would be missed all over the program.
      complete = false;
      return;
    }
    String file = found.get().file();
    if (open.contains(file)) {
      reporter.error(include.span(), "the file " + file + " includes itself");
    } else if (included.containsKey(file)) {
      reporter.error(
          include.span(), "the file " + file + " is included twice", List.of(included.get(file)));
    } else if (open.size() > DEEPEST) {
      tooMany(include, reporter, "files include each other more than " + DEEPEST + " deep");
    } else if (included.size() >= MOST_FILES) {
      tooMany(include, reporter, "more than " + MOST_FILES + " files are included");
    } else {
      included.put(file, reporter.note(include.span(), "it is included here first"));
      List<Diagnostic.Note> inclusion = new ArrayList<>();
      inclusion.add(reporter.note(include.span(), file + " is included from here"));
      inclusion.addAll(reporter.source().inclusion());
      read(new SourceText(file, found.get().text(), inclusion));
    }
  }

  private void tooMany(Item.Include include, Reporter reporter, String message) {
    reporter.error(include.span(), message);
    complete = false;
  }

  private Optional<IncludeResolver.Included> find(Item.Include include, Reporter reporter) {
    try {
      Optional<IncludeResolver.Included> found =
          resolver.orElseThrow().resolve(include.path(), reporter.source().file());
      if (found.isEmpty()) {
        reporter.error(include.span(), "there is no file " + include.path());
      }
      return found;
    } catch (IncludeException refused) {
      reporter.error(include.span(), refused.getMessage());
      return Optional.empty();
    }
  }
}
