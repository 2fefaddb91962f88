/** The tracing JIT: recorder, trace IR, optimiser, JVM bytecode back end. */
module dev.hotspur.jit {
  requires transitive dev.hotspur.vm;
  requires org.objectweb.asm;
  requires static org.objectweb.asm.util;

  exports dev.hotspur.jit;
  exports dev.hotspur.jit.ir;
  exports dev.hotspur.jit.opt;
}
