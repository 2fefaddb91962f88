package dev.hotspur.tools.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The protocol's names of documents, and the assembler's. */
final class Uris {
  private Uris() {}

  /** The path of a document, or its URI if it has no path, as one that was never saved. */
  static String file(String uri) {
    try {
      URI parsed = URI.create(uri);
      return "file".equalsIgnoreCase(parsed.getScheme())
          ? Path.of(parsed).normalize().toString()
          : uri;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return uri;
    }
  }

  /** The URI of a file that no editor has named. */
  static String uri(String file) {
    return path(file).map(path -> path.toUri().toString()).orElse(file);
  }

  /** The path of a file that has one. */
  static Optional<Path> path(String file) {
    try {
      Path path = Path.of(file);
      return path.isAbsolute() ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The file that another one includes: looked for beside it. */
  static Optional<String> beside(String from, String path) {
    try {
      Optional<Path> base = path(from);
      Path target = base.isPresent() ? base.get().resolveSibling(path) : Path.of(path);
      return target.isAbsolute() ? Optional.of(target.normalize().toString()) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
