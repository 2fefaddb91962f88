package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Emits what reads and writes lists, tuples and iterators. */
final class HeapEmitter {
  private static final String RANGE_ITERATOR = "dev/hotspur/vm/value/RangeIterator";
  private static final String LIST_ITERATOR = "dev/hotspur/vm/value/ListIterator";
  private static final String TUPLE_ITERATOR = "dev/hotspur/vm/value/TupleIterator";
  private static final String ITERATOR = "dev/hotspur/vm/value/IteratorValue";
  private static final String LIST = "dev/hotspur/vm/value/ListValue";
  private static final String TUPLE = "dev/hotspur/vm/value/TupleValue";
  private static final String EXACT = "dev/hotspur/jit/runtime/Exact";
  private static final String LONGS = "[J";
  private static final String DOUBLES = "[D";
  private static final String BOOLS = "[Z";
  private static final String OBJECTS = "[Ljava/lang/Object;";

  private final CodeWriter out;
  private final Exits exits;
  private final Operations operations;

  HeapEmitter(Method method, Exits exits, Operations operations) {
    this.out = method.out;
    this.exits = exits;
    this.operations = operations;
  }

  /** Computes an instruction and leaves its result, if any, on the JVM stack. */
  @SuppressWarnings("MethodLength") // one switch over the operations, a line each
  void emit(Instruction i) {
    switch (i.op()) {
      case GUARD_PRIVATE -> {
        cast(i, ITERATOR);
        out.field(Opcodes.GETFIELD, ITERATOR, "shared", "Z");
        out.jump(Opcodes.IFNE, exits.stubOf(i));
      }
      case RANGE_NEXT -> rangeField(i, "next");
      case RANGE_END -> rangeField(i, "end");
      case RANGE_STEP -> rangeField(i, "step");
      case RANGE_SET_NEXT, LISTITER_SET_NEXT, TUPLEITER_SET_NEXT -> {
        operations.load(i.arg(0));
        out.type(Opcodes.CHECKCAST, iteratorSetBy(i.op()));
        operations.load(i.arg(1));
        setNext(i.op(), out);
      }
      case RANGE_FITS -> {
        i.args().forEach(operations::load);
        out.callStatic("dev/hotspur/vm/value/Ranges", "fits", "(JJJ)Z");
        out.jump(Opcodes.IFEQ, exits.stubOf(i));
      }
      case RANGE_LIMIT -> {
        i.args().forEach(operations::load);
        out.callStatic("dev/hotspur/vm/value/Ranges", "end", "(JJJ)J");
      }
      case LISTITER_LIST -> field(i, LIST_ITERATOR, "list", "L" + LIST + ";");
      case TUPLEITER_TUPLE -> field(i, TUPLE_ITERATOR, "tuple", "L" + TUPLE + ";");
      case LISTITER_NEXT -> nextIndex(i, LIST_ITERATOR);
      case TUPLEITER_NEXT -> nextIndex(i, TUPLE_ITERATOR);
      case LIST_SIZE -> {
        listField(i, "size", "I");
        widen(i);
      }
      case GUARD_LIST_KIND -> {
        listField(i, "kind", "I");
        out.number(i.number());
        out.jump(Opcodes.IF_ICMPNE, exits.stubOf(i));
      }
      case LIST_INDEX -> index(i);
      case LIST_ITEM_INT -> item(i, "longs", LONGS, Opcodes.LALOAD);
      case LIST_ITEM_FLOAT -> item(i, "doubles", DOUBLES, Opcodes.DALOAD);
      case LIST_ITEM_BOOL -> item(i, "bools", BOOLS, Opcodes.BALOAD);
      case LIST_ITEM_REF -> item(i, "objects", OBJECTS, Opcodes.AALOAD);
      case LIST_PUT_INT -> put(i, "longs", LONGS, Opcodes.LASTORE);
      case LIST_PUT_FLOAT -> put(i, "doubles", DOUBLES, Opcodes.DASTORE);
      case LIST_PUT_BOOL -> put(i, "bools", BOOLS, Opcodes.BASTORE);
      case LIST_PUT_REF -> put(i, "objects", OBJECTS, Opcodes.AASTORE);
      case LIST_APPEND_INT -> append(i, "appendLong", "(J)V");
      case LIST_APPEND_FLOAT -> append(i, "appendDouble", "(D)V");
      case LIST_APPEND_BOOL -> append(i, "appendBool", "(Z)V");
      case LIST_APPEND_REF -> append(i, "appendObject", "(Ljava/lang/Object;)V");
      case LIST_POP_INT -> pop(i, "popLong", "()J");
      case LIST_POP_FLOAT -> pop(i, "popDouble", "()D");
      case LIST_POP_BOOL -> pop(i, "popBool", "()Z");
      case LIST_POP_REF -> pop(i, "popObject", "()Ljava/lang/Object;");
      case GUARD_TUPLE -> guardTuple(i);
      case TUPLE_ITEM -> {
        cast(i, TUPLE);
        out.number(i.number());
        out.callVirtual(TUPLE, "get", "(I)Ljava/lang/Object;");
      }
      case TUPLE_SIZE -> {
        tupleSize(i);
        widen(i);
      }
      case TUPLE_GET -> {
        cast(i, TUPLE);
        index(i, () -> tupleSize(i));
        out.insn(Opcodes.L2I);
        out.callVirtual(TUPLE, "get", "(I)Ljava/lang/Object;");
      }
      case TUPLE_AT -> {
        cast(i, TUPLE);
        operations.loadNarrow(i.arg(1));
        out.callVirtual(TUPLE, "get", "(I)Ljava/lang/Object;");
      }
      default -> throw new IllegalStateException("nothing emits " + i.op());
    }
  }

