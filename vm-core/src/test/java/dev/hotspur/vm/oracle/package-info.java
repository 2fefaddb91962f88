/** Compares values, operations and builtins with CPython 3.11, when it is there to be asked. */
package dev.hotspur.vm.oracle;
