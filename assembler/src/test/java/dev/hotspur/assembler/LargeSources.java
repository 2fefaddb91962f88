package dev.hotspur.assembler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Programs of any size that have much of one thing. Some are refused; that must not take longer
 * either.
 */
final class LargeSources {
  private static final String BRANCH = "LOAD_CONST 1\nPOP_JUMP_IF_TRUE ";

  private final Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();

  private LargeSources() {
    instructionsAndNames();
    macrosAndConstants();
    blocks();
    longLines();
    mistakes();
  }

  /** By name, a program for each size; its length is about proportional to the size. */
  static Map<String, IntFunction<String>> all() {
    return new LargeSources().shapes;
  }

  /** A text for each number below n; {@code #} is the number. */
  private static String repeat(int n, String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < n; i++) {
      out.append(text.replace("#", Integer.toString(i)));
    }
    return out.toString();
  }

  private static String main(String body) {
    return Programs.program(body, "LOAD_CONST None", "RETURN");
  }

  /** Adds a function with n times these lines. */
  private void lines(String name, String lines) {
    shapes.put(name, n -> main(repeat(n, lines)));
  }

  private void instructionsAndNames() {
    lines("instructions", "LOAD_CONST 1\nPOP\n");
    lines("labels", "a#: JUMP b#\nb#: NOP\n");
    lines("local variables", "LOAD_CONST 1\nSTORE_FAST v#\n");
    lines("globals", "LOAD_GLOBAL g#\nPOP\n");
    lines("ints", "LOAD_CONST #\nPOP\n");
    lines("floats", "LOAD_CONST #.5\nPOP\n");
    lines("strings", "LOAD_CONST 'text #'\nPOP\n");
    lines("tuples", "LOAD_CONST (#, (1, 'x'))\nPOP\n");
    lines("places", ".loc 't' #\nNOP\n");
    lines("blank lines", "\n ; #\n");
    shapes.put("jumps back", n -> main("a: " + repeat(n, BRANCH + "a\n")));
    shapes.put(
        "functions",
        n -> repeat(n, ".func f#(a, *, b=1) pure\nLOAD_FAST a\nRETURN\n.end\n") + main(""));
    shapes.put("declarations", n -> main(".local x" + repeat(n, ", v#")));
    shapes.put(
        "parameters",
        n -> ".func f(x" + repeat(n, ", v#=1") + ")\nLOAD_FAST x\nRETURN\n.end\n" + main(""));
  }

  private void macrosAndConstants() {
    shapes.put(
        "constants", n -> repeat(n, ".const c# = #\n") + main(repeat(n, "LOAD_CONST c#\nPOP\n")));
    shapes.put(
        "macros",
        n -> repeat(n, ".macro m#(x)\nLOAD_CONST x\nPOP\n.end\n") + main(repeat(n, "m# 1\n")));
    shapes.put(
        "uses of a macro",
        n -> ".macro m(x)\nLOAD_CONST x\na: POP\n.end\n" + main(repeat(n, "m #\n")));
    shapes.put(
        "parameters of a macro",
        n ->
            ".macro m(x"
                + repeat(n, ", p#")
                + ")\n"
                + repeat(n, "LOAD_CONST p#\nPOP\n")
                + ".end\n"
                + main("m 0" + repeat(n, ", #")));
    shapes.put(
        "macros in macros",
        n ->
            ".macro m0()\nNOP\n.end\n"
                + repeat(10, ".macro n#()\nm0\n.end\n")
                + main(repeat(n, "n0\nn9\n")));
  }

  private void blocks() {
    lines("blocks", ".try\nNOP\n.except E as e\nPOP_EXCEPT\nJUMP a#\n.end\na#: NOP\n");
    lines("blocks with .finally", ".try\nNOP\n.except E\nNOP\n.finally\nNOP\n.end\n");
    shapes.put("handlers", n -> main(".try\nNOP\n" + repeat(n, ".except E#\nNOP\n") + ".end"));
    shapes.put("types", n -> main(".try\nNOP\n.except (A" + repeat(n, ", E#") + ")\nNOP\n.end"));
    shapes.put(
        "instructions in 90 blocks",
        n -> main(".try\n".repeat(90) + repeat(n, "NOP\n") + repeat(90, ".except E as e\n.end\n")));
    shapes.put("exits from a block", n -> main(exits(n, "RETURN") + ".except E as e\nNOP\n.end"));
    shapes.put("exits by .finally", n -> main(exits(n, "RETURN") + ".finally\nNOP\n.end"));
    shapes.put(
        "rows by hand",
        n ->
            main("s: "
                    + repeat(n, "a#: NOP\n")
                    + "JUMP o\nh: POP\no:\n"
                    + repeat(n, ".handler s a# h 0\n"))
                .replace(".handler s a0 h 0\n", ""));
    shapes.put(
        "blocks nested too deep", n -> main(".try\n".repeat(n) + ".except\n.end\n".repeat(n)));
  }

  private static String exits(int n, String exit) {
    return BRANCH
        + "t\nt: .try\n"
        + repeat(n, BRANCH + "a#\nLOAD_CONST 1\n" + exit + "\na#: NOP\n");
  }

  private void longLines() {
    shapes.put("labels on a line", n -> main(repeat(n, "a#: ")));
    shapes.put("a long string", n -> main("LOAD_CONST '" + "x".repeat(10 * n) + "'\nPOP"));
    shapes.put("many escapes", n -> main("LOAD_CONST '" + "\\n".repeat(10 * n) + "'\nPOP"));
    shapes.put("many wrong escapes", n -> main("LOAD_CONST '" + "\\q\\xq".repeat(n) + "'\nPOP"));
    shapes.put("a long comment", n -> main("NOP ;" + "x".repeat(10 * n)));
    shapes.put("a long name", n -> main("LOAD_GLOBAL " + "x".repeat(10 * n) + "\nPOP"));
    shapes.put("a name of many parts", n -> main("LOAD_GLOBAL x" + ".x".repeat(10 * n) + "\nPOP"));
    shapes.put("a long tuple", n -> main("LOAD_CONST (" + "1, ".repeat(10 * n) + ")\nPOP"));
    shapes.put("a large int", n -> main("LOAD_CONST 0x" + "f".repeat(10 * n) + "\nPOP"));
    shapes.put("too many digits", n -> main("LOAD_CONST " + "1".repeat(10 * n) + "\nPOP"));
    shapes.put("a long float", n -> main("LOAD_CONST 1." + "1".repeat(10 * n) + "\nPOP"));
    shapes.put("parentheses", n -> main("LOAD_CONST " + "(".repeat(10 * n)));
    shapes.put("wrong characters", n -> main("!".repeat(10 * n)));
  }

  private void mistakes() {
    lines("unknown instructions", "NO_SUCH #\n");
    lines("unknown labels", "a#: JUMP b#\n");
    lines("unknown variables", "LOAD_CONST 1\nSTORE_FAST x#\nLOAD_FAST v#\nPOP\n");
    lines("unknown constants", "LOAD_CONST v#\nPOP\n");
    lines("lines that cannot be read", "LOAD_CONST (\n");
    lines("labels twice", "a: NOP\n");
    lines("empty stacks", "a#: POP\nJUMP b#\nb#:");
    shapes.put("functions twice", n -> repeat(n, ".func f()\nNOP\n.end\n") + main(""));
    shapes.put("lines outside", n -> repeat(n, "NOP\n.x\n"));
    shapes.put("classes", n -> repeat(n, ".class C#(A)\n.end\n") + main(""));
    shapes.put("stray ends", n -> ".end\n".repeat(n));
  }
}
