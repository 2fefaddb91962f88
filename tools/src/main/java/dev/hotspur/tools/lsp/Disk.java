package dev.hotspur.tools.lsp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Texts of files, read again only when a file has changed. */
final class Disk {
  private static final long LARGEST = 64 << 20;

  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(Object state, String text) {}

  /** The text of a file; nothing if it cannot be read. What is no UTF-8 in it is replaced. */
  Optional<String> text(String file) {
    Optional<Path> path = Uris.path(file);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(path.get(), BasicFileAttributes.class);
      if (!attributes.isRegularFile() || attributes.size() > LARGEST) {
        return Optional.empty();
      }
      Object state =
          attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
      Entry known = entries.get(file);
      if (known == null || !known.state().equals(state)) {
        byte[] bytes = Files.readAllBytes(path.get());
        known = new Entry(state, new String(bytes, StandardCharsets.UTF_8));
        entries.put(file, known);
      }
      return Optional.of(known.text());
    } catch (IOException e) {
      entries.remove(file);
      return Optional.empty();
    }
  }
}
