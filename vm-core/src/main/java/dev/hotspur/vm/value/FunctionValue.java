package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.List;
import java.util.Map;

/** A function of the program: verified code, the globals it sees, and its defaults. */
public final class FunctionValue {
  private final VerifiedCode verified;
  private final Globals globals;
  private final List<Object> defaults;
  private final Map<String, Object> keywordDefaults;

  /** Makes a function; defaults belong to the last positional parameters. */
  public FunctionValue(
      VerifiedCode verified,
      Globals globals,
      List<Object> defaults,
      Map<String, Object> keywordDefaults) {
    this.verified = verified;
    this.globals = globals;
    this.defaults = List.copyOf(defaults);
    this.keywordDefaults = Map.copyOf(keywordDefaults);
  }

  /** The code with what the verifier knows about it. */
  public VerifiedCode verified() {
    return verified;
  }

  /** The code object. */
  public Code code() {
    return verified.code();
  }

  /** The function's name. */
  public String name() {
    return code().name();
  }

  /** The module's globals. */
  public Globals globals() {
    return globals;
  }

  /** Values for the last positional parameters. */
  public List<Object> defaults() {
    return defaults;
  }

  /** Values for keyword-only parameters, by name. */
  public Map<String, Object> keywordDefaults() {
    return keywordDefaults;
  }
}
