/** The machine: values, instruction set, code objects, verifier, interpreter, builtins. */
module dev.hotspur.vm {
  exports dev.hotspur.vm;
  exports dev.hotspur.vm.bytecode;
  exports dev.hotspur.vm.value;
  exports dev.hotspur.vm.spi;
  exports dev.hotspur.vm.interp;
  exports dev.hotspur.vm.builtin; // what compiled code calls
}
