package dev.hotspur.vm.value;

/**
 * An iterator made of others. How deep such iterators are nested is bounded, because each asks
 * those inside it in a Java call of its own.
 */
abstract class ComposedIterator extends IteratorValue {
  final IteratorValue[] sources;
  private final int depth;

  /**
   * Made of these iterators.
   *
   * @throws VmError a RecursionError
   */
  ComposedIterator(IteratorValue... sources) {
    this.sources = sources;
    int deepest = 0;
    for (IteratorValue source : sources) {
      deepest = Math.max(deepest, source instanceof ComposedIterator inner ? inner.depth : 0);
    }
    this.depth = Nesting.enter(deepest, "");
  }

  /** Copies of the sources, in the same states. */
  final IteratorValue[] copies() {
    IteratorValue[] copies = sources.clone();
    for (int i = 0; i < copies.length; i++) {
      copies[i] = copies[i].copy();
    }
    return copies;
  }
}
