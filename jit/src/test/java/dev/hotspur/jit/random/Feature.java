package dev.hotspur.jit.random;

/** What random programs may contain: one switch each, drawn for each program. */
enum Feature {
  FLOATS,
  BIG_INTS,
  STRINGS,
  LISTS,
  TUPLES,
  DICTS,
  SLICES,
  /** Lists, tuples and arguments made of other iterables. */
  SPREADING,
  /** Loops that build lists and dicts. */
  COLLECTING,
  /** Methods of lists, dicts and strings. */
  METHODS,
  KEYWORDS,
  TAIL_CALLS,
  GLOBALS,
  FUNCTIONS,
  REASSIGNED_FUNCTIONS,
  BUILTINS,
  MATH,
  ERRORS,
  HANDLERS,
  RAISES,
  TYPE_CHANGES,
  DELETES,
  LOGIC,
  TESTS,
  CHAINS,
  CONDITIONALS,
  AUGMENTED,
  UNPACKING,
  BREAKS,
  NESTED_LOOPS,
  FOR_EACH,
  /** Functions within functions, which share variables with them. */
  CLOSURES,
  BITS,
  /** Comparing floats by identity, which the machine decides by bits and CPython by address. */
  IDENTITY
}
