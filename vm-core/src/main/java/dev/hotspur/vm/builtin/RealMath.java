package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.FloatMath;

/**
 * Functions of floats that Java's library lacks, or that CPython defines differently. Public, with
 * its methods, because compiled code calls them.
 */
public final class RealMath {
  private static final double LN_2 = 0.6931471805599453;
  private static final double LARGE = 0x1p28;

  /** The polynomial of fdlibm's e_log.c. */
  private static final double[] LOG = {
    0.6666666666666735,
    0.3999999999940942,
    0.2857142874366239,
    0.22222198432149784,
    0.1818357216161805,
    0.15313837699209373,
    0.14798198605116586
  };

  private static final double INV_LN_2_HIGH = 1.4426950407214463;
  private static final double INV_LN_2_LOW = 1.6751713164886512e-10;
  private static final double SPLIT = 134217729.0;

  private RealMath() {}

  /** 2 to the power of x. */
  public static double exp2(double x) {
    return Math.pow(2.0, x);
  }

  /** The logarithm of x to a base, with math's errors. */
  public static double log(double x, double base) {
    return FloatMath.divide(log(x), log(base));
  }

  private static double log(double x) {
    if (x <= 0.0) {
      throw MathErrors.domain();
    }
    return Math.log(x);
  }

  /** Radians to degrees, with the one rounding more that CPython has. */
  public static double degrees(double x) {
    return x * (180.0 / Math.PI);
  }

  /** Degrees to radians. */
  public static double radians(double x) {
    return x * (Math.PI / 180.0);
  }

  /** The inverse of sinh, as fdlibm's s_asinh.c computes it. */
  public static double asinh(double x) {
    double size = Math.abs(x);
    double result;
    if (Double.isNaN(x) || Double.isInfinite(x) || size < 1 / LARGE) {
      return x;
    } else if (size > LARGE) {
      result = Math.log(size) + LN_2;
    } else if (size > 2.0) {
      result = Math.log(2.0 * size + 1.0 / (Math.sqrt(x * x + 1.0) + size));
    } else {
      result = Math.log1p(size + x * x / (1.0 + Math.sqrt(1.0 + x * x)));
    }
    return Math.copySign(result, x);
  }

  /** The inverse of cosh, as fdlibm's e_acosh.c computes it; NaN below 1. */
  public static double acosh(double x) {
    if (x < 1.0) {
      return Double.NaN;
    } else if (x > LARGE) {
      return Double.isInfinite(x) ? x : Math.log(x) + LN_2;
    } else if (x > 2.0) {
      return Math.log(2.0 * x - 1.0 / (x + Math.sqrt(x * x - 1.0)));
    }
    double t = x - 1.0;
    return Math.log1p(t + Math.sqrt(2.0 * t + t * t));
  }

  /** The inverse of tanh, as fdlibm's e_atanh.c computes it; NaN beyond 1. */
  public static double atanh(double x) {
    double size = Math.abs(x);
    double result;
    if (size < 1 / LARGE) {
      return x;
    } else if (size < 0.5) {
      double twice = size + size;
      result = 0.5 * Math.log1p(twice + twice * size / (1.0 - size));
    } else {
      result = 0.5 * Math.log1p((size + size) / (1.0 - size));
    }
    return Math.copySign(result, x);
  }

  /** The logarithm to base 2 of a positive number, as FreeBSD's e_log2.c: exact for powers of 2. */
  public static double log2(double x) {
    if (!(x > 0.0) || Double.isInfinite(x)) {
      return x == 0.0 ? Double.NEGATIVE_INFINITY : x > 0.0 ? x : Double.NaN;
    }
    double normal = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
    int exponent = Math.getExponent(normal);
    double m = Math.scalb(normal, -exponent);
    if (m > 1.4142135623730951) {
      m *= 0.5;
      exponent++;
    }
    double k = x < Double.MIN_NORMAL ? exponent - 54 : exponent;
    double f = m - 1.0;
    double half = 0.5 * f * f;
    double r = logTail(f, half);
    double high = Double.longBitsToDouble(Double.doubleToRawLongBits(f - half) & -1L << 32);
    double low = f - high - half + r;
    double valueHigh = high * INV_LN_2_HIGH;
    double valueLow = (low + high) * INV_LN_2_LOW + low * INV_LN_2_HIGH;
    double w = k + valueHigh;
    return valueLow + (k - w + valueHigh) + w;
  }

