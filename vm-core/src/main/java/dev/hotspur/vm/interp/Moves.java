package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.VmError;

/** Instructions that move values between registers and put constants into them. */
final class Moves {
  private Moves() {}

  /** Copies a register. */
  static final class Move extends ValueInsn {
    private final int source;

    Move(int target, int source) {
      super(target);
      this.source = source;
    }

    @Override
    public Insn exec(Interpreter in) {
      byte tag = in.tags[source];
      in.tags[target] = tag;
      if (tag == Tag.REF) {
        in.refs[target] = in.refs[source];
      } else {
        in.longs[target] = in.longs[source];
      }
      return next;
    }

    @Override
    public String toString() {
      return "r" + target + " = r" + source;
    }
  }

  /** Exchanges two registers. */
  static final class Swap extends Insn {
    private final int a;
    private final int b;

    Swap(int a, int b) {
      this.a = a;
      this.b = b;
    }

    @Override
    public Insn exec(Interpreter in) {
      byte tag = in.tags[a];
      long bits = in.longs[a];
      Object ref = in.refs[a];
      in.tags[a] = in.tags[b];
      in.longs[a] = in.longs[b];
      in.refs[a] = in.refs[b];
      in.tags[b] = tag;
      in.longs[b] = bits;
      in.refs[b] = ref;
      return next;
    }

    @Override
    public String toString() {
      return "r" + a + " <-> r" + b;
    }
  }

  /** Puts a constant into a register. */
  static Insn constant(int target, Object value) {
    if (value instanceof Long number) {
      return new Bits(target, Tag.INT, number, value);
    }
    if (value instanceof Double number) {
      return new Bits(target, Tag.FLOAT, Double.doubleToRawLongBits(number), value);
    }
    return new Reference(target, value);
  }

  private static final class Bits extends ValueInsn {
    private final byte tag;
    private final long bits;
    private final Object shown;

    Bits(int target, byte tag, long bits, Object shown) {
      super(target);
      this.tag = tag;
      this.bits = bits;
      this.shown = shown;
    }

    @Override
    public Insn exec(Interpreter in) {
      in.tags[target] = tag;
      in.longs[target] = bits;
      return next;
    }

    @Override
    public String toString() {
      return "r" + target + " = " + shown;
    }
  }

  private static final class Reference extends ValueInsn {
    private final Object value;

    Reference(int target, Object value) {
      super(target);
      this.value = value;
    }

    @Override
    public Insn exec(Interpreter in) {
      in.tags[target] = Tag.REF;
      in.refs[target] = value;
      return next;
    }

    @Override
    public String toString() {
      return "r" + target + " = " + value;
    }
  }

  /** Does nothing; stands where a block needs an instruction. */
  static final class Nop extends Insn {
    @Override
    public Insn exec(Interpreter in) {
      return next;
    }

    @Override
    public String toString() {
      return "nop";
    }
  }

  /** Raises UnboundLocalError if a local has no value. */
  static final class CheckLocal extends Insn {
    private final int local;
    private final String name;

    CheckLocal(int local, String name) {
      this.local = local;
      this.name = name;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[local] != Tag.UNSET) {
        return next;
      }
      return in.raise(
          VmError.unboundLocal(
              "cannot access local variable '"
                  + name
                  + "' where it is not associated with a value"),
          this);
    }

    @Override
    public String toString() {
      return "check r" + local;
    }
  }

  /** Removes the value of a local; it has been checked to have one. */
  static final class DeleteLocal extends Insn {
    private final int local;

    DeleteLocal(int local) {
      this.local = local;
    }

    @Override
    public Insn exec(Interpreter in) {
      in.tags[local] = Tag.UNSET;
      in.refs[local] = null;
      return next;
    }

    @Override
    public String toString() {
      return "unset r" + local;
    }
  }
}
