package dev.hotspur.jit.opt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A map whose changes are taken back when a scope ends; scopes are those of a {@link
 * DominatorWalk}.
 */
final class ScopedMap<K, V> {
  private final Map<K, V> entries = new HashMap<>();
  private final Deque<Undo<K, V>> undo = new ArrayDeque<>();

  /** What an entry was before a change; without key, the beginning of a scope. */
  private record Undo<K, V>(Optional<K> key, Optional<V> old) {}

  void begin() {
    undo.push(new Undo<>(Optional.empty(), Optional.empty()));
  }

  void end() {
    while (true) {
      Undo<K, V> last = undo.pop();
      if (last.key().isEmpty()) {
        return;
      }
      if (last.old().isPresent()) {
        entries.put(last.key().get(), last.old().get());
      } else {
        entries.remove(last.key().get());
      }
    }
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  void put(K key, V value) {
    undo.push(new Undo<>(Optional.of(key), Optional.ofNullable(entries.put(key, value))));
  }
}
