package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Globals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The register form of a function, for one machine. There are two: the fast form, in which operands
 * are read where they are and comparisons are fused with jumps, and the plain form with one
 * instruction for each of the stack code. Both keep variables and operand stack in the same
 * registers and agree where the fast form is canonical, which is at its leaders.
 */
public final class Translation implements FunctionValue.Form {
  /** Stands for a cell variable that is no parameter. */
  static final int NO_PARAMETER = -1;

  private final VerifiedCode verified;
  private final Environment environment;
  private final boolean sharesVariables;
  private final int locals;
  private final int stackBase;
  private final int parameters;
  private final boolean isSimple;
  private final int[] cellParameters;
  private final ConstantRegisters constants;

  /** By the leader before them: control cannot go from one block into a call in another. */
  private final Map<Integer, List<PostponedGlobal>> postponed = new HashMap<>();

  private int registers;
  private Insn[] plain = {};
  private Insn[] leaders = {};
  private final List<LoopHeader> loops = new ArrayList<>();
  private FunctionEntry entry = new FunctionEntry(this, Insn.HALT);

  Translation(VerifiedCode verified, Environment environment) {
    this.verified = verified;
    this.environment = environment;
    this.sharesVariables = verified.code().sharesVariables();
    this.cellParameters = cellParameters(verified.code());
    // Each call asks for these, and a code object computes them.
    Code code = verified.code();
    this.locals = code.locals().size();
    this.stackBase = code.variables();
    this.constants = new ConstantRegisters(stackBase + code.maxStack());
    this.parameters = code.parameters().count();
    this.isSimple = parameters == code.parameters().byPosition();
  }

  void setLeaders(Insn[] newLeaders, List<LoopHeader> newLoops) {
    leaders = newLeaders;
    loops.addAll(newLoops);
    entry = new FunctionEntry(this, leaders[0]);
    registers = constants.first() + constants.values().size();
  }

  /** The code that was translated, with what the verifier knows about it. */
  public VerifiedCode verified() {
    return verified;
  }

  /** The code that was translated. */
  public Code code() {
    return verified.code();
  }

  /** The number of registers: variables, operand stack, and constants. */
  public int registers() {
    return registers;
  }

  /** Notes a global that is read late, in the block that begins at a leader. */
  void postpone(int leader, PostponedGlobal global) {
    postponed.computeIfAbsent(leader, key -> new ArrayList<>()).add(global);
  }

  /** The first of the globals that ought to have been read before an offset, if it is missing. */
  Optional<PostponedGlobal> missingAt(int pc) {
    Optional<PostponedGlobal> first = Optional.empty();
    int leader = pc;
    while (leaders[leader] == null) {
      leader--;
    }
    for (PostponedGlobal global : postponed.getOrDefault(leader, List.of())) {
      if (global.isMissingAt(pc) && (first.isEmpty() || global.pc() < first.get().pc())) {
        first = Optional.of(global);
      }
    }
    return first;
  }

  /** The registers that hold constants. */
  ConstantRegisters constants() {
    return constants;
  }

  /** The first register of the operand stack, after those of the variables. */
  public int stackBase() {
    return stackBase;
  }

  /** Whether an activation has cells of its own or of the functions around its own. */
  boolean sharesVariables() {
    return sharesVariables;
  }

  /**
   * For each cell variable the parameter whose argument it begins with, or {@link #NO_PARAMETER}.
   */
  int[] cellParameters() {
    return cellParameters;
  }

  private static int[] cellParameters(Code code) {
    int[] result = new int[code.cells().size()];
    for (int cell = 0; cell < result.length; cell++) {
      result[cell] = code.parameterOf(cell).orElse(NO_PARAMETER);
    }
    return result;
  }

  /** The number of local variables, which are the first registers. */
  public int locals() {
    return locals;
  }

  /** The number of parameters, which are the first local variables. */
  int parameters() {
    return parameters;
  }

  /** Whether so many arguments by position are just those that the parameters need. */
  boolean takes(int arguments) {
    return isSimple && arguments == parameters;
  }

  /** The register for the result of the call at an offset. */
  public int result(int callPc) {
    int taken = code().opcode(callPc).effect().taken(code().operand(callPc));
    return stackBase() + verified.depth(callPc) - taken;
  }

  /** The globals that the function sees. */
  public Globals globals() {
    return environment.globals();
  }

  /** The builtins that the function sees. */
  public Globals builtins() {
    return environment.builtins();
  }

  /** The loop headers, in the order of the code. */
  public List<LoopHeader> loops() {
    return List.copyOf(loops);
  }

  /** The header of the loop that begins at an offset of the stack code, if one does. */
  public Optional<LoopHeader> loopAt(int pc) {
    return leaders[pc] instanceof LoopHeader loop ? Optional.of(loop) : Optional.empty();
  }

  /** Where calls enter the function. */
  public FunctionEntry entry() {
    return entry;
  }

  /** Whether the fast form can be entered at an offset of the stack code. */
  public boolean isLeader(int pc) {
    return leaders[pc] != null;
  }

  /** The instruction of the fast form at a leader. */
  public Insn fast(int pc) {
    return leaders[pc];
  }

  /**
   * The instruction of the plain form at an offset of the stack code; it goes on in the fast form
   * at the next leader unless an observer keeps it plain. The plain form is made on first use.
   */
  public Insn plain(int pc) {
    if (plain.length == 0) {
      plain = Translator.plain(this, environment);
    }
    return plain[pc];
  }

  /** Whether instructions are charged to the fuel. */
  public boolean isMetered() {
    return environment.metered();
  }

  /** The fuel charged ahead for instructions after the one at {@code pc}. */
  int chargedAfter(int pc) {
    int end = pc + 1;
    while (end < leaders.length && leaders[end] == null && verified.isReachable(end)) {
      end++;
    }
    return end - pc - 1;
  }
}
