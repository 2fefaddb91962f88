/**
 * What is installed: for each loop its profile, its compiled region and the count of its failures.
 * This package enters compiled code and leaves it; what to do at a hot place is decided above.
 */
package dev.hotspur.jit.region;
