package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.Unset;

/**
 * A global that is read later than the stack code says: when it is called, and not before the
 * arguments are computed. What is done meanwhile cannot change it, but may raise an error, and if
 * there is no such global then that would have been raised first.
 *
 * @param pc where the stack code reads it
 * @param until where it is read
 * @param load what reads it
 */
record PostponedGlobal(int pc, int until, Names.LoadGlobal load) {
  /** Whether an error raised at an offset comes too late. */
  boolean isMissingAt(int raisedAt) {
    return pc < raisedAt && raisedAt <= until && load.value() == Unset.UNSET;
  }
}
