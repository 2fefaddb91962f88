package dev.hotspur.assembler.print;

import dev.hotspur.vm.bytecode.Code;
import java.util.List;

/** What is to be said about instructions of a disassembly: a comment line each, above them. */
public interface Remarks {
  /** Nothing. */
  Remarks NONE = (code, pc) -> List.of();

  /** The lines above the instruction at an offset, without {@code ;}. */
  List<String> on(Code code, int pc);
}
