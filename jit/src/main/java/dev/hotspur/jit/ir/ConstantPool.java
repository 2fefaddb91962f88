package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/** The objects that a graph refers to, each once. */
public final class ConstantPool {
  private final List<PoolConstant> entries = new ArrayList<>();
  private final IdentityHashMap<Object, PoolConstant> byIdentity = new IdentityHashMap<>();

  /** An empty pool. */
  public ConstantPool() {}

  /** The entry for this very object, made if there is none. */
  public PoolConstant intern(Object value, String description) {
    return byIdentity.computeIfAbsent(value, key -> append(value, description));
  }

  /** Adds an entry even if there is one for the object. */
  PoolConstant append(Object value, String description) {
    PoolConstant entry = new PoolConstant(entries.size(), value, description);
    entries.add(entry);
    return entry;
  }

  /** The entry at an index. */
  public PoolConstant get(int index) {
    return entries.get(index);
  }

  /** All entries in order. */
  public List<PoolConstant> entries() {
    return Collections.unmodifiableList(entries);
  }
}
