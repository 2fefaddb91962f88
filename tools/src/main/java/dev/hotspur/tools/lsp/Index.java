package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Diagnostics;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Parser;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Unit;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The programs in the folders that the editor has open, whether or not a document of them is.
 * Looked through when it is asked for first, and again when the editor says that files have
 * changed; a file is read again only if it has. Used by one thread.
 */
final class Index {
  private static final int MOST_FILES = 10_000;
  private static final Set<String> LEFT_OUT = Set.of("target", "node_modules");

  private final Disk disk;
  private final List<Path> folders = new ArrayList<>();
  private final Map<String, Entry> entries = new TreeMap<>();
  private boolean stale = true;

  /**
   * A file.
   *
   * @param text what was read
   * @param unit its syntax tree
   * @param includes the files that it includes
   */
  record Entry(String text, Unit unit, List<String> includes) {}

  Index(Disk disk) {
    this.disk = disk;
  }

  /** Sets the folders to look through. */
  void folders(List<Path> paths) {
    folders.clear();
    folders.addAll(paths);
    stale = true;
  }

  /** Says that files may have changed. */
  void changed() {
    stale = true;
  }

  /** All files by name. */
  Map<String, Entry> entries() {
    if (stale) {
      stale = false;
      Map<String, Entry> before = new HashMap<>(entries);
      entries.clear();
      for (String file : find()) {
        disk.text(file).ifPresent(text -> entries.put(file, entry(file, text, before.get(file))));
      }
    }
    return entries;
  }

  private static Entry entry(String file, String text, Entry before) {
    if (before != null && before.text().equals(text)) {
      return before;
    }
    Unit unit = Parser.parse(new SourceText(file, text), new Diagnostics());
    List<String> includes = new ArrayList<>();
    for (Item item : unit.items()) {
      if (item instanceof Item.Include include) {
        Uris.beside(file, include.path()).ifPresent(includes::add);
      }
    }
    return new Entry(text, unit, List.copyOf(includes));
  }

  private Set<String> find() {
    Set<String> found = new TreeSet<>();
    for (Path folder : folders) {
      try {
        Files.walkFileTree(folder, new Finder(found));
      } catch (IOException e) {
        // A folder that cannot be read has nothing to show.
      }
    }
    return found;
  }

  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Set<String> found;

    Finder(Set<String> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("");
      boolean skipped = LEFT_OUT.contains(name) || (name.length() > 1 && name.startsWith("."));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".spur")) {
        found.add(file.normalize().toString());
      }
      return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  /** The first files of programs that include a file, directly or not, those open left aside. */
  List<String> programsWith(String file, Set<String> open) {
    Map<String, List<String>> includedBy = new HashMap<>();
    entries()
        .forEach(
            (from, entry) ->
                entry
                    .includes()
                    .forEach(
                        to -> includedBy.computeIfAbsent(to, t -> new ArrayList<>()).add(from)));
    Set<String> seen = new TreeSet<>();
    Deque<String> pending = new ArrayDeque<>(List.of(file));
    List<String> roots = new ArrayList<>();
    while (!pending.isEmpty()) {
      List<String> from = includedBy.getOrDefault(pending.pop(), List.of());
      for (String one : from) {
        if (seen.add(one)) {
          pending.push(one);
          if (!includedBy.containsKey(one) && !open.contains(one)) {
            roots.add(one);
          }
        }
      }
    }
    return roots;
  }
}
