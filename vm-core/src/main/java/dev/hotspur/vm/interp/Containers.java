package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.StackEffect;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.VmError;
import java.util.Arrays;

/** Lists, tuples and subscripts. */
final class Containers {
  private Containers() {}

  /** container[key]. */
  static final class LoadSubscript extends ValueInsn {
    final int container;
    final int key;

    LoadSubscript(int target, int container, int key) {
      super(target);
      this.container = container;
      this.key = key;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[key] == Tag.INT
          && in.tags[container] == Tag.REF
          && in.refs[container] instanceof ListValue list) {
        long index = in.longs[key];
        if (index < 0) {
          index += list.size;
        }
        if (index >= 0 && index < list.size) {
          in.putItem(target, list, (int) index);
          return next;
        }
      }
      try {
        in.put(target, Operations.getItem(in.get(container), in.get(key)));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + target + " = " + item();
    }

    String item() {
      return "r" + container + "[r" + key + "]";
    }
  }

  /** container[key] = value. */
  static final class StoreSubscript extends Insn {
    private final int value;
    private final int container;
    private final int key;

    StoreSubscript(int value, int container, int key) {
      this.value = value;
      this.container = container;
      this.key = key;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[key] == Tag.INT
          && in.tags[container] == Tag.REF
          && in.refs[container] instanceof ListValue list) {
        long index = in.longs[key];
        if (index < 0) {
          index += list.size;
        }
        if (index >= 0 && index < list.size) {
          store(in, list, (int) index);
          return next;
        }
      }
      try {
        Operations.setItem(in.get(container), in.get(key), in.get(value));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    private void store(Interpreter in, ListValue list, int index) {
      switch (in.tags[value]) {
        case Tag.INT -> list.setLong(index, in.longs[value]);
        case Tag.FLOAT -> list.setDouble(index, Double.longBitsToDouble(in.longs[value]));
        default -> list.set(index, in.refs[value]);
      }
    }

    @Override
    public String toString() {
      return "r" + container + "[r" + key + "] = r" + value;
    }
  }

  /** del container[key]. */
  static final class DeleteSubscript extends Insn {
    private final int container;
    private final int key;

    DeleteSubscript(int container, int key) {
      this.container = container;
      this.key = key;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Operations.deleteItem(in.get(container), in.get(key));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "del r" + container + "[r" + key + "]";
    }
  }

  /** Makes a list or a tuple of the values of registers. */
  static final class Build extends ValueInsn {
    private final boolean list;
    private final int[] sources;

    Build(boolean list, int target, int[] sources) {
      super(target);
      this.list = list;
      this.sources = sources;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object[] items = in.copy(sources, 0);
      in.putRef(target, list ? ListValue.of(items) : TupleValue.of(items));
      return next;
    }

    @Override
    public String toString() {
      String items = Registers.shown(sources);
      return "r" + target + " = " + (list ? "[" + items + "]" : "(" + items + ")");
    }
  }

  /** Appends the items of an iterable to a list. */
  static final class Extend extends Insn {
    private final int list;
    private final int iterable;

    Extend(int list, int iterable) {
      this.list = list;
      this.iterable = iterable;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Operations.extend(in, in.get(list), in.get(iterable));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "extend r" + list + " by r" + iterable;
    }
  }

  /** Makes a tuple of the items of a list. */
  static final class ListToTuple extends ValueInsn {
    private final int list;

    ListToTuple(int target, int list) {
      super(target);
      this.list = list;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        in.putRef(target, Operations.listToTuple(in.get(list)));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + target + " = tuple of r" + list;
    }
  }

  /** Appends to a list. */
  static final class Append extends Insn {
    private final int list;
    private final int value;

    Append(int list, int value) {
      this.list = list;
      this.value = value;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.get(list) instanceof ListValue target) {
        target.append(in.get(value));
        return next;
      }
      return in.raise(
          VmError.typeError("LIST_APPEND needs a list, not " + Operations.repr(in.get(list))),
          this);
    }

    @Override
    public String toString() {
      return "append r" + value + " to r" + list;
    }
  }

  /** As {@link Unpack}, with a list of the items in the middle. */
  static final class UnpackAround extends Insn {
    private final int first;
    private final int source;
    private final int before;
    private final int after;

    UnpackAround(int first, int source, int operand) {
      this.first = first;
      this.source = source;
      this.before = StackEffect.lowHalf(operand);
      this.after = StackEffect.highHalf(operand);
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Object[] items = Operations.unpackAround(in.get(source), before, after);
        for (int i = 0; i < items.length; i++) {
          in.put(first + items.length - 1 - i, items[i]);
        }
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + first + ".. = unpack r" + source + ", " + before + " * " + after;
    }
  }

  /** Spreads the items of an iterable over registers. */
  static final class Unpack extends Insn {
    private final int source;
    private final int[] targets;

    /** The first item goes to the last of the registers from {@code first} on. */
    Unpack(int first, int source, int count) {
      this.source = source;
      this.targets = new int[count];
      Arrays.setAll(targets, i -> first + count - 1 - i);
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Object[] items = Operations.unpack(in.get(source), targets.length);
        for (int i = 0; i < targets.length; i++) {
          in.put(targets[i], items[i]);
        }
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    boolean retarget(int from, int to) {
      for (int i = 0; i < targets.length; i++) {
        if (targets[i] == from) {
          targets[i] = to;
          return true;
        }
      }
      return false;
    }

    @Override
    public String toString() {
      return Registers.shown(targets) + " = unpack r" + source;
    }
  }
}
