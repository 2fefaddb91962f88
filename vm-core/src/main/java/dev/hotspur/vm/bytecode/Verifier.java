package dev.hotspur.vm.bytecode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks modules before they run. A verified module cannot underflow or overflow its stack, jump
 * outside a function, read a constant, name or variable that is not there, fall off the end, or
 * disagree on the stack's depth where paths meet. Linear in the size of the code: no path is
 * explored twice.
 */
public final class Verifier {
  /** The greatest stack a function may need. */
  public static final int MAX_STACK = 1 << 16;

  private static final int MAX_NESTING = 100;

  private final List<Problem> problems = new ArrayList<>();

  private Verifier() {}

  /**
   * Verifies every function of a module.
   *
   * @throws VerificationException with all problems found, when there are any
   */
  public static VerifiedModule verify(Module module) throws VerificationException {
    Verifier verifier = new Verifier();
    List<VerifiedCode> codes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FunctionDefinition function : module.functions()) {
      Scope scope = Scope.of(function.code(), Optional.empty());
      if (!names.add(function.name())) {
        verifier.problem(scope, "the module has another function named " + function.name());
      }
      verifier.check(function, scope).ifPresent(codes::add);
    }
    if (!verifier.problems.isEmpty()) {
      throw new VerificationException(verifier.problems);
    }
    return new VerifiedModule(module, codes);
  }

  /**
   * A function and those around it.
   *
   * @param shared the variables that functions within this one can have as free ones
   */
  private record Scope(
      Code code, Optional<Scope> outer, int depth, String qualifiedName, Set<String> shared) {
    static Scope of(Code code, Optional<Scope> outer) {
      Set<String> shared = new HashSet<>(code.cells());
      shared.addAll(code.frees());
      return new Scope(
          code,
          outer,
          outer.map(scope -> scope.depth() + 1).orElse(0),
          VerifiedCode.qualifiedName(outer.map(Scope::qualifiedName), code.name()),
          shared);
    }
  }

  private void checkDefaults(FunctionDefinition function, Scope scope) {
    Parameters parameters = function.code().parameters();
    if (function.defaults().size() > parameters.byPosition()) {
      problem(scope, "there are more defaults than parameters");
    }
    List<Object> all = new ArrayList<>(function.defaults());
    all.addAll(function.keywordDefaults().values());
    for (Object value : all) {
      if (!isConstant(value)) {
        problem(scope, "a default is not a constant");
      }
    }
  }

  /** Nothing if problems were found in the function or in one within it. */
  private Optional<VerifiedCode> check(FunctionDefinition function, Scope scope) {
    Code code = function.code();
    String name = scope.qualifiedName();
    if (scope.depth() > MAX_NESTING) {
      problem(scope, "functions are nested more than " + MAX_NESTING + " deep");
      return Optional.empty();
    }
    int before = problems.size();
    checkDefaults(function, scope);
    checkHeader(scope);
    checkVariables(scope);
    checkOperands(scope);
    checkExceptionTable(scope);
    final List<Object> constants = checkConstants(scope);
    if (problems.size() > before || code.size() == 0) {
      return Optional.empty();
    }
    StackDepths depths = StackDepths.of(code);
    List<StackDepths.Fault> faults = depths.problems();
    if (!faults.isEmpty()) {
      faults.sort(Comparator.comparingInt(StackDepths.Fault::pc));
      faults.forEach(fault -> problems.add(problem(scope, fault)));
    }
    if (depths.greatest() > code.maxStack()) {
      problem(
          scope,
          "the stack grows to "
              + depths.greatest()
              + " values, more than the declared "
              + code.maxStack());
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(
            new VerifiedCode(function, name, depths.depths(), depths.handlerRows(), constants));
  }

  /** The constants as values of the machine, but for functions that problems were found in. */
  private List<Object> checkConstants(Scope scope) {
    List<Object> constants = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object constant : scope.code().constants()) {
      if (constant instanceof FunctionDefinition inner) {
        Scope within = Scope.of(inner.code(), Optional.of(scope));
        if (!names.add(inner.name())) {
          problem(within, "the function around it has another one named " + inner.name());
        }
        check(inner, within).ifPresent(constants::add);
      } else if (isConstant(constant)) {
        constants.add(constant);
      } else {
        problem(
            scope,
            "a constant is of the class "
                + constant.getClass().getSimpleName()
                + ", which cannot be one");
      }
    }
    return constants;
  }

  private void checkHeader(Scope scope) {
    Code code = scope.code();
    if (code.size() == 0) {
      problem(
          scope,
          "the function " + code.name() + " has no instructions; it needs at least a RETURN");
    }
    if (code.parameters().count() > code.locals().size()) {
      problem(scope, "there are more parameters than local variables");
    }
    if (code.maxStack() > MAX_STACK) {
      problem(
          scope,
          "the stack may hold "
              + MAX_STACK
              + " values at most, but "
              + code.maxStack()
              + " are declared");
    }
  }

  /** A name means one variable, and free variables are those of the functions around this one. */
  private void checkVariables(Scope scope) {
    Code code = scope.code();
    Set<String> parameters = new HashSet<>(parameters(code));
    Set<String> names = new HashSet<>();
    for (String local : code.locals()) {
      checkName(scope, local, names.add(local));
    }
    for (String cell : code.cells()) {
      checkName(scope, cell, names.add(cell) || parameters.remove(cell));
    }
    for (String free : code.frees()) {
      checkName(scope, free, names.add(free));
      if (!scope.outer().map(outer -> outer.shared().contains(free)).orElse(false)) {
        problem(
            scope,
            "the free variable " + free + " is no cell or free variable of a function around");
      }
    }
  }

  private void checkName(Scope scope, String variable, boolean once) {
    if (!once) {
      problem(scope, "there are two variables named " + variable);
    }
  }

  private static List<String> parameters(Code code) {
    return code.locals().subList(0, Math.min(code.parameters().count(), code.locals().size()));
  }

  private void checkOperands(Scope scope) {
    Code code = scope.code();
    Set<String> shared = new HashSet<>(code.cells());
    for (int pc = 0; pc < code.size(); pc++) {
      int limit = operandLimit(code, pc);
      int operand = code.operand(pc);
      Opcode opcode = code.opcode(pc);
      if (operand >= limit) {
        problem(
            scope,
            pc,
            opcode
                + " refers to "
                + opcode.operand().placeholder()
                + " "
                + operand
                + ", but there are "
                + limit);
      } else if (opcode.operand() == OperandKind.COUNT
          && (operand < opcode.minCount() || operand > opcode.maxCount())) {
        problem(
            scope,
            pc,
            opcode
                + " takes a number from "
                + opcode.minCount()
                + " to "
                + opcode.maxCount()
                + ", found "
                + operand);
      } else if (opcode.operand() == OperandKind.PARTS
          && (operand | opcode.effect().allParts()) != opcode.effect().allParts()) {
        problem(scope, pc, opcode + " has no part with a bit of " + operand);
      } else if (opcode.operand() == OperandKind.LOCAL
          && shared.contains(code.locals().get(operand))) {
        problem(
            scope,
            pc,
            opcode + " refers to " + code.locals().get(operand) + ", whose value is in its cell");
      }
    }
  }

  private static int operandLimit(Code code, int pc) {
    return switch (code.opcode(pc).operand()) {
      case NONE -> 1;
      case CONSTANT -> code.constants().size();
      case LOCAL -> code.locals().size();
      case NAME -> code.names().size();
      case CELL -> code.cells().size() + code.frees().size();
      case LABEL -> code.size();
      case COUNT, PARTS -> Opcode.MAX_OPERAND + 1;
      case COMPARISON -> Comparison.count();
    };
  }

  private void checkExceptionTable(Scope scope) {
    Code code = scope.code();
    for (ExceptionEntry entry : code.exceptionTable()) {
      boolean ordered =
          0 <= entry.start() && entry.start() < entry.end() && entry.end() <= code.size();
      boolean inside = 0 <= entry.handler() && entry.handler() < code.size() && entry.depth() >= 0;
      if (!ordered || !inside) {
        problem(scope, "the exception table has a row outside the code: " + entry);
      }
    }
  }

  private static boolean isConstant(Object value) {
    return value instanceof Boolean
        || value instanceof Long
        || value instanceof BigInteger
        || value instanceof Double
        || (value instanceof Constant constant && constant.isImmutable());
  }

  private void problem(Scope scope, String message) {
    int line = scope.code().firstLine();
    Position position = new Position(line, line == 0 ? 0 : 1, line, 1);
    problem(scope, scope.code().size(), position, message);
  }

  private void problem(Scope scope, int pc, String message) {
    problem(scope, pc, scope.code().position(pc), message);
  }

  private static Problem problem(Scope scope, StackDepths.Fault fault) {
    Code code = scope.code();
    return new Problem(
        scope.qualifiedName(),
        code.file(),
        fault.pc(),
        code.position(fault.pc()),
        fault.message(),
        fault.conflict());
  }

  private void problem(Scope scope, int pc, Position position, String message) {
    problems.add(new Problem(scope.qualifiedName(), scope.code().file(), pc, position, message));
  }
}
