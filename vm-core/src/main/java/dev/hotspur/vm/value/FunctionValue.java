package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.List;
import java.util.Map;

/**
 * A function of the program: verified code, the globals it sees, its defaults, and the cells of its
 * free variables.
 */
public final class FunctionValue {
  /** A function in the form in which a machine runs it. */
  public interface Form {}

  private static final Form NO_FORM = new Form() {};

  private final VerifiedCode verified;
  private final Globals globals;
  private final List<Object> defaults;
  private final Map<String, Object> keywordDefaults;
  private final List<Cell> closure;
  private Form form = NO_FORM;

  /**
   * Makes a function; defaults belong to the last positional parameters, and the closure has a cell
   * for each free variable of the code.
   */
  public FunctionValue(
      VerifiedCode verified,
      Globals globals,
      List<Object> defaults,
      Map<String, Object> keywordDefaults,
      List<Cell> closure) {
    this.verified = verified;
    this.globals = globals;
    this.defaults = List.copyOf(defaults);
    this.keywordDefaults = Map.copyOf(keywordDefaults);
    this.closure = List.copyOf(closure);
  }

  /** The function of code without free variables, with the defaults of its definition. */
  public static FunctionValue of(VerifiedCode code, Globals globals) {
    return new FunctionValue(
        code,
        globals,
        code.definition().defaults(),
        code.definition().keywordDefaults(),
        List.of());
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

  /** The name with those of the functions around it, as complaints show it. */
  public String qualifiedName() {
    return verified.qualifiedName();
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

  /**
   * What the machine that ran the function last has noted here, so that it need not look it up.
   * Another machine's is of no use.
   */
  public Form form() {
    return form;
  }

  /** Notes the form in which a machine runs the function. */
  public void setForm(Form newForm) {
    form = newForm;
  }

  /** The cells of the free variables, in their order. */
  public List<Cell> closure() {
    return closure;
  }
}
