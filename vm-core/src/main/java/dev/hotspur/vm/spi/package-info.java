/**
 * Where the outside plugs into the machine: the world a program sees, observers of its execution,
 * and a JIT compiler. The machine knows these interfaces and nothing of who implements them.
 */
package dev.hotspur.vm.spi;
