package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.IncludeResolver.Included;
import dev.hotspur.tools.lsp.program.Analysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The programs that the open documents are part of. A program is analysed once for each state of
 * its files; as long as none of them has changed, everybody gets the same analysis. Used by one
 * thread.
 */
final class Programs {
  private final Disk disk = new Disk();
  private final Index index = new Index(disk);
  private final Map<String, Known> known = new HashMap<>();

  /** An analysis with the texts that it was made of; a text that was not found is none. */
  private record Known(Analysis analysis, Map<String, Optional<String>> texts) {}

  /** The files of the folders that are open. */
  Index index() {
    return index;
  }

  /** The program whose first file this is, if there is such a file. */
  Optional<Analysis> program(String file, Map<String, Document> open) {
    Known last = known.get(file);
    if (last != null
        && last.texts().entrySet().stream()
            .allMatch(e -> isSame(text(e.getKey(), open), e.getValue()))) {
      return Optional.of(last.analysis());
    }
    Optional<String> text = text(file, open);
    if (text.isEmpty()) {
      known.remove(file);
      return Optional.empty();
    }
    Map<String, Optional<String>> texts = new LinkedHashMap<>();
    texts.put(file, text);
    Analysis analysis =
        Analysis.of(
            file,
            text.get(),
            (path, from) -> {
              Optional<String> target = Uris.beside(from, path);
              Optional<String> found = target.flatMap(name -> text(name, open));
              target.ifPresent(name -> texts.put(name, found));
              return found.map(t -> new Included(target.get(), t));
            });
    known.put(file, new Known(analysis, texts));
    return Optional.of(analysis);
  }

  private static boolean isSame(Optional<String> one, Optional<String> other) {
    return one.equals(other);
  }

  private Optional<String> text(String file, Map<String, Document> open) {
    Document document = open.get(file);
    return document == null ? disk.text(file) : Optional.of(document.source().text());
  }

  /**
   * The programs that a file is part of: those that include it, open ones first. A file that none
   * includes is a program itself.
   */
  List<Analysis> programsWith(String file, Map<String, Document> open) {
    Set<String> roots = new LinkedHashSet<>();
    open.keySet().stream().sorted().filter(other -> !other.equals(file)).forEach(roots::add);
    roots.addAll(index.programsWith(file, open.keySet()));
    List<Analysis> result = new ArrayList<>();
    for (String root : roots) {
      program(root, open).filter(a -> a.fileNames().contains(file)).ifPresent(result::add);
    }
    if (result.isEmpty()) {
      program(file, open).ifPresent(result::add);
    }
    return result;
  }

  /** Forgets the analyses of programs whose first file is no longer open. */
  void keep(Set<String> files) {
    known.keySet().retainAll(files);
  }
}
