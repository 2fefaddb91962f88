/**
 * The functions every program finds: the builtins and the built-in modules. They know values and
 * the {@link dev.hotspur.vm.value.CallContext}, and nothing of the interpreter that calls them.
 */
package dev.hotspur.vm.builtin;
