package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.VmError;

/** Dicts, and what else is built of values side by side by an operation. */
final class Mappings {
  private Mappings() {}

  /** Makes a dict, a slice or a string of registers that follow each other. */
  static final class Build extends ValueInsn {
    private final Opcode opcode;
    private final int first;
    private final int count;

    Build(Opcode opcode, int target, int first, int count) {
      super(target);
      this.opcode = opcode;
      this.first = first;
      this.count = count;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        in.putRef(target, build(in.copy(first, count)));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    private Object build(Object[] parts) {
      return switch (opcode) {
        case BUILD_DICT -> Operations.dict(parts);
        case BUILD_SLICE -> Operations.slice(parts);
        default -> Operations.join(parts);
      };
    }

    @Override
    public String toString() {
      String parts = count == 0 ? "" : "r" + first + "..r" + (first + count - 1);
      return switch (opcode) {
        case BUILD_DICT -> "r" + target + " = {" + parts + "}";
        case BUILD_SLICE -> "r" + target + " = slice(" + parts + ")";
        default -> "r" + target + " = join(" + parts + ")";
      };
    }
  }

  /** Puts an entry into a dict. */
  static final class Add extends Insn {
    private final int dict;
    private final int key;
    private final int value;

    Add(int dict, int key, int value) {
      this.dict = dict;
      this.key = key;
      this.value = value;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Operations.addEntry(in.get(dict), in.get(key), in.get(value));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "add r" + key + ": r" + value + " to r" + dict;
    }
  }

  /** Puts all of a mapping into a dict. */
  static final class Update extends Insn {
    private final int dict;
    private final int mapping;

    Update(int dict, int mapping) {
      this.dict = dict;
      this.mapping = mapping;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Operations.updateDict(in.get(dict), in.get(mapping));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "update r" + dict + " with r" + mapping;
    }
  }

  /** Puts all of a mapping into the keyword arguments of a call. */
  static final class Merge extends Insn {
    private final int dict;
    private final int mapping;
    private final int callee;

    Merge(int dict, int mapping, int callee) {
      this.dict = dict;
      this.mapping = mapping;
      this.callee = callee;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        Operations.mergeDict(in.get(dict), in.get(mapping), in.get(callee));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "merge r" + mapping + " into r" + dict + " for r" + callee;
    }
  }
}
