package dev.hotspur.jit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Translation;
import dev.hotspur.vm.value.VmError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final int HEAD = 2;
  private static final int BRANCH = 5;
  private static final int ADD = 8;
  private static final int BEHIND = 11;

  /** A loop of the offsets 2 to 10. */
  private static final String LOOP =
      """
      .func main()
      .local i
              LOAD_CONST   0
              STORE_FAST   i
      loop:   LOAD_FAST    i
              LOAD_CONST   10
              COMPARE      <
              POP_JUMP_IF_FALSE done
              LOAD_FAST    i
              LOAD_CONST   1
              ADD
              STORE_FAST   i
              JUMP         loop
      done:   LOAD_CONST   None
              RETURN
      .end
      """;

  /** The profile of the loop, of which nothing is recorded. */
  private static Profile ofLoop() throws VmError {
    List<Translation> translations = new ArrayList<>();
    HotSpotListener listener =
        new HotSpotListener() {
          @Override
          public void translated(Translation translation) {
            translations.add(translation);
          }

          @Override
          public Insn hot(Interpreter in, Anchor anchor) {
            return anchor.next();
          }
        };
    Vm vm = Vm.builder().world(new CapturingWorld()).jit(listener).build();
    vm.run(Assembler.assembleVerified(LOOP, "p.spur").module().orElseThrow());
    Translation main = translations.get(translations.size() - 1);
    return new Profile(new CodeFacts(main.verified()), main.loops().get(0));
  }

  @Test
  void anExitTeachesTheOtherWayOfABranch() throws VmError {
    Profile profile = ofLoop();
    profile.learnExit(BRANCH, BEHIND);
    assertEquals(Set.of(BEHIND), profile.successors(BRANCH));
  }

  /** A guard that was moved to the loop's head leaves there, wherever it comes from. */
  @Test
  void anExitWhereControlDoesNotGoTeachesNothing() throws VmError {
    Profile profile = ofLoop();
    profile.learnExit(ADD, HEAD);
    assertEquals(Set.of(), profile.successors(ADD));
  }

  @Test
  void whatIsExecutedAgainTeachesNothing() throws VmError {
    Profile profile = ofLoop();
    profile.learnExit(ADD, ADD);
    profile.learnExit(-1, HEAD);
    assertEquals(Set.of(), profile.successors(ADD));
  }
}
