/**
 * The interpreter: stack code is translated once per machine to a register form, which runs.
 *
 * <p>Start reading at {@link dev.hotspur.vm.interp.Insn} (what a translated instruction is), then
 * {@link dev.hotspur.vm.interp.Translator} (how stack code becomes register code), then {@link
 * dev.hotspur.vm.interp.Interpreter} (what runs it). The interpreter knows no compiler; one may
 * plug in at the heads of loops and the entries of functions through {@link
 * dev.hotspur.vm.interp.HotSpotListener}.
 */
package dev.hotspur.vm.interp;
