package dev.hotspur.benchmarks;

/**
 * Writes large programs in the assembly language: short functions and a long one, with all that
 * programs have: loops, calls, blocks of exceptions, macros, named constants, literals of all kinds
 * and comments. The same size gives the same text.
 */
public final class GeneratedProgram {
  // What a part comes to on average, with uses of macros and the handling of exceptions.
  private static final int PART_SIZE = 24;

  private static final int PARTS_IN_FUNCTION = 4;
  private static final int LONG_SHARE = 4;
  private static final int CONSTANTS_SHARE = 100;

  private static final String HEADING =
      """
      ; A program that was generated to measure the assembler.

      .macro increase(variable, amount)
              LOAD_FAST    variable
              LOAD_CONST   amount
              INPLACE_ADD
              STORE_FAST   variable
      .end

      """;

  private static final String LOOP =
      """
              ; part %1$d: a loop
              LOAD_GLOBAL  range
              LOAD_CONST   %1$d
              CALL         1
              GET_ITER                        ; numbers
      next%1$d:
              FOR_ITER     done%1$d
              STORE_FAST   item%2$d
              LOAD_FAST    item%2$d
              LOAD_CONST   constant%3$d
              COMPARE      <=
              POP_JUMP_IF_TRUE next%1$d
              increase     total, %1$d
              JUMP         next%1$d
      done%1$d:
              NOP

      """;

  private static final String BLOCK =
      """
              .try                            ; part %1$d
                      LOAD_CONST   "text \\n %1$d"
                      LOAD_CONST   (%1$d, 0.%1$d, None)
                      BUILD_TUPLE  2
                      STORE_FAST   item%2$d
              .except ValueError as error
                      LOAD_GLOBAL  print
                      LOAD_FAST    error
                      CALL         1
                      POP
              .end
              LOAD_CONST   -1
              LOAD_FAST    total
              ADD
              STORE_FAST   total

      """;

  private final StringBuilder out = new StringBuilder(HEADING);
  private final int constants;
  private int part;

  private GeneratedProgram(int constants) {
    this.constants = constants;
  }

  /**
   * A program.
   *
   * @param instructions about how many instructions it comes to
   * @return its text
   */
  public static String of(int instructions) {
    int parts = Math.max(1, instructions / PART_SIZE);
    GeneratedProgram program = new GeneratedProgram(1 + parts / CONSTANTS_SHARE);
    program.constants();
    int inLong = parts / LONG_SHARE;
    for (int left = parts - inLong; left > 0; left -= PARTS_IN_FUNCTION) {
      program.function("short" + program.part, Math.min(left, PARTS_IN_FUNCTION));
    }
    program.function("main", inLong);
    return program.out.toString();
  }

  private void constants() {
    for (int i = 0; i < constants; i++) {
      out.append(".const constant").append(i).append(" = ").append(i).append('\n');
    }
  }

  private void function(String name, int parts) {
    out.append("\n; Has ").append(parts).append(" parts.\n");
    out.append(".func ").append(name).append("(start=0, *, step=1)\n");
    out.append("        LOAD_FAST    start\n        STORE_FAST   total\n");
    for (int i = 0; i < parts; i++) {
      String text = part % 2 == 0 ? LOOP : BLOCK;
      out.append(text.formatted(part, part % 50, part % constants));
      part++;
    }
    out.append("        LOAD_FAST    total\n        RETURN\n.end\n");
  }
}
