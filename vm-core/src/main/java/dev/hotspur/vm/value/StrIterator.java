package dev.hotspur.vm.value;

/** Iterates over the code points of a string, each as a string. */
public final class StrIterator extends IteratorValue {
  private final Str string;
  private int offset;

  /** Makes an iterator at the string's beginning. */
  public StrIterator(Str string) {
    this.string = string;
  }

  @Override
  public Object next() {
    String text = string.value();
    if (offset == text.length()) {
      return END;
    }
    int start = offset;
    offset += Character.charCount(text.codePointAt(start));
    return Str.of(text.substring(start, offset));
  }

  @Override
  public IteratorValue copy() {
    StrIterator copy = new StrIterator(string);
    copy.offset = offset;
    return copy;
  }

  @Override
  TypeValue type() {
    return StrText.isAscii(string.value()) ? Types.STR_ASCII_ITERATOR : Types.STR_ITERATOR;
  }
}
