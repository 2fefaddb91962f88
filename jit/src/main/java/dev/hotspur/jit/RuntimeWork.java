package dev.hotspur.jit;

/**
 * Why operations are left to the runtime: for each routine that compiled code calls the reason, as
 * it is told to whoever asks why a loop is slow. A routine is found by its name in the printed IR
 * up to the first dot, or by the whole name where that says more.
 */
enum RuntimeWork {
  BINARY("binary", "only ints of 64 bits and floats are computed with directly"),
  INPLACE("inplace", "only ints of 64 bits and floats are computed with directly"),
  UNARY("unary", "only ints of 64 bits and floats are computed with directly"),
  COMPARE("compare", "only ints of 64 bits and floats are compared directly"),
  TRUTHY("truthy", "only numbers and truth values are tested directly"),
  CONTAINS("contains", "the runtime searches containers"),
  SAME("same", "ints and floats are boxed anew, so the runtime compares identities"),
  GETITEM(
      "getitem", "only tuples, and lists of one storage strategy, are read directly, by an int"),
  SETITEM(
      "setitem",
      "only lists of one storage strategy are written directly, by an int and with the same type"),
  LIST("list", "the storage strategy of the list is not always the same"),
  DELITEM("delitem", "the runtime deletes items"),
  GETATTR("getattr", "only attributes of modules are read directly"),
  IMPORT("import", "the runtime imports modules"),
  UNPACK("unpack", "the runtime unpacks iterables"),
  UNPACKAROUND("unpackaround", "the runtime unpacks iterables"),
  ITEM("item", "items that were unpacked come in an array"),
  CELL("cell", "variables that functions share are in the heap"),
  GLOBAL("global", "a name that is no global all the time is looked up"),
  FUNCTION("function", "the runtime makes functions"),
  RAISED("raised", "the runtime makes exceptions and their tracebacks"),
  RERAISED("reraised", "the runtime makes exceptions and their tracebacks"),
  ERROR("error", "the runtime makes exceptions and their tracebacks"),
  HANDLING("handling", "the exception that is being handled is part of the machine"),
  SETHANDLING("sethandling", "the exception that is being handled is part of the machine"),
  MATCHES("matches", "the runtime compares types of exceptions"),
  ITERATOR("iterator", "only ranges, lists and tuples are iterated over directly"),
  RANGEITERATOR("rangeiterator", "the runtime makes iterators"),
  RANGE("range", "the runtime makes ranges"),
  NEXT("next", "only ranges, lists and tuples are iterated over directly"),
  APPEND("append", "the runtime makes lists grow"),
  EXTEND("extend", "the runtime makes lists grow"),
  LISTTOTUPLE("listtotuple", "the runtime makes containers and strings"),
  UPDATEDICT("updatedict", "the runtime makes dicts grow"),
  MERGEDICT("mergedict", "the runtime makes dicts grow"),
  ADDENTRY("addentry", "the runtime makes dicts grow"),
  BUILD("build", "the runtime makes containers and strings"),
  CALLINPLACE(
      "callinplace", "what is called varies or is a builtin, so it is found out at each call"),
  CALLBUILTIN("callbuiltin", "builtins take boxed arguments");

  private static final String UNKNOWN = "it has no operation of its own";

  private final String routine;
  private final String reason;

  RuntimeWork(String routine, String reason) {
    this.routine = routine;
    this.reason = reason;
  }

  /** Why a routine is called. */
  static String reason(String routine) {
    int dot = routine.indexOf('.');
    String word = dot < 0 ? routine : routine.substring(0, dot);
    for (RuntimeWork work : values()) {
      if (work.routine.equals(word)) {
        return work.reason;
      }
    }
    return UNKNOWN;
  }
}
