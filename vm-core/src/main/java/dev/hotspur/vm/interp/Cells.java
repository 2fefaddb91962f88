package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.value.Cell;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.VmError;

/** Instructions on the variables that functions share. */
public final class Cells {
  private Cells() {}

  /** Stores what is in a register into a cell. */
  static void store(Cell cell, byte[] tags, long[] longs, Object[] refs, int source) {
    byte tag = tags[source];
    cell.tag = tag;
    if (tag == Tag.REF) {
      cell.ref = refs[source];
    } else {
      cell.bits = longs[source];
    }
  }

  /**
   * A cell or free variable.
   *
   * @param register the register of its cell
   * @param name its name
   * @param isFree whether it belongs to a function around this one
   */
  record Variable(int register, String name, boolean isFree) {
    private Cell cell(Interpreter in) {
      return (Cell) in.refs[register];
    }

    private VmError unbound() {
      return Cells.unbound(name, isFree);
    }
  }

  /**
   * The error of reading a cell or free variable that has no value.
   *
   * @param index its number among the cell and free variables
   */
  public static VmError unbound(Code code, int index) {
    return unbound(code.sharedVariable(index), index >= code.cells().size());
  }

  private static VmError unbound(String name, boolean isFree) {
    String isNone = " where it is not associated with a value";
    return isFree
        ? VmError.name(
            "cannot access free variable '" + name + "'" + isNone + " in enclosing scope")
        : VmError.unboundLocal("cannot access local variable '" + name + "'" + isNone);
  }

  /** Loads the value of a variable. */
  static final class Load extends ValueInsn {
    private final Variable variable;

    Load(int target, Variable variable) {
      super(target);
      this.variable = variable;
    }

    @Override
    public Insn exec(Interpreter in) {
      Cell cell = variable.cell(in);
      byte tag = cell.tag;
      if (tag == Tag.UNSET) {
        return in.raise(variable.unbound(), this);
      }
      in.tags[target] = tag;
      if (tag == Tag.REF) {
        in.refs[target] = cell.ref;
      } else {
        in.longs[target] = cell.bits;
      }
      return next;
    }

    @Override
    public String toString() {
      return "r" + target + " = content of r" + variable.register();
    }
  }

  /** Stores into a variable. */
  static final class Store extends Insn {
    private final Variable variable;
    private final int source;

    Store(Variable variable, int source) {
      this.variable = variable;
      this.source = source;
    }

    @Override
    public Insn exec(Interpreter in) {
      store(variable.cell(in), in.tags, in.longs, in.refs, source);
      return next;
    }

    @Override
    public String toString() {
      return "content of r" + variable.register() + " = r" + source;
    }
  }

  /** Takes the value of a variable away. */
  static final class Delete extends Insn {
    private final Variable variable;

    Delete(Variable variable) {
      this.variable = variable;
    }

    @Override
    public Insn exec(Interpreter in) {
      Cell cell = variable.cell(in);
      if (cell.tag == Tag.UNSET) {
        return in.raise(variable.unbound(), this);
      }
      cell.clear();
      return next;
    }

    @Override
    public String toString() {
      return "unset content of r" + variable.register();
    }
  }
}
