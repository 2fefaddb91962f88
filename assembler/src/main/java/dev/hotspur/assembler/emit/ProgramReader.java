package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Diagnostics;
import dev.hotspur.assembler.syntax.IncludeResolver;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Parser;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a program and the files that it includes. */
final class ProgramReader {
  private static final int MOST_FILES = 1000;
  private static final int DEEPEST = 50;

  private final Diagnostics diagnostics;
  private final Optional<IncludeResolver> resolver;
  private final List<Located> items = new ArrayList<>();
  private final Set<String> open = new LinkedHashSet<>();
  private int files;
  private boolean complete = true;

  /** An item with the means to report errors in its file. */
  record Located(Item item, Reporter reporter) {}

  ProgramReader(Diagnostics diagnostics, Optional<IncludeResolver> resolver) {
    this.diagnostics = diagnostics;
    this.resolver = resolver;
  }

  /** The items of a text, those of included files where the inclusion stands. */
  List<Located> read(SourceText source) {
    Unit unit = Parser.parse(source, diagnostics);
    complete &= unit.complete();
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
      return;
    }
    Optional<IncludeResolver.Included> found =
        resolver.get().resolve(include.path(), reporter.source().file());
    if (found.isEmpty()) {
      reporter.error(include.span(), "there is no file " + include.path());
    } else if (open.contains(found.get().file())) {
      reporter.error(include.span(), "the file " + include.path() + " includes itself");
    } else if (++files > MOST_FILES || open.size() > DEEPEST) {
      reporter.error(include.span(), "too many files are included");
    } else {
      read(new SourceText(found.get().file(), found.get().text()));
    }
  }
}
