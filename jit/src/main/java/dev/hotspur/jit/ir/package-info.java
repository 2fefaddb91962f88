/**
 * The intermediate representation of a region: linear SSA in blocks with parameters, typed, with
 * guards that carry snapshots, printed and parsed as text.
 *
 * <p>This package knows nothing of how regions are recorded, optimised or emitted, and imports
 * nothing else of the JIT.
 *
 * <p>Start at {@link dev.hotspur.jit.ir.Graph}; {@link dev.hotspur.jit.ir.Op} is the table of
 * operations. The text form, in which names may be used before the line that defines them:
 *
 * <pre>{@code
 * graph       = "region" number name "pc" number  { block }  { snapshot }  { routine }  { constant }
 * block       = "b"N [ "(" parameter { "," parameter } ")" ] ":" [ "loop" ] [ "@" "s"N ]
 *               { instruction }
 * parameter   = "v"N ":" type
 * instruction = [ "v"N ":" type "=" ] [ "virtual" ] mnemonic [ operands ] [ "@" "s"N ] [ "catch" target ]
 *               [ ";" "pc" number [ "in" name ] ]
 * operands    = attribute, values and targets, in this order, with commas
 *             | name "(" [ value { "," value } ] ")"                              for call
 * attribute   = number | "#"N
 * type        = "int" | "int32" | "float" | "bool" | "ref"
 * target      = "b"N [ "(" value { "," value } ")" ]
 * value       = "v"N | int | float | "true" | "false" | "#"N
 * snapshot    = "s"N ":" frame { ">" frame } "cost" number
 *               [ "writes" "{" write { ";" write } "}" ]
 * frame       = name "pc" number "{" [ register "=" value { "," register "=" value } ] "}"
 * write       = mnemonic operands
 * routine     = "routine" name ":" class "." method descriptor "(" { type } ")" "->" type
 *               [ "reads" "{" { heap } "}" ] [ "writes" "{" { heap } "}" ] [ "raises" ] [ "pure" ]
 * constant    = "#"N string
 * }</pre>
 *
 * <p>Instructions are indented, everything else is not. A float has a point or is {@code nan},
 * {@code inf} or {@code -inf}; an int has digits alone. An {@code int32} is an int that compiled
 * code keeps in 32 bits. Names that are not one word, and descriptors, stand in quotes. Lines that
 * begin with {@code ;} are comments.
 */
package dev.hotspur.jit.ir;
