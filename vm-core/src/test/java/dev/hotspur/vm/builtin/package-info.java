/** Tests of the builtins that need no Python. */
package dev.hotspur.vm.builtin;