  /** What {@code log(1 + f) - f + f * f / 2} is, for f not far from zero. */
  private static double logTail(double f, double half) {
    double s = f / (2.0 + f);
    double z = s * s;
    double w = z * z;
    double t1 = w * (LOG[1] + w * (LOG[3] + w * LOG[5]));
    double t2 = z * (LOG[0] + w * (LOG[2] + w * (LOG[4] + w * LOG[6])));
    return s * (half + t2 + t1);
  }

  /** C's fmod, with math's domain error. */
  public static double fmod(double x, double y) {
    double result = x % y;
    if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
      throw MathErrors.domain();
    }
    return result;
  }

  /** IEEE's remainder, with math's domain error. */
  public static double remainder(double x, double y) {
    double result = Math.IEEEremainder(x, y);
    if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
      throw MathErrors.domain();
    }
    return result;
  }

  /** C's pow, with math's errors: unlike {@code **}, a negative base has no fractional powers. */
  public static double pow(double x, double y) {
    if (x == 1.0 || (x == -1.0 && Double.isInfinite(y))) {
      return 1.0;
    }
    double result = Math.pow(x, y);
    if (Double.isFinite(x) && Double.isFinite(y)) {
      if (Double.isNaN(result) || (Double.isInfinite(result) && x == 0.0)) {
        throw MathErrors.domain();
      } else if (Double.isInfinite(result)) {
        throw MathErrors.range();
      }
    }
    return result;
  }

  /** The length of the vector (x, y), as {@code math.hypot(x, y)}. */
  public static double hypot(double x, double y) {
    return norm(new double[] {Math.abs(x), Math.abs(y)});
  }

  /**
   * The length of a vector of numbers that are not negative: {@code vector_norm} of CPython 3.11's
   * mathmodule.c, which scales by a power of two, sums the squares with their rounding errors, and
   * corrects the root.
   */
  static double norm(double[] vector) {
    double max = 0.0;
    boolean nan = false;
    for (double x : vector) {
      nan |= Double.isNaN(x);
      max = x > max ? x : max;
    }
    if (Double.isInfinite(max)) {
      return max;
    } else if (nan) {
      return Double.NaN;
    } else if (max == 0.0 || vector.length <= 1) {
      return max;
    }
    int exponent = Math.getExponent(max) + 1;
    if (max < Double.MIN_NORMAL) {
      double[] larger = new double[vector.length];
      for (int i = 0; i < vector.length; i++) {
        larger[i] = vector[i] / Double.MIN_NORMAL;
      }
      return Double.MIN_NORMAL * norm(larger);
    }
    return scaledNorm(vector, exponent);
  }

  private static double scaledNorm(double[] vector, int exponent) {
    double scale = Math.scalb(1.0, -exponent);
    SquareSum sum = new SquareSum();
    for (double x : vector) {
      sum.add(x * scale, 1.0);
    }
    double root = Math.sqrt(sum.total());
    sum.add(root, -1.0);
    return (root + sum.total() / (2.0 * root)) / scale;
  }

  /** Adds squares in about twice the precision, by Veltkamp and Dekker's splitting. */
  private static final class SquareSum {
    private double sum = 1.0;
    private double error1;
    private double error2;
    private double error3;

    void add(double x, double sign) {
      double t = x * SPLIT;
      double high = t - (t - x);
      double low = x - high;
      double square = sign * high * high;
      double before = sum;
      sum += square;
      error1 += before - sum + square;
      double cross = sign * 2.0 * high * low;
      before = sum;
      sum += cross;
      error2 += before - sum + cross;
      error3 += sign * low * low;
    }

    double total() {
      return sum - 1.0 + (error1 + error2 + error3);
    }
  }
}
