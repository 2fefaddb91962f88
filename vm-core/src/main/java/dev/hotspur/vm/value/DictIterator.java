package dev.hotspur.vm.value;

/**
 * Iterates over the entries of a dict by place, forwards or backwards. It notices when the dict's
 * size has changed meanwhile, and as far as CPython does, when its keys have.
 */
public final class DictIterator extends IteratorValue {
  private static final int CHANGED = -1;

  private final DictValue dict;
  private final DictView.Kind kind;
  private final boolean reverse;

  /** The size the dict should have; {@link #CHANGED} once it had another. */
  private int expectedSize;

  /** How many items are still to come, as long as nothing is removed and put. */
  private int left;

  /** The place to look at next. */
  private int at;

  private boolean exhausted;

  /** Makes an iterator at the beginning, or at the end if it goes in reverse. */
  public DictIterator(DictValue dict, DictView.Kind kind, boolean reverse) {
    this.dict = dict;
    this.kind = kind;
    this.reverse = reverse;
    this.expectedSize = dict.size();
    this.left = dict.size();
    this.at = reverse ? dict.previous(Integer.MAX_VALUE) : 0;
  }

  @Override
  public Object next() {
    if (exhausted) {
      return END;
    }
    if (expectedSize != dict.size()) {
      expectedSize = CHANGED;
      throw VmError.runtime("dictionary changed size during iteration");
    }
    int found = reverse ? dict.previous(at) : dict.next(at);
    if (found == DictValue.NO_ENTRY) {
      exhausted = true;
      return END;
    }
    if (left == 0 && !reverse) {
      exhausted = true;
      throw VmError.runtime("dictionary keys changed during iteration");
    }
    left--;
    at = reverse ? found - 1 : found + 1;
    return kind.item(dict, found);
  }

  @Override
  public IteratorValue copy() {
    DictIterator copy = new DictIterator(dict, kind, reverse);
    copy.expectedSize = expectedSize;
    copy.left = left;
    copy.at = at;
    copy.exhausted = exhausted;
    return copy;
  }

  @Override
  TypeValue type() {
    return reverse ? kind.reverseIteratorType() : kind.iteratorType();
  }
}
