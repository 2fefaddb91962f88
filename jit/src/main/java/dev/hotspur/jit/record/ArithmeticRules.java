package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.UnaryOperator;
import java.util.Optional;

/** Arithmetic and comparison of unboxed ints and floats. */
final class ArithmeticRules {
  private final Emitter emitter;

  ArithmeticRules(Emitter emitter) {
    this.emitter = emitter;
  }

  /** The type that an operation on unboxed operands gives; REF if they are not. */
  Type resultType(BinaryOperator operator, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      return Type.REF;
    }
    boolean ints = left.type() == Type.INT && right.type() == Type.INT;
    return ints && operator != BinaryOperator.DIV ? Type.INT : Type.FLOAT;
  }

  private static boolean isNumber(Value value) {
    return value.type() == Type.INT || value.type() == Type.FLOAT;
  }

  /** The operation on unboxed operands, if there is one. */
  Optional<Value> binary(BinaryOperator operator, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    boolean ints = left.type() == Type.INT && right.type() == Type.INT;
    Optional<Op> op = ints ? intOp(operator) : floatOp(operator);
    return op.map(
        found ->
            ints
                ? emitter.emit(found, left, right)
                : emitter.emit(found, toFloat(left), toFloat(right)));
  }

  /** Whether the operation raises an error for unboxed operands, if it does for some. */
  Optional<Value> error(BinaryOperator operator, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      return Optional.empty();
    }
    boolean isInt = right.type() == Type.INT;
    return switch (operator) {
      case DIV, FLOOR_DIV, MOD ->
          Optional.of(
              isInt
                  ? emitter.emit(Op.INT_EQ, right, Constant.of(0L))
                  : emitter.emit(Op.FLOAT_EQ, right, Constant.of(0.0)));
      case LSHIFT, RSHIFT ->
          isInt && left.type() == Type.INT
              ? Optional.of(emitter.emit(Op.INT_LT, right, Constant.of(0L)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Op> intOp(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> Optional.of(Op.INT_ADD);
      case SUB -> Optional.of(Op.INT_SUB);
      case MUL -> Optional.of(Op.INT_MUL);
      case DIV -> Optional.of(Op.INT_DIV);
      case FLOOR_DIV -> Optional.of(Op.INT_FLOOR_DIV);
      case MOD -> Optional.of(Op.INT_MOD);
      case AND -> Optional.of(Op.INT_AND);
      case OR -> Optional.of(Op.INT_OR);
      case XOR -> Optional.of(Op.INT_XOR);
      case LSHIFT -> Optional.of(Op.INT_SHL);
      case RSHIFT -> Optional.of(Op.INT_SHR);
      default -> Optional.empty();
    };
  }

  private static Optional<Op> floatOp(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> Optional.of(Op.FLOAT_ADD);
      case SUB -> Optional.of(Op.FLOAT_SUB);
      case MUL -> Optional.of(Op.FLOAT_MUL);
      case DIV -> Optional.of(Op.FLOAT_DIV);
      case FLOOR_DIV -> Optional.of(Op.FLOAT_FLOOR_DIV);
      case MOD -> Optional.of(Op.FLOAT_MOD);
      default -> Optional.empty();
    };
  }

  private Value toFloat(Value value) {
    return value.type() == Type.INT ? emitter.emit(Op.INT_TO_FLOAT, value) : value;
  }

  /** The operation on an unboxed operand, if there is one. */
  Optional<Value> unary(UnaryOperator operator, Value value) {
    if (!isNumber(value)) {
      return Optional.empty();
    }
    boolean isInt = value.type() == Type.INT;
    return switch (operator) {
      case POS -> Optional.of(value);
      case NEG -> Optional.of(emitter.emit(isInt ? Op.INT_NEG : Op.FLOAT_NEG, value));
      case INVERT -> isInt ? Optional.of(emitter.emit(Op.INT_INVERT, value)) : Optional.empty();
    };
  }

  /** Whether a value counts as true. */
  Value truth(Value value) {
    return switch (value.type()) {
      case BOOL -> value;
      case INT -> emitter.emit(Op.INT_NE, value, Constant.of(0L));
      case FLOAT -> emitter.emit(Op.FLOAT_NE, value, Constant.of(0.0));
      default -> emitter.call(Routines.truthy(), value);
    };
  }

  /** The opposite of a truth value. */
  Value not(Value value) {
    return emitter.emit(Op.BOOL_NOT, value);
  }

  /** A comparison of any two values. */
  Value compare(Comparison comparison, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      return emitter.call(
          Routines.compare(comparison),
          emitter.ref(comparison, comparison.symbol()),
          emitter.box(left),
          emitter.box(right));
    } else if (left.type() == Type.INT && right.type() == Type.INT) {
      return emitter.emit(intComparison(comparison), left, right);
    }
    return emitter.emit(floatComparison(comparison), exact(left), exact(right));
  }

  /** The equal float: an int and a float are compared exactly, not after rounding. */
  private Value exact(Value value) {
    return value.type() == Type.INT ? emitter.emit(Op.INT_TO_FLOAT_EXACT, value) : value;
  }

  private static Op intComparison(Comparison comparison) {
    return switch (comparison) {
      case LT -> Op.INT_LT;
      case LE -> Op.INT_LE;
      case EQ -> Op.INT_EQ;
      case NE -> Op.INT_NE;
      case GT -> Op.INT_GT;
      case GE -> Op.INT_GE;
    };
  }

  private static Op floatComparison(Comparison comparison) {
    return switch (comparison) {
      case LT -> Op.FLOAT_LT;
      case LE -> Op.FLOAT_LE;
      case EQ -> Op.FLOAT_EQ;
      case NE -> Op.FLOAT_NE;
      case GT -> Op.FLOAT_GT;
      case GE -> Op.FLOAT_GE;
    };
  }
}
