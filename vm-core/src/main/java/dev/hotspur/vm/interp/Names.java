package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.GlobalCell;
import dev.hotspur.vm.value.Unset;
import dev.hotspur.vm.value.VmError;

/** Globals, attributes and modules. */
final class Names {
  private Names() {}

  /** Reads a global, or the builtin of that name. */
  static final class LoadGlobal extends ValueInsn {
    private final GlobalCell cell;
    private final GlobalCell builtin;

    LoadGlobal(int target, GlobalCell cell, GlobalCell builtin) {
      super(target);
      this.cell = cell;
      this.builtin = builtin;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object value = value();
      if (value == Unset.UNSET) {
        return in.raise(unset(), this);
      }
      in.put(target, value);
      return next;
    }

    /** The value, or {@code Unset.UNSET}. */
    Object value() {
      return cell.value == Unset.UNSET ? builtin.value : cell.value;
    }

    /** The error of reading it when it has no value. */
    VmError unset() {
      return VmError.name("name '" + cell.name() + "' is not defined");
    }

    String name() {
      return cell.name();
    }

    @Override
    public String toString() {
      return "r" + target + " = global " + cell.name();
    }
  }

  /** Writes a global. */
  static final class StoreGlobal extends Insn {
    private final GlobalCell cell;
    private final int source;

    StoreGlobal(GlobalCell cell, int source) {
      this.cell = cell;
      this.source = source;
    }

    @Override
    public Insn exec(Interpreter in) {
      cell.set(in.get(source));
      return next;
    }

    @Override
    public String toString() {
      return "global " + cell.name() + " = r" + source;
    }
  }

  /** Removes a global. */
  static final class DeleteGlobal extends Insn {
    private final GlobalCell cell;

    DeleteGlobal(GlobalCell cell) {
      this.cell = cell;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (cell.value == Unset.UNSET) {
        return in.raise(VmError.name("name '" + cell.name() + "' is not defined"), this);
      }
      cell.clear();
      return next;
    }

    @Override
    public String toString() {
      return "unset global " + cell.name();
    }
  }

  /** Reads an attribute. */
  static final class LoadAttribute extends ValueInsn {
    private final int object;
    private final LookupCache cache;

    LoadAttribute(int target, int object, String name) {
      super(target);
      this.object = object;
      this.cache = new LookupCache(name);
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        in.put(target, cache.attribute(in.get(object)));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + target + " = r" + object + "." + cache.name();
    }
  }

  /** Gets a module. */
  static final class Import extends ValueInsn {
    private final String name;

    Import(int target, String name) {
      super(target);
      this.name = name;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        in.put(target, in.module(name));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + target + " = import " + name;
    }
  }
}
