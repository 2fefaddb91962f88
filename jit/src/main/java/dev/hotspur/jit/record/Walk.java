package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.value.ListIterator;
import dev.hotspur.vm.value.RangeIterator;
import dev.hotspur.vm.value.TupleIterator;
import java.util.List;
import java.util.Optional;

/**
 * What there is to walk over by a position that a region may keep in a variable: the iterator's
 * class, and the operations that make it, read its position, and move it.
 */
enum Walk {
  /** The numbers of a range; the position is the next number. */
  RANGE(RangeIterator.class, Op.RANGE_ITERATOR, Op.RANGE_NEXT, Op.RANGE_SET_NEXT),
  /** The items of a list; the position is the index of the next one. */
  LIST(ListIterator.class, Op.LIST_ITERATOR, Op.LISTITER_NEXT, Op.LISTITER_SET_NEXT),
  /** The items of a tuple; the position is the index of the next one. */
  TUPLE(TupleIterator.class, Op.TUPLE_ITERATOR, Op.TUPLEITER_NEXT, Op.TUPLEITER_SET_NEXT);

  private final Class<?> iterator;
  private static final List<Walk> ALL = List.of(values());

  private final Op maker;
  private final Op getter;
  private final Op setter;

  Walk(Class<?> iterator, Op maker, Op getter, Op setter) {
    this.iterator = iterator;
    this.maker = maker;
    this.getter = getter;
    this.setter = setter;
  }

  /** The walk that iterators of a class make, if their position can be kept. */
  static Optional<Walk> of(Class<?> iterator) {
    return Lists.first(ALL, walk -> walk.iterator == iterator);
  }

  /** The walk of an iterator that the region has made. */
  static Optional<Walk> madeBy(Value iterator) {
    return Lists.first(
        ALL, walk -> iterator instanceof Instruction made && made.op() == walk.maker);
  }

  /** The class of the iterators. */
  Class<?> iterator() {
    return iterator;
  }

  /** Reads the position out of an iterator. */
  Op getter() {
    return getter;
  }

  /** Moves an iterator. */
  Op setter() {
    return setter;
  }
}
