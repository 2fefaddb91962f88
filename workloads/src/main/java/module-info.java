/** The workloads: programs, their Java twins, their expected results. */
module dev.hotspur.workloads {
  requires transitive dev.hotspur.vm;
  requires dev.hotspur.assembler;

  exports dev.hotspur.workloads;
}
