package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.CallContext;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.Indices;
import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Signature;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.UnboxedForm;
import dev.hotspur.vm.value.VmError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** The built-in functions on numbers, and between numbers and characters. */
final class NumberFunctions {
  static final List<BuiltinValue> ALL =
      List.of(
          radix("bin", "0b", 1),
          radix("hex", "0x", 4),
          radix("oct", "0o", 3),
          BuiltinValue.function(Signature.one("chr"), Effects.PURE, NumberFunctions::chr),
          BuiltinValue.function(
              Signature.positional("divmod", 2, 2), Effects.PURE, NumberFunctions::divmod),
          BuiltinValue.function(Signature.one("ord"), Effects.PURE, NumberFunctions::ord),
          BuiltinValue.function(
              Signature.named("pow", 2, 3, "base", "exp", "mod"),
              Effects.PURE,
              NumberFunctions::pow),
          BuiltinValue.function(
                  Signature.named("round", 1, 2, "number", "ndigits"),
                  Effects.PURE,
                  NumberFunctions::round)
              .with(
                  UnboxedForm.of(Rounding.class, "whole", long.class, long.class).total(),
                  UnboxedForm.of(Rounding.class, "round", long.class, double.class),
                  UnboxedForm.of(Rounding.class, "round", long.class, long.class, long.class),
                  UnboxedForm.of(Rounding.class, "round", double.class, double.class, long.class)));

  private NumberFunctions() {}

  private static BuiltinValue radix(String name, String prefix, int bits) {
    return BuiltinValue.function(
        Signature.one(name),
        Effects.PURE,
        (context, arguments) -> {
          BigInteger number = Indices.toInt(arguments[0]);
          context.charge(number.bitLength() / Long.SIZE);
          String sign = number.signum() < 0 ? "-" : "";
          return Str.of(sign + prefix + number.abs().toString(1 << bits));
        });
  }

  private static Object chr(CallContext context, Object[] arguments) {
    BigInteger number = Indices.toInt(arguments[0]);
    if (number.bitLength() >= Integer.SIZE) {
      throw VmError.overflow("Python int too large to convert to C int");
    }
    int point = number.intValue();
    if (!Character.isValidCodePoint(point)) {
      throw VmError.valueError("chr() arg not in range(0x110000)");
    }
    return Str.of(Character.toString(point));
  }

  private static Object ord(CallContext context, Object[] arguments) {
    if (!(arguments[0] instanceof Str text)) {
      throw VmError.typeError(
          "ord() expected string of length 1, but " + TypeValue.of(arguments[0]).name() + " found");
    } else if (text.length() != 1) {
      throw VmError.typeError(
          "ord() expected a character, but string of length " + text.length() + " found");
    }
    return (long) text.value().codePointAt(0);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Double || Numbers.isInt(value);
  }

  private static Object divmod(CallContext context, Object[] arguments) {
    Object a = arguments[0];
    Object b = arguments[1];
    if (!isNumber(a) || !isNumber(b)) {
      throw VmError.typeError(
          "unsupported operand type(s) for divmod(): '%s' and '%s'"
              .formatted(TypeValue.of(a).name(), TypeValue.of(b).name()));
    }
    boolean real = a instanceof Double || b instanceof Double;
    if (real && Numbers.toReal(a) * 0.0 != 1.0 && Numbers.toReal(b) == 0.0) {
      throw VmError.zeroDivision("float divmod()");
    } else if (!real && IntMath.toBig(b).signum() == 0) {
      throw VmError.zeroDivision("integer division or modulo by zero");
    }
    return TupleValue.of(
        Operations.binary(BinaryOperator.FLOOR_DIV, a, b),
        Operations.binary(BinaryOperator.MOD, a, b));
  }

  private static Object pow(CallContext context, Object[] arguments) {
    Object base = arguments[0];
    Object exponent = arguments[1];
    if (arguments[2] == null || arguments[2] == None.NONE) {
      return Operations.binary(BinaryOperator.POW, base, exponent);
    }
    Object modulus = arguments[2];
    if (!isNumber(base) || !isNumber(exponent) || !isNumber(modulus)) {
      throw VmError.typeError(
          "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'"
              .formatted(
                  TypeValue.of(base).name(),
                  TypeValue.of(exponent).name(),
                  TypeValue.of(modulus).name()));
    } else if (!Numbers.isInt(base) || !Numbers.isInt(exponent) || !Numbers.isInt(modulus)) {
      throw VmError.typeError("pow() 3rd argument not allowed unless all arguments are integers");
    }
    return pow(context, IntMath.toBig(base), IntMath.toBig(exponent), IntMath.toBig(modulus));
  }

  private static Object pow(
      CallContext context, BigInteger base, BigInteger exponent, BigInteger modulus) {
    if (modulus.signum() == 0) {
      throw VmError.valueError("pow() 3rd argument cannot be 0");
    }
    context.charge((long) exponent.bitLength() * modulus.bitLength() / Long.SIZE);
    BigInteger magnitude = modulus.abs();
    boolean invertible = exponent.signum() >= 0 || base.gcd(magnitude).equals(BigInteger.ONE);
    if (!invertible) {
      throw VmError.valueError("base is not invertible for the given modulus");
    }
    BigInteger result = base.modPow(exponent, magnitude);
    boolean negative = modulus.signum() < 0 && result.signum() != 0;
    return IntMath.box(negative ? result.add(modulus) : result);
  }

  private static Object round(CallContext context, Object[] arguments) {
    Object number = arguments[0];
    if (!isNumber(number)) {
      throw VmError.typeError(
          "type " + TypeValue.of(number).name() + " doesn't define __round__ method");
    }
    boolean whole = arguments[1] == null || arguments[1] == None.NONE;
    if (number instanceof Double real) {
      return whole
          ? Numbers.truncate(Math.rint(real))
          : (Object) Rounding.round(real, IntMath.clamped(Indices.toInt(arguments[1])));
    } else if (whole) {
      return Numbers.plainInt(number);
    }
    return round(IntMath.toBig(number), Indices.toInt(arguments[1]));
  }

  /** An int to a multiple of a power of ten, the even one of two that are equally near. */
  static Object round(BigInteger number, BigInteger digits) {
    // 10 to the 10th part of the bits is less than the number: 2^10 is about 10^3.
    if (digits.signum() >= 0) {
      return IntMath.box(number);
    } else if (digits.negate().compareTo(BigInteger.valueOf(number.bitLength() / 3 + 2)) > 0) {
      return 0L;
    }
    BigDecimal rounded = new BigDecimal(number).setScale(digits.intValue(), RoundingMode.HALF_EVEN);
    return IntMath.box(rounded.toBigInteger());
  }
}
