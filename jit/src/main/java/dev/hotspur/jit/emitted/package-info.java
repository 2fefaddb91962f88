/** The package that emitted classes belong to. Nothing else lives here. */
package dev.hotspur.jit.emitted;
