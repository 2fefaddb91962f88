/** The façade of the machine: start reading at {@link dev.hotspur.vm.Vm}. */
package dev.hotspur.vm;
