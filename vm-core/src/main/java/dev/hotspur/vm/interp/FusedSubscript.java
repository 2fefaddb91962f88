package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Tag;

/**
 * A subscript whose result only the next instruction reads: another subscript, or a jump. The usual
 * items of lists are used where they are; for all else the two instructions are executed one by
 * one, with the item in a register between them.
 */
final class FusedSubscript {
  private FusedSubscript() {}

  /** No such item. */
  private static final int NONE = -1;

  /** The index of the list's item that a register says, {@link #NONE} if there is none. */
  private static int index(Interpreter in, ListValue list, int key) {
    if (in.tags[key] != Tag.INT) {
      return NONE;
    }
    long index = in.longs[key];
    index = index < 0 ? index + list.size : index;
    return index >= 0 && index < list.size ? (int) index : NONE;
  }

  /** {@code container[key][inner]}. */
  static final class Item extends Insn {
    private final Containers.LoadSubscript first;
    private final Containers.LoadSubscript second;

    Item(Containers.LoadSubscript first, Containers.LoadSubscript second) {
      this.first = first;
      this.second = second;
      first.linkNext(second);
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[first.container] == Tag.REF
          && in.refs[first.container] instanceof ListValue rows
          && rows.kind == ListValue.OBJECT) {
        int at = index(in, rows, first.key);
        if (at >= 0 && rows.objects[at] instanceof ListValue row) {
          int column = index(in, row, second.key);
          if (column >= 0) {
            in.putItem(second.target, row, column);
            return next;
          }
        }
      }
      second.linkNext(next);
      return Fusion.oneByOne(in, first, second);
    }

    @Override
    boolean retarget(int from, int to) {
      return second.retarget(from, to);
    }

    @Override
    public String toString() {
      return "r" + second.target + " = " + first.item() + "[r" + second.key + "]";
    }
  }

  /** An item and the jump that it decides. */
  private abstract static class ItemJump extends Branches.Jumping {
    final Containers.LoadSubscript item;
    private final Branches.Jumping second;

    ItemJump(Containers.LoadSubscript item, Branches.Jumping second) {
      this.item = item;
      this.second = second;
      item.linkNext(second);
    }

    final Insn oneByOne(Interpreter in) {
      second.linkNext(next);
      second.link(target);
      return Fusion.oneByOne(in, item, second);
    }
  }

  /** Jumps if an item is true, or if it is false. */
  static final class Jump extends ItemJump {
    private final Branches.JumpIf jump;

    Jump(Containers.LoadSubscript item, Branches.JumpIf jump) {
      super(item, jump);
      this.jump = jump;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[item.container] == Tag.REF
          && in.refs[item.container] instanceof ListValue list
          && list.kind == ListValue.BOOL) {
        int at = index(in, list, item.key);
        if (at >= 0) {
          return list.bools[at] == jump.wanted ? target : next;
        }
      }
      return oneByOne(in);
    }

    @Override
    public String toString() {
      return "jump " + (jump.wanted ? "if " : "unless ") + item.item() + " to " + target.leader();
    }
  }

  /** Compares an item with a register and jumps if the comparison comes out as wanted. */
  static final class Compare extends ItemJump {
    private final Branches.CompareJump jump;

    Compare(Containers.LoadSubscript item, Branches.CompareJump jump) {
      super(item, jump);
      this.jump = jump;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[item.container] == Tag.REF && in.refs[item.container] instanceof ListValue list) {
        int at = index(in, list, item.key);
        if (at >= 0 && list.kind == ListValue.LONG && in.tags[jump.b] == Tag.INT) {
          return Branches.holds(jump.mask, list.longs[at], in.longs[jump.b]) ? target : next;
        }
        if (at >= 0 && list.kind == ListValue.DOUBLE && in.tags[jump.b] == Tag.FLOAT) {
          double right = Double.longBitsToDouble(in.longs[jump.b]);
          return Branches.holds(jump.mask, list.doubles[at], right) ? target : next;
        }
      }
      return oneByOne(in);
    }

    @Override
    public String toString() {
      return jump.shown(item.item(), "r" + jump.b, target);
    }
  }
}
