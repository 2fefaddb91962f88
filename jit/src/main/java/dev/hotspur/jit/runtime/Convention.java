package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.GivenArguments;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.NoMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How compiled code gives the arguments of a call when it is not known before what is called, or
 * with what. The callee always comes first.
 */
public enum Convention {
  /** The arguments by position. */
  BY_POSITION("any", "what is called varies, so it is found out at each call") {
    @Override
    GivenArguments arguments(Interpreter in, Object[] all) {
      return GivenArguments.byPosition(Arrays.asList(all).subList(1, all.length));
    }
  },
  /** What LOAD_METHOD has put above the callee, then the arguments by position. */
  METHOD("method", "the method varies, so it is found out at each call") {
    @Override
    GivenArguments arguments(Interpreter in, Object[] all) {
      int first = all[1] == NoMethod.NONE ? 2 : 1;
      return GivenArguments.byPosition(Arrays.asList(all).subList(first, all.length));
    }
  },
  /** The arguments, then a tuple of the names of the last of them. */
  BY_NAME("named", "the runtime finds the parameters of arguments by name") {
    @Override
    GivenArguments arguments(Interpreter in, Object[] all) {
      List<Object> given = Arrays.asList(all).subList(1, all.length - 1);
      return GivenArguments.byName(given, all[all.length - 1]);
    }
  },
  /** An iterable of arguments by position, and perhaps a mapping of those by name. */
  UNPACKED("unpacked", "the runtime takes arguments out of collections") {
    @Override
    GivenArguments arguments(Interpreter in, Object[] all) {
      Optional<Object> mapping = all.length > 2 ? Optional.of(all[2]) : Optional.empty();
      return GivenArguments.unpacked(in, all[0], all[1], mapping);
    }
  };

  private final String word;
  private final String reason;

  Convention(String word, String reason) {
    this.word = word;
    this.reason = reason;
  }

  /** The name of such calls in the printed IR. */
  public String word() {
    return word;
  }

  /** Why the runtime makes such calls, for a reader. */
  public String reason() {
    return reason;
  }

  /**
   * The arguments of a call.
   *
   * @param all the callee and what follows it
   * @throws dev.hotspur.vm.value.VmError a TypeError if they are no arguments
   */
  abstract GivenArguments arguments(Interpreter in, Object[] all);
}