  /** The class of the iterators that an operation moves. */
  static String iteratorSetBy(Op op) {
    return switch (op) {
      case RANGE_SET_NEXT -> RANGE_ITERATOR;
      case LISTITER_SET_NEXT -> LIST_ITERATOR;
      default -> TUPLE_ITERATOR;
    };
  }

  /** Moves an iterator that is on the JVM stack, of its class, under its new position. */
  static void setNext(Op op, CodeWriter out) {
    if (op == Op.RANGE_SET_NEXT) {
      out.field(Opcodes.PUTFIELD, RANGE_ITERATOR, "next", "J");
    } else {
      out.insn(Opcodes.L2I);
      out.field(Opcodes.PUTFIELD, iteratorSetBy(op), "index", "I");
    }
  }

  private void cast(Instruction i, String type) {
    operations.load(i.arg(0));
    out.type(Opcodes.CHECKCAST, type);
  }

  private void field(Instruction i, String owner, String name, String descriptor) {
    cast(i, owner);
    out.field(Opcodes.GETFIELD, owner, name, descriptor);
  }

  private void rangeField(Instruction i, String name) {
    field(i, RANGE_ITERATOR, name, "J");
  }

  private void listField(Instruction i, String name, String descriptor) {
    field(i, LIST, name, descriptor);
  }

  private void nextIndex(Instruction i, String iterator) {
    field(i, iterator, "index", "I");
    widen(i);
  }

  /** Makes an int of 64 bits of one of 32, unless that is what is kept. */
  private void widen(Instruction i) {
    if (!i.isNarrow()) {
      out.insn(Opcodes.I2L);
    }
  }

  private void tupleSize(Instruction i) {
    cast(i, TUPLE);
    out.callVirtual(TUPLE, "size", "()I");
  }

  /** Puts the position in a list on the JVM stack, or leaves if there is none. */
  private void index(Instruction i) {
    index(i, () -> listField(i, "size", "I"));
  }

  /** The same for so many items. */
  private void index(Instruction i, Runnable size) {
    operations.load(i.arg(1));
    size.run();
    operations.throwing(i, () -> out.callStatic(EXACT, "index", "(JI)J"));
  }

  private void item(Instruction i, String field, String descriptor, int opcode) {
    listField(i, field, descriptor);
    operations.loadNarrow(i.arg(1));
    out.insn(opcode);
  }

  private void put(Instruction i, String field, String descriptor, int opcode) {
    listField(i, field, descriptor);
    operations.loadNarrow(i.arg(1));
    operations.load(i.arg(2));
    out.insn(opcode);
  }

  private void append(Instruction i, String name, String descriptor) {
    cast(i, LIST);
    operations.load(i.arg(1));
    out.callVirtual(LIST, name, descriptor);
  }

  private void pop(Instruction i, String name, String descriptor) {
    listField(i, "size", "I");
    out.jump(Opcodes.IFEQ, exits.stubOf(i));
    cast(i, LIST);
    out.callVirtual(LIST, name, descriptor);
  }

  private void guardTuple(Instruction i) {
    Label leave = exits.stubOf(i);
    operations.load(i.arg(0));
    out.type(Opcodes.INSTANCEOF, TUPLE);
    out.jump(Opcodes.IFEQ, leave);
    tupleSize(i);
    out.number(i.number());
    out.jump(Opcodes.IF_ICMPNE, leave);
  }
}
