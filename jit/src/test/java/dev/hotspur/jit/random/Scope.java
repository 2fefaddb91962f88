package dev.hotspur.jit.random;

import java.util.ArrayList;
import java.util.List;

/** The variables of one function, by what they may hold; the first letter of a name says it too. */
final class Scope {
  final List<String> ints = new ArrayList<>();
  final List<String> floats = new ArrayList<>();
  final List<String> strings = new ArrayList<>();
  final List<String> lists = new ArrayList<>();
  final List<String> dicts = new ArrayList<>();
  final List<String> mixed = new ArrayList<>();

  /** Counters of loops, which nothing else changes. */
  final List<String> counters = new ArrayList<>();

  /** Variables that some path leaves without a value. */
  final List<String> volatiles = new ArrayList<>();

  /** Whether calls of the program's functions may be made, and how deep they may go. */
  String depth = "2";

  /** The functions that may be called: the first so many. */
  int callable;

  /** Whether expressions may call functions here. */
  boolean calls = true;

  /** Variables for the items of iterables from which something is collected. */
  final List<String> items = new ArrayList<>();

  /** The functions within this one. */
  final List<Program.Function> closures = new ArrayList<>();

  private int made;

  String newCounter() {
    String name = "k" + made++;
    counters.add(name);
    return name;
  }

  String newName(String prefix) {
    return prefix + made++;
  }

  /** All local variables but the parameters. */
  List<String> locals(List<String> parameters) {
    List<String> all = new ArrayList<>();
    all.addAll(ints);
    all.addAll(floats);
    all.addAll(strings);
    all.addAll(lists);
    all.addAll(dicts);
    all.addAll(mixed);
    all.addAll(items);
    all.addAll(counters);
    all.addAll(volatiles);
    closures.forEach(closure -> all.add(closure.name()));
    all.removeAll(parameters);
    return all;
  }
}
