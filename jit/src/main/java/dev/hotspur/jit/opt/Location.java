package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.List;
import java.util.Set;

/**
 * A part of the heap as the passes tell it apart: one global, the items of all lists of longs, the
 * lengths of all lists, the strategies of all lists; or all of a category.
 *
 * @param heap the category
 * @param part the part of it, {@link #ALL} for all
 */
record Location(Heap heap, Object part) {
  /** All of a category. */
  static final String ALL = "all";

  private static final String SIZE = "size";
  private static final String KIND = "kind";

  /** Whether writing one may change the other. */
  boolean overlaps(Location other) {
    return heap == other.heap
        && (part.equals(ALL) || other.part.equals(ALL) || part.equals(other.part));
  }

  /** What an instruction depends on. */
  static List<Location> readBy(Instruction instruction) {
    return switch (instruction.op()) {
      case GLOBAL_LOAD -> List.of(new Location(Heap.GLOBALS, instruction.constant()));
      case LIST_SIZE, LIST_INDEX -> List.of(new Location(Heap.LISTS, SIZE));
      case GUARD_LIST_KIND -> List.of(new Location(Heap.LISTS, KIND));
      case LIST_ITEM_INT, LIST_ITEM_FLOAT, LIST_ITEM_BOOL, LIST_ITEM_REF -> items(instruction.op());
      default -> all(instruction.reads());
    };
  }

  /** What an instruction may change. */
  static List<Location> writtenBy(Instruction instruction) {
    return switch (instruction.op()) {
      case GLOBAL_STORE -> List.of(new Location(Heap.GLOBALS, instruction.constant()));
      case LIST_PUT_INT -> items(Op.LIST_ITEM_INT);
      case LIST_PUT_FLOAT -> items(Op.LIST_ITEM_FLOAT);
      case LIST_PUT_BOOL -> items(Op.LIST_ITEM_BOOL);
      case LIST_PUT_REF -> items(Op.LIST_ITEM_REF);
      case LIST_APPEND_INT, LIST_POP_INT -> itemsAndSize(Op.LIST_ITEM_INT);
      case LIST_APPEND_FLOAT, LIST_POP_FLOAT -> itemsAndSize(Op.LIST_ITEM_FLOAT);
      case LIST_APPEND_BOOL, LIST_POP_BOOL -> itemsAndSize(Op.LIST_ITEM_BOOL);
      case LIST_APPEND_REF, LIST_POP_REF -> itemsAndSize(Op.LIST_ITEM_REF);
      default -> all(instruction.writes());
    };
  }

  private static List<Location> items(Op getter) {
    return List.of(new Location(Heap.LISTS, getter));
  }

  private static List<Location> itemsAndSize(Op getter) {
    return List.of(new Location(Heap.LISTS, getter), new Location(Heap.LISTS, SIZE));
  }

  private static List<Location> all(Set<Heap> heaps) {
    return heaps.stream().sorted().map(heap -> new Location(heap, ALL)).toList();
  }
}
