/** Limits hold in every tier: time, interruption, depth; fuel is the random programs' matter. */
package dev.hotspur.jit.limits;
