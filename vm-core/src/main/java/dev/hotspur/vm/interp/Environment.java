package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.Globals;

/**
 * What a function's code is translated against.
 *
 * @param globals the globals of its module
 * @param builtins what a name means that is no global
 * @param metered whether instructions are charged to the fuel
 */
record Environment(Globals globals, Globals builtins, boolean metered) {}
