package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;

/**
 * One use of a macro.
 *
 * @param macro the macro's name
 * @param source the text that the macro is written in
 * @param use where it is used, in the function's text or in another macro
 * @param number which use of a macro in the program it is, from 1
 */
record Expansion(String macro, SourceText source, Span use, int number) {

  /** Where something that came out of a macro was written. */
  sealed interface Origin {
    /**
     * In the macro itself.
     *
     * @param expansion the use
     * @param span its place in the macro's text
     */
    record Written(Expansion expansion, Span span) implements Origin {}

    /**
     * In an operand of the use.
     *
     * @param expansion the use
     * @param parameter the place of the parameter that the operand stands for, in the macro's text
     * @param argument the operand's place, which can be in a macro too
     */
    record Passed(Expansion expansion, Span parameter, Span argument) implements Origin {}
  }
}
