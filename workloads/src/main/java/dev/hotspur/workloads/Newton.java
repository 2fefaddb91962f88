package dev.hotspur.workloads;

/** The twin of {@code newton}: equations and derivatives are passed as functions. */
final class Newton implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final double ENOUGH = 1e-12;
  private static final int MOST = 50;

  private record Pair(double x, double y) {}

  private record Matrix(double a, double b, double c, double d) {}

  @FunctionalInterface
  private interface Equations {
    Pair at(double x, double y);
  }

  @FunctionalInterface
  private interface Jacobian {
    Matrix of(Equations system, double x, double y, double distance);
  }

  private record Solution(long steps, double x) {
    long added(long total) {
      return (total * 31 + steps * 1000 + (long) (x * 1000.0)) % MODULUS;
    }
  }

  @Override
  public long run(long size) {
    long total = 0;
    for (long i = 0; i < size; i++) {
      double startX = 1.0 + i % 16 / 8.0;
      total = solve(Newton::curves, Newton::exact, 0.0, startX, 0.25).added(total);
      total = solve(Newton::curves, Newton::estimated, 1e-1, startX, 0.25).added(total);
      total = solve(Newton::curves, Newton::estimated, 1e-8, startX, 0.25).added(total);
    }
    return total;
  }

  private static Solution solve(
      Equations system, Jacobian jacobian, double distance, double startX, double startY) {
    double x = startX;
    double y = startY;
    long steps = 0;
    while (error(system, x, y) > ENOUGH && steps < MOST) {
      Pair next = step(system, jacobian, distance, x, y);
      x = next.x();
      y = next.y();
      steps += 1;
    }
    return new Solution(steps, x);
  }

  private static double error(Equations system, double x, double y) {
    Pair value = system.at(x, y);
    return Math.abs(value.x()) + Math.abs(value.y());
  }

  private static Pair step(
      Equations system, Jacobian jacobian, double distance, double x, double y) {
    Pair value = system.at(x, y);
    Matrix m = jacobian.of(system, x, y, distance);
    double determinant = m.a() * m.d() - m.b() * m.c();
    return new Pair(
        x - (value.x() * m.d() - m.b() * value.y()) / determinant,
        y - (m.a() * value.y() - value.x() * m.c()) / determinant);
  }

  private static Pair curves(double x, double y) {
    return new Pair(x * x + y * y - 4.0, x * y - 1.0);
  }

  private static Matrix exact(Equations system, double x, double y, double distance) {
    return new Matrix(2.0 * x, 2.0 * y, y, x);
  }

  private static Matrix estimated(Equations system, double x, double y, double distance) {
    Pair value = system.at(x, y);
    Pair right = system.at(x + distance, y);
    Pair above = system.at(x, y + distance);
    return new Matrix(
        (right.x() - value.x()) / distance,
        (above.x() - value.x()) / distance,
        (right.y() - value.y()) / distance,
        (above.y() - value.y()) / distance);
  }
}
