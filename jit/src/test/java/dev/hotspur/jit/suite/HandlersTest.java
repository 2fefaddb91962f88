package dev.hotspur.jit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Nothing leads to a handler of emitted code but what is thrown: C1 refuses a method where a jump
 * does, or the instruction before, and HotSpot interprets it until C2 is done.
 */
class HandlersTest {
  private static final Pattern HANDLER = Pattern.compile(" +TRYCATCHBLOCK \\S+ \\S+ (\\S+) .*");
  private static final Pattern JUMP = Pattern.compile(" +(GOTO|IF\\S*) (L\\d+)");
  private static final Pattern LABEL = Pattern.compile(" +(L\\d+)");
  private static final Pattern END =
      Pattern.compile(" +(GOTO .*|.?RETURN|ATHROW|(TABLE|LOOKUP)SWITCH.*)");

  private final List<String> wrong = new ArrayList<>();
  private int handlers;

  @Test
  void onlyWhatIsThrownLeadsToHandlers() {
    JitOptions eager = SuiteSetting.options(1, 1, 1).with(JitOption.HOT_FUNCTION, 1);
    look(eager);
    look(eager.with(JitOption.METHOD_BYTES, 300));
    assertEquals(List.of(), wrong);
    assertTrue(handlers > 200, () -> handlers + " handlers");
  }

  private void look(JitOptions options) {
    SuiteSetting setting = new SuiteSetting("eager", Optional.of(options), false);
    for (SuiteProgram program : SuiteProgram.all()) {
      SuiteRun.of(
          program,
          setting,
          event -> {
            if (event instanceof JitEvent.Compiled compiled) {
              look(compiled.bytecode(), program + ", region " + compiled.region());
            }
          });
    }
  }

  /** Looks at the methods of a class, whose labels are numbered each for itself. */
  private void look(String bytecode, String what) {
    Set<String> expected = new HashSet<>();
    boolean ended = true;
    for (String line : bytecode.split("\n")) {
      Matcher handler = HANDLER.matcher(line);
      Matcher jump = JUMP.matcher(line);
      Matcher label = LABEL.matcher(line);
      if (line.contains("MAXSTACK")) {
        expected.clear();
      } else if (handler.matches()) {
        expected.add(handler.group(1));
        handlers++;
      } else if (label.matches() && expected.contains(label.group(1)) && !ended) {
        wrong.add(what + ": " + label.group(1) + " is run into");
      } else if (jump.matches() && expected.contains(jump.group(2))) {
        wrong.add(what + ": " + line.strip());
      }
      if (!label.matches() && !line.startsWith("   FRAME")) {
        ended = END.matcher(line).matches();
      }
    }
  }
}
