/** Text to module and back: the assembler, the disassembler, and their diagnostics. */
module dev.hotspur.assembler {
  requires transitive dev.hotspur.vm;

  exports dev.hotspur.assembler;
  exports dev.hotspur.assembler.binary;
  exports dev.hotspur.assembler.edit;
  exports dev.hotspur.assembler.print;
  exports dev.hotspur.assembler.syntax;
}
