/** Tests of the values that need no Python. */
package dev.hotspur.vm.value;
