package dev.hotspur.vm.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** One python3 process that evaluates expressions. */
final class Python {
  private static final String SCRIPT =
      """
      import sys, math
      sys.set_int_max_str_digits(0)
      sys.setrecursionlimit(5000)
      inf = math.inf
      nan = math.nan
      def nested(n):
          l = []
          for _ in range(n): l = [l]
          return l
      def loop():
          l = []
          l.append(l)
          return l
      def inplace_ADD(a, b): a += b; return a
      def inplace_SUB(a, b): a -= b; return a
      def inplace_MUL(a, b): a *= b; return a
      def inplace_DIV(a, b): a /= b; return a
      def inplace_FLOOR_DIV(a, b): a //= b; return a
      def inplace_MOD(a, b): a %= b; return a
      def inplace_POW(a, b): a **= b; return a
      def inplace_AND(a, b): a &= b; return a
      def inplace_OR(a, b): a |= b; return a
      def inplace_XOR(a, b): a ^= b; return a
      def inplace_LSHIFT(a, b): a <<= b; return a
      def inplace_RSHIFT(a, b): a >>= b; return a
      def put(a, b, c):
          a[b] = c
          return a
      def cut(a, b):
          del a[b]
          return a
      def unpack(a, n):
          if n == 0: [] = a; return ()
          if n == 1: x, = a; return (x,)
          if n == 2: x, y = a; return (x, y)
          x, y, z = a; return (x, y, z)
      import struct
      def bits(n): return struct.unpack('>d', struct.pack('>Q', n))[0]
      import random
      def perform(o, *steps):
          out = []
          for kind, *a in steps:
              try:
                  if kind == 'call': out.append(getattr(o, a[0])(*a[1:]))
                  elif kind == 'get': out.append(o[a[0]])
                  elif kind == 'put': o[a[0]] = a[1]
                  elif kind == 'cut': del o[a[0]]
                  elif kind == 'in': out.append(a[0] in o)
                  elif kind == 'eq': out.append(o == a[0])
                  elif kind == 'or': out.append(o | a[0])
                  elif kind == 'ior': o |= a[0]
                  elif kind == 'list': out.append(list(o))
              except Exception as e:
                  out.append(type(e).__name__ + ': ' + str(e))
          return out if isinstance(o, random.Random) else (out, o)
      def method(o, n, *a, **k):
          return (getattr(o, n)(*a, **k), o)
      for line in open(0, encoding='utf-8', newline='\\n'):
          try:
              text = repr(eval(line))
          except BaseException as e:
              text = type(e).__name__ + ': ' + str(e)
          text = text.replace('\\\\', '\\\\\\\\').replace('\\n', '\\\\n').replace('\\r', '\\\\r')
          sys.stdout.buffer.write((text + '\\n').encode('utf-8', 'surrogatepass'))
      """;

  private Python() {}

  /** Skips the test, visibly, unless python3 is CPython 3.11. */
  static void assumePresent() {
    String version = "";
    try {
      Process process =
          new ProcessBuilder(
                  "python3",
                  "-c",
                  "import sys, platform\n"
                      + "print(platform.python_implementation(), sys.version_info[:2])")
              .redirectErrorStream(true)
              .start();
      version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      version = "none: " + missing.getMessage();
    }
    Assumptions.assumeTrue(
        version.startsWith("CPython (3, 11)"), "needs python3 3.11, found " + version.strip());
  }

  /** The repr of each expression's value, or {@code Type: message}; one line each. */
  static List<String> evaluate(List<String> expressions) throws Exception {
    Process process =
        new ProcessBuilder("python3", "-W", "ignore", "-c", SCRIPT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread writer = new Thread(() -> write(process.getOutputStream(), expressions));
    writer.start();
    List<String> results = new ArrayList<>(expressions.size());
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        results.add(line);
      }
    }
    writer.join();
    process.waitFor(10, TimeUnit.SECONDS);
    return results;
  }

  private static void write(OutputStream out, List<String> expressions) {
    try (out) {
      out.write((String.join("\n", expressions) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
