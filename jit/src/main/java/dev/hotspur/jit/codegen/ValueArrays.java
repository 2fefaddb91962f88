package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Type;
import org.objectweb.asm.Opcodes;

/**
 * Emits how values are kept in two arrays: ints, floats as their bits and bools as 0 and 1 in one
 * of longs, all else in one of objects.
 */
final class ValueArrays {
  static final String BITS = "[J";
  static final String REFS = "[Ljava/lang/Object;";

  /** The types of both, as a descriptor names them. */
  static final String TYPES = BITS + REFS;

  private ValueArrays() {}

  /** Makes an array for references or for all else. */
  static void make(boolean refs, int length, CodeWriter out) {
    out.number(length);
    if (refs) {
      out.type(Opcodes.ANEWARRAY, "java/lang/Object");
    } else {
      out.newArray(Opcodes.T_LONG);
    }
  }

  /** Stores a value, which is on the JVM stack above the array and the place in it. */
  static void store(Type type, CodeWriter out) {
    switch (type) {
      case FLOAT -> out.callStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case BOOL -> out.insn(Opcodes.I2L);
      default -> {
        // As it is.
      }
    }
    out.insn(type == Type.REF ? Opcodes.AASTORE : Opcodes.LASTORE);
  }

  /** Loads a value; the array and the place in it are on the JVM stack. */
  static void load(Type type, CodeWriter out) {
    out.insn(type == Type.REF ? Opcodes.AALOAD : Opcodes.LALOAD);
    switch (type) {
      case FLOAT -> out.callStatic("java/lang/Double", "longBitsToDouble", "(J)D");
      case BOOL -> out.insn(Opcodes.L2I);
      default -> {
        // As it is.
      }
    }
  }
}
