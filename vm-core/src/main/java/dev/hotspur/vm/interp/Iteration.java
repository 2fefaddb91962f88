package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.ListIterator;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.RangeIterator;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.VmError;

/** Iterators and loops. */
final class Iteration {
  private Iteration() {}

  /** Makes an iterator. */
  static final class GetIterator extends ValueInsn {
    private final int source;

    GetIterator(int target, int source) {
      super(target);
      this.source = source;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        in.putRef(target, Operations.iterator(in.get(source)));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + target + " = iterator of r" + source;
    }
  }

  /** Gets the next item, or jumps at the end. */
  static final class ForIterator extends Branches.Jumping {
    private final int iterator;
    private int item;

    ForIterator(int iterator, int item) {
      this.iterator = iterator;
      this.item = item;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object source = in.refs[iterator];
      if (in.tags[iterator] == Tag.REF && source instanceof RangeIterator range) {
        long value = range.next;
        if (value == range.end) {
          return target;
        }
        range.next = value + range.step;
        in.putInt(item, value);
        return next;
      }
      return general(in);
    }

    private Insn general(Interpreter in) {
      if (in.tags[iterator] == Tag.REF && in.refs[iterator] instanceof ListIterator items) {
        ListValue list = items.list;
        int at = items.index;
        if (at < list.size) {
          items.index = at + 1;
          in.putItem(item, list, at);
          return next;
        }
      }
      return slow(in);
    }

    private Insn slow(Interpreter in) {
      if (!(in.get(iterator) instanceof IteratorValue source)) {
        return in.raise(
            VmError.typeError(
                "FOR_ITER needs an iterator from GET_ITER, not "
                    + Operations.repr(in.get(iterator))),
            this);
      }
      try {
        Object value = source.next();
        if (value == IteratorValue.END) {
          return target;
        }
        in.put(item, value);
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    boolean retarget(int from, int to) {
      boolean mine = item == from;
      item = mine ? to : item;
      return mine;
    }

    @Override
    public String toString() {
      return "r" + item + " = next of r" + iterator + " or jump to " + target.leader();
    }
  }
}
