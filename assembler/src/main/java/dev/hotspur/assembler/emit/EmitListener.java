package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Unit;
import dev.hotspur.vm.bytecode.Code;
import java.util.List;

/** Is told what could be made of a program, whether or not the whole is correct. */
public interface EmitListener {
  /** Listens to nothing. */
  EmitListener NONE =
      new EmitListener() {
        @Override
        public void unit(Unit unit) {}

        @Override
        public void function(SourceText source, Code code, List<Span> spans) {}
      };

  /** A file was read: the program's own first, then what it includes. */
  void unit(Unit unit);

  /**
   * A function without errors was emitted; it is not yet verified.
   *
   * @param source the text it stands in
   * @param code its code
   * @param spans by offset in the code where each instruction stands; those of a macro stand where
   *     the macro is used
   */
  void function(SourceText source, Code code, List<Span> spans);
}
