package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.List;
import java.util.Set;

/**
 * A part of the heap as the passes tell it apart: one global, the items of all lists of longs, the
 * lengths and strategies of all lists; or all of a category.
 *
 * @param heap the category
 * @param part the part of it, {@link #ALL} for all
 */
record Location(Heap heap, Object part) {
  /** All of a category. */
  static final String ALL = "all";

  private static final String SHAPE = "shape";

  /** Whether writing one may change the other. */
  boolean overlaps(Location other) {
    return heap == other.heap
        && (part.equals(ALL) || other.part.equals(ALL) || part.equals(other.part));
  }

  /** What an instruction depends on. */
  static List<Location> readBy(Instruction instruction) {
    return switch (instruction.op()) {
      case GLOBAL_LOAD -> List.of(new Location(Heap.GLOBALS, instruction.constant()));
      case LIST_SIZE, GUARD_LIST_KIND -> List.of(new Location(Heap.LISTS, SHAPE));
      case LIST_GET_INT, LIST_GET_FLOAT, LIST_GET_REF ->
          // The bounds check depends on the length too, which only what writes all lists changes.
          List.of(new Location(Heap.LISTS, instruction.op()));
      default -> all(instruction.reads());
    };
  }

  /** What an instruction may change. */
  static List<Location> writtenBy(Instruction instruction) {
    return switch (instruction.op()) {
      case GLOBAL_STORE -> List.of(new Location(Heap.GLOBALS, instruction.constant()));
      case LIST_SET_INT -> List.of(new Location(Heap.LISTS, Op.LIST_GET_INT));
      case LIST_SET_FLOAT -> List.of(new Location(Heap.LISTS, Op.LIST_GET_FLOAT));
      case LIST_SET_REF -> List.of(new Location(Heap.LISTS, Op.LIST_GET_REF));
      default -> all(instruction.writes());
    };
  }

  private static List<Location> all(Set<Heap> heaps) {
    return heaps.stream().sorted().map(heap -> new Location(heap, ALL)).toList();
  }
}
