package dev.hotspur.jit.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.jit.JitListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Arguments find their parameters as in CPython, and are refused with its words. */
class CallsLikePythonTest {
  private static final long FIRST = 20261121;
  private static final int COUNT = 6000;

  @Test
  void everyKindOfArgumentMeetsEveryKindOfParameter() throws IOException, InterruptedException {
    Optional<String> missing = Oracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<RandomCall> calls =
        LongStream.range(FIRST, FIRST + COUNT).mapToObj(RandomCall::of).toList();
    List<Outcome> wanted = Oracle.run(calls.stream().map(RandomCall::python).toList());
    List<String> failures = new ArrayList<>();
    int successes = 0;
    for (int i = 0; i < COUNT; i++) {
      Outcome got =
          Runner.run(
              Runner.assemble(calls.get(i).spur()),
              Setting.interpreted(Setting.UNMETERED),
              JitListener.NONE);
      successes += got.output().startsWith("[") ? 1 : 0;
      boolean same =
          wanted.get(i).output().equals(got.output())
              && wanted.get(i).lastLine().equals(got.lastLine());
      if (!same && failures.size() < 5) {
        failures.add("\n" + calls.get(i).python() + wanted.get(i).differenceTo(got) + got.error());
      }
    }
    assertEquals(List.of(), failures);
    assertTrue(successes > COUNT / 5 && successes < COUNT * 4 / 5, successes + " calls succeed");
  }
}
