package dev.hotspur.jit.random;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What random programs have reached: instructions, operations of the IR, events, aborts. */
final class Coverage {
  private static final Pattern OPERATION =
      Pattern.compile("(?m)^  (?:v\\d+(?::\\w+)? = )?([a-z]+(?:\\.[a-z]+)*)\\b");

  /** A routine or convention by its name, to the first dot: what follows says how it is called. */
  private static final Pattern ROUTINE = Pattern.compile("\\b(?:call|invoke) ([a-z]+)\\b");

  /** What stands for instructions without operations of their own, and is reported. */
  private static final List<String> FORMS =
      List.of(
          "any",
          "named",
          "unpacked",
          "callinplace",
          "raised",
          "reraised",
          "function",
          "extend",
          "listtotuple",
          "updatedict",
          "unpackaround",
          "global",
          "cell",
          "handling",
          "matches");

  private final Map<String, LongAdder> routines = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> instructions = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> operations = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> events = new ConcurrentHashMap<>();

  /** Counts what a module is made of. */
  void add(VerifiedModule module) {
    for (VerifiedCode verified : module.codes()) {
      Code code = verified.code();
      for (int pc = 0; pc < code.size(); pc++) {
        count(instructions, code.opcode(pc).mnemonic());
      }
    }
  }

  /** A listener that counts events and, if asked to, the operations of the graphs built. */
  JitListener listener(boolean texts) {
    return new JitListener() {
      @Override
      public void on(JitEvent event) {
        Settings.failOn(event);
        add(event);
      }

      @Override
      public boolean wantsTexts() {
        return texts;
      }
    };
  }

  private void add(JitEvent event) {
    count(events, event.getClass().getSimpleName());
    if (event instanceof JitEvent.Aborted aborted) {
      count(events, aborted.reason().name());
    } else if (event instanceof JitEvent.Built built) {
      Matcher matcher = OPERATION.matcher(built.graph());
      while (matcher.find()) {
        count(operations, matcher.group(1));
      }
      Matcher calls = ROUTINE.matcher(built.graph());
      while (calls.find()) {
        count(routines, calls.group(1));
      }
    }
  }

  private static void count(Map<String, LongAdder> counts, String what) {
    counts.computeIfAbsent(what, key -> new LongAdder()).increment();
  }

  /** The instructions that no module had. */
  List<String> instructionsMissing() {
    return Arrays.stream(Opcode.values())
        .map(Opcode::name)
        .filter(name -> !instructions.containsKey(name))
        .toList();
  }

  /** What was reached how often, and what was not. */
  String report() {
    List<String> allEvents =
        Arrays.stream(JitEvent.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
    List<String> aborts = Arrays.stream(AbortReason.values()).map(AbortReason::name).toList();
    return section(
            "instructions", Arrays.stream(Opcode.values()).map(Opcode::name).toList(), instructions)
        + section("operations", Arrays.stream(Op.values()).map(Op::mnemonic).toList(), operations)
        + section("forms", FORMS, routines)
        + section("events", allEvents, events)
        + section("aborts", aborts, events);
  }

  private static String section(String title, List<String> all, Map<String, LongAdder> counts) {
    Map<String, Long> reached = new TreeMap<>();
    all.stream()
        .filter(counts::containsKey)
        .forEach(name -> reached.put(name, counts.get(name).sum()));
    String missing =
        all.stream().filter(name -> !counts.containsKey(name)).collect(Collectors.joining(", "));
    return "  %s, %d of %d reached: %s%n    not reached: %s%n"
        .formatted(title, reached.size(), all.size(), reached, missing.isEmpty() ? "-" : missing);
  }
}
