package dev.hotspur.jit.runtime;

import dev.hotspur.vm.value.GlobalCell;

/**
 * What compiled code relies on of a global: its cell holds this very object.
 *
 * @param cell the cell
 * @param expected the object, {@code Unset.UNSET} for none
 */
public record CellExpectation(GlobalCell cell, Object expected) {}
